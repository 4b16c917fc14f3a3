package dev.zimmer.harness;

import dev.zimmer.spec.Corrected;
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

  /// A record as it is bound when its parameters were sent as they stand in it: what is corrected
  /// instead of refused is corrected.
  static <T extends Record> T corrected(RecordSpec<T> spec, T sent) {
    return spec.create(
        spec.fields().stream().map(field -> corrected(field, field.in(sent))).toArray());
  }

  private static @Nullable Object corrected(FieldSpec field, @Nullable Object value) {
    @Nullable Corrected said = field.said(Corrected.class).orElse(null);
    if (said == null || !(value instanceof Integer number)) {
      return value;
    }
    return number <= 0 ? field.absent() : (Integer) Math.min(number, said.max());
  }
}
