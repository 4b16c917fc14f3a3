package dev.zimmer.server.cli;

import dev.zimmer.server.wire.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Makes a call's body out of arguments.
///
/// | arguments | body |
/// |---|---|
/// | `FromUserId=alice Limit=10` | `{"FromUserId":"alice","Limit":10}` |
/// | `UserId=a UserId=b` | `{"UserId":["a","b"]}` |
/// | `UserId=["a"]` | `{"UserId":["a"]}` |
/// | `{"FromUserId":"alice"}` | the same |
final class Arguments {
  private Arguments() {}

  /// The body.
  ///
  /// @throws IllegalArgumentException if an argument is neither `key=value` nor a JSON object
  static String body(List<String> arguments, Json json) {
    if (arguments.size() == 1 && arguments.getFirst().stripLeading().startsWith("{")) {
      return arguments.getFirst();
    }
    Map<String, Object> body = new LinkedHashMap<>();
    for (String argument : arguments) {
      int equals = argument.indexOf('=');
      if (equals < 1) {
        throw new IllegalArgumentException(
            "'" + argument + "' (expected: KEY=VALUE, or one JSON object)");
      }
      Object value = value(argument.substring(equals + 1), json);
      body.merge(argument.substring(0, equals), value, Arguments::joined);
    }
    return json.write(body);
  }

  private static Object value(String text, Json json) {
    // A value alone is no JSON object, so it is read as a part of one.
    return json.object("{\"value\":" + text + "}")
        .map(object -> object.get("value"))
        .filter(value -> !(value instanceof String))
        .orElse(text);
  }

  private static Object joined(Object before, Object next) {
    List<Object> list = new ArrayList<>();
    if (before instanceof List<?> several) {
      list.addAll(several);
    } else {
      list.add(before);
    }
    list.add(next);
    return list;
  }
}
