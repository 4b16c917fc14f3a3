package dev.zimmer.server.limit;

import dev.zimmer.server.auth.App;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A rate that replaces a documented one.
///
/// @param app the app's id, or `*` for every app
/// @param action the action's name, or `*` for every action
/// @param callsPerSecond the rate, also the largest burst; 0 for no limit
public record LimitOverride(String app, String action, int callsPerSecond) {
  /// Stands for every app or every action.
  public static final String ANY = "*";

  private static final Pattern FORM =
      Pattern.compile("(\\*|\\d{1,10})/(\\*|[A-Za-z0-9]+)=(\\d{1,9})");

  /// Reads `APP/ACTION=CALLS_PER_SECOND`.
  ///
  /// @throws IllegalArgumentException if the text is not of that form
  public static LimitOverride parse(String text) {
    Matcher matcher = FORM.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' (expected: APP/ACTION=CALLS_PER_SECOND, * for every app or action)");
    }
    String app = matcher.group(1);
    if (!app.equals(ANY)) {
      long id = Long.parseLong(app);
      if (id > App.MAX_ID) {
        throw new IllegalArgumentException(
            "'" + text + "' (expected: an app's id up to " + App.MAX_ID + ")");
      }
      app = Long.toString(id);
    }
    return new LimitOverride(app, matcher.group(2), Integer.parseInt(matcher.group(3)));
  }
}
