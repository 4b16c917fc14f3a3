package dev.zimmer.action;

import java.util.HexFormat;

/// Text from somebody else, made fit to be shown: in a log, on a terminal, in an error.
///
/// | text | shown |
/// |---|---|
/// | `名前` | `名前` |
/// | line breaks, escapes and other control characters | `<000a>` |
/// | marks that turn the direction of what follows, and others that nobody sees | `<202e>` |
/// | half a surrogate pair, and what is no character at all | `<d800>` |
/// | more than the bound | the beginning, `… (11000 characters)` |
public final class Printable {
  /// How much is shown of what a caller sent, in characters.
  public static final int MAX_SENT = 100;

  private static final HexFormat HEX = HexFormat.of();

  private Printable() {}

  /// What a caller sent.
  public static String sent(String text) {
    return of(text, MAX_SENT);
  }

  /// A text of any origin.
  ///
  /// @param maxCharacters how much of it is shown
  public static String of(String text, int maxCharacters) {
    StringBuilder shown = new StringBuilder(Math.min(text.length(), maxCharacters));
    append(shown, text, maxCharacters);
    return shown.toString();
  }

  /// Adds a text to a line.
  ///
  /// @param maxCharacters how much of it is added
  public static void append(StringBuilder line, String text, int maxCharacters) {
    int end = 0;
    for (int shown = 0; shown < maxCharacters && end < text.length(); shown++) {
      int character = text.codePointAt(end);
      if (isVisible(character)) {
        line.appendCodePoint(character);
      } else {
        String hex = HEX.toHexDigits(character, character > Character.MAX_VALUE ? 6 : 4);
        line.append('<').append(hex).append('>');
      }
      end += Character.charCount(character);
    }
    if (end < text.length()) {
      int all = text.codePointCount(0, text.length());
      line.append("… (").append(all).append(" characters)");
    }
  }

  private static boolean isVisible(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
