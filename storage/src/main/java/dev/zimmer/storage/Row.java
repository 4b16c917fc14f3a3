package dev.zimmer.storage;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One row as it was read.
///
/// @param key the row's name within its partition
/// @param value what was last written; never null, may be empty; must not be changed
@SuppressWarnings("ArrayRecordComponent") // rows are carried, never compared
public record Row(Bytes key, byte[] value) {
  /// The values of rows that are there, by the names under which they were asked for.
  ///
  /// @param names one for each value, in their order; none twice
  /// @param values as [StorageEngine#getAll] returns them
  /// @return in the order of the names
  public static Map<String, byte[]> present(List<String> names, List<Optional<byte[]>> values) {
    Map<String, byte[]> present = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      values.get(i).ifPresent(value -> present.put(name, value));
    }
    return present;
  }
}
