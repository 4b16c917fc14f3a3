package dev.zimmer.e2e;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.zimmer.action.Action;
import java.lang.reflect.ParameterizedType;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The records of actions as they go over the wire: a component's name with its first letter in
/// upper case is a field's, and what is null is left out.
final class RecordJson {
  private static final List<String> COMMON = List.of("Code", "Message", "RequestId");

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.UPPER_CAMEL_CASE)
          .changeDefaultPropertyInclusion(
              value -> value.withValueInclusion(JsonInclude.Include.NON_NULL))
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private RecordJson() {}

  /// The name of the action whose request this is.
  static String action(Record request) {
    return request.getClass().getEnclosingClass().getSimpleName();
  }

  /// The body of a call.
  static String body(Record request) {
    return MAPPER.writeValueAsString(request);
  }

  /// What is in an answer beside the fields that all have. It must be what the action's record
  /// says, no more and no less.
  ///
  /// @param request what was called
  /// @return null if there is nothing
  static @Nullable Record response(Record request, JsonAnswer answer) {
    ObjectNode fields = ((ObjectNode) answer.json()).deepCopy().remove(COMMON);
    if (fields.isEmpty()) {
      return null;
    }
    return MAPPER.treeToValue(fields, responseType(request));
  }

  /// What the action of a request answers, as its class says.
  private static Class<? extends Record> responseType(Record request) {
    return Arrays.stream(request.getClass().getEnclosingClass().getGenericInterfaces())
        .filter(ParameterizedType.class::isInstance)
        .map(ParameterizedType.class::cast)
        .filter(type -> type.getRawType() == Action.class)
        .map(type -> (Class<?>) type.getActualTypeArguments()[1])
        .<Class<? extends Record>>map(type -> type.asSubclass(Record.class))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no request of an action: " + request));
  }
}
