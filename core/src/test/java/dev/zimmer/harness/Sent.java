package dev.zimmer.harness;

import dev.zimmer.spec.FieldSpec;
import dev.zimmer.spec.RecordSpec;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Records of requests in which parameters may be missing.
public final class Sent {
  private Sent() {}

  /// A record as it is bound when only some of its parameters were sent.
  ///
  /// @param namesAndValues components' names, each followed by its value; null for one that was not
  ///   sent
  public static <T extends Record> T of(Class<T> type, @Nullable Object... namesAndValues) {
    Map<Object, @Nullable Object> sent = new HashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      if (namesAndValues[i + 1] != null) {
        sent.put(namesAndValues[i], namesAndValues[i + 1]);
      }
    }
    RecordSpec<T> spec = RecordSpec.of(type);
    @Nullable Object[] values = spec.fields().stream().map(field -> value(field, sent)).toArray();
    if (!sent.isEmpty()) {
      throw new IllegalArgumentException(type + " has no " + sent.keySet());
    }
    return spec.create(values);
  }

  private static @Nullable Object value(FieldSpec field, Map<Object, @Nullable Object> sent) {
    @Nullable Object value = sent.remove(field.component());
    return value == null ? field.absent() : value;
  }
}
