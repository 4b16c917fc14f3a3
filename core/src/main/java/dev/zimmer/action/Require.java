package dev.zimmer.action;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The checks that an action makes itself, where a rule depends on other parameters or stands
/// inside a message. A value that fails ends the call with INVALID_ARGUMENT and a text that names
/// the parameter and what was expected.
public final class Require {
  /// The most bytes of an id.
  public static final int MAX_ID_BYTES = 32;

  /// What an id may have beside digits and English letters; that of a user a space, too.
  public static final String ID_SIGNS = "!#$%&()+-:;<=.>?@[]^_{}|~";

  /// What the id of a user must be, so that it reads on after a parameter's name.
  public static final String USER_ID_RULE =
      "must be 1 to 32 digits, English letters, spaces or " + ID_SIGNS;

  /// The same for the id of a group.
  public static final String GROUP_ID_RULE =
      "must be 1 to 32 digits, English letters or " + ID_SIGNS;

  private Require() {}

  /// A refusal that says which parameter was wrong.
  ///
  /// @param problem what was wrong, so that it reads on after the name: `must be 0 or 2`
  public static ActionException invalid(String parameter, String problem) {
    return new ActionException(ReturnCode.INVALID_ARGUMENT, parameter + " " + problem);
  }

  /// A value that must have been sent.
  public static <T> T present(String parameter, @Nullable T value) {
    if (value == null) {
      throw invalid(parameter, "is missing");
    }
    return value;
  }

  /// A text that passes a test.
  ///
  /// @param rule what it must be, so that it reads on after the name
  public static String that(
      String parameter, @Nullable String value, Predicate<String> test, String rule) {
    String text = present(parameter, value);
    if (!test.test(text)) {
      throw invalid(parameter, rule);
    }
    return text;
  }

  /// Whether a text can be the id of a user: 1 to 32 bytes of the permitted characters.
  public static boolean isUserId(String id) {
    if (id.isEmpty() || id.length() > MAX_ID_BYTES) {
      return false;
    }
    for (int i = 0; i < id.length(); i++) {
      if (!isIdCharacter(id.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /// Those of some ids that a user can have, each once: a store may not even take the others as
  /// names.
  public static List<String> possibleUserIds(Collection<String> ids) {
    return ids.stream().filter(Require::isUserId).distinct().toList();
  }

  /// Whether a text can be the id of a group: the same without a space.
  public static boolean isGroupId(String id) {
    return isUserId(id) && id.indexOf(' ') < 0;
  }

  /// Whether a text can be the id of a room: that of a user may not have a comma, this may.
  ///
  /// @param maxBytes the most bytes it may have
  public static boolean isRoomId(String id, int maxBytes) {
    return !id.isEmpty()
        && id.length() <= maxBytes
        && id.chars().allMatch(c -> c == ',' || isIdCharacter((char) c));
  }

  /// What the id of a room must be, so that it reads on after a parameter's name.
  ///
  /// @param maxBytes the most bytes it may have
  public static String roomIdRule(int maxBytes) {
    return "must be 1 to " + maxBytes + " digits, English letters, spaces, commas or " + ID_SIGNS;
  }

  /// A text of a limited length; absent is empty.
  ///
  /// @param max the most bytes of UTF-8 it may have
  public static String atMostBytes(String parameter, @Nullable String value, int max) {
    String text = value == null ? "" : value;
    if (utf8Length(text) > max) {
      throw invalid(parameter, "is longer than " + max + " bytes");
    }
    return text;
  }

  /// How many bytes of UTF-8 a text has.
  public static int utf8Length(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static boolean isIdCharacter(char c) {
    return (c >= '0' && c <= '9')
        || (c >= 'A' && c <= 'Z')
        || (c >= 'a' && c <= 'z')
        || c == ' '
        || ID_SIGNS.indexOf(c) >= 0;
  }
}
