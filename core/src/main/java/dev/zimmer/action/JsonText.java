package dev.zimmer.action;

import java.util.Map;
import java.util.Optional;

/// Reads and writes JSON for the few places where a text inside a message is JSON itself. The
/// server brings the library.
public interface JsonText {
  /// The JSON object that a text holds: its values are String, Boolean, Integer, Long, BigInteger,
  /// Double, BigDecimal, `List<Object>`, `Map<String, Object>` or null.
  ///
  /// @return empty if the text is not one JSON object
  Optional<Map<String, Object>> object(String text);

  /// A JSON object as compact text.
  ///
  /// @param object values as [#object] gives them
  String write(Map<String, Object> object);
}
