package dev.zimmer.server.auth;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One app that this server serves.
///
/// @param id an unsigned 32-bit number
/// @param serverSecret what its callers sign with; not empty
public record App(long id, String serverSecret) {
  /// The largest id.
  public static final long MAX_ID = 0xFFFF_FFFFL;

  private static final Pattern ID_AND_SECRET = Pattern.compile("(\\d{1,10}):([^\\s,]+)");

  /// Checks the ranges.
  ///
  /// @throws IllegalArgumentException if the id is not an unsigned 32-bit number or the secret is
  ///   empty; the text never holds the secret
  public App {
    if (id < 0 || id > MAX_ID) {
      throw new IllegalArgumentException("AppId: " + id + " (expected: 0 to " + MAX_ID + ")");
    }
    if (serverSecret.isEmpty()) {
      throw new IllegalArgumentException("the secret of app " + id + " is empty");
    }
  }

  /// Reads `ID:SECRET`.
  ///
  /// @throws IllegalArgumentException if the text is not of that form; the exception's text never
  ///   holds the secret
  public static App parse(String text) {
    Matcher matcher = ID_AND_SECRET.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "expected ID:SECRET, the id a number, the secret without spaces and commas");
    }
    return new App(Long.parseLong(matcher.group(1)), matcher.group(2));
  }

  /// The id alone: secrets never reach a log.
  @Override
  public String toString() {
    return "App[id=" + id + "]";
  }
}
