package dev.zimmer.action;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The checks that parameters of many actions share. A value that fails ends the call with
/// INVALID_ARGUMENT and a text that names the parameter and what was expected.
public final class Require {
  private static final int ID_BYTES = 32;
  private static final String ID_SIGNS = "!#$%&()+-:;<=.>?@[]^_{}|~";

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

  /// The id of a user as it must be: 1 to 32 bytes of the permitted characters.
  public static String userId(String parameter, @Nullable String value) {
    String id = present(parameter, value);
    if (!isUserId(id)) {
      throw invalid(parameter, "must be 1 to 32 digits, English letters, spaces or " + ID_SIGNS);
    }
    return id;
  }

  /// The id of a group as it must be: 1 to 32 bytes of the permitted characters, no space.
  public static String groupId(String parameter, @Nullable String value) {
    String id = present(parameter, value);
    if (!isUserId(id) || id.indexOf(' ') >= 0) {
      throw invalid(parameter, "must be 1 to 32 digits, English letters or " + ID_SIGNS);
    }
    return id;
  }

  /// Whether a text can be the id of a user.
  public static boolean isUserId(String id) {
    for (int i = 0; i < id.length(); i++) {
      if (!isIdCharacter(id.charAt(i))) {
        return false;
      }
    }
    return !id.isEmpty() && id.length() <= ID_BYTES;
  }

  /// A text of a limited length; absent is empty.
  ///
  /// @param largest the most bytes of UTF-8 it may have
  public static String atMostBytes(String parameter, @Nullable String value, int largest) {
    String text = value == null ? "" : value;
    if (utf8Length(text) > largest) {
      throw invalid(parameter, "is longer than " + largest + " bytes");
    }
    return text;
  }

  /// A list with at least one element.
  public static <T> List<T> notEmpty(String parameter, List<T> list) {
    if (list.isEmpty()) {
      throw invalid(parameter, "is missing or empty");
    }
    return list;
  }

  /// A time in the past.
  ///
  /// @param millis Unix milliseconds; 0 or absent stands for now
  /// @param nowMillis the time of the call
  /// @return the time given, or 0 if none was
  public static long notInTheFuture(String parameter, @Nullable Long millis, long nowMillis) {
    if (millis == null) {
      return 0;
    }
    if (millis < 0 || millis > nowMillis) {
      throw invalid(parameter, "must be 0 or a time in Unix milliseconds not later than now");
    }
    return millis;
  }

  /// A whole number in a range; absent stands for a default.
  public static int inRange(
      String parameter, @Nullable Integer value, int smallest, int largest, int absent) {
    if (value == null) {
      return absent;
    }
    if (value < smallest || value > largest) {
      throw invalid(parameter, "must be from " + smallest + " to " + largest);
    }
    return value;
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
