package dev.zimmer.friend;

import dev.zimmer.action.Require;
import dev.zimmer.action.ReturnCode;
import dev.zimmer.storage.ValueReader;
import dev.zimmer.storage.ValueWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What may be kept with a friend: up to five texts under fixed keys, not too long together.
final class FriendAttributes {
  /// The most bytes of UTF-8 that all keys and values of a friend may have.
  static final int MAX_BYTES = 1024;

  private static final Set<String> KEYS = Set.of("k0", "k1", "k2", "k3", "k4");

  private FriendAttributes() {}

  /// Whether attributes are too long together, whatever else is wrong with them.
  static boolean areTooLong(List<FriendAttribute> attributes) {
    return attributes.stream().mapToInt(FriendAttributes::bytes).sum() > MAX_BYTES;
  }

  /// Sets attributes one after the other, each if it can be.
  ///
  /// @param present what is there already; the attributes that can be set are put into it
  /// @return for each OK, or why it was not set
  static List<ReturnCode> set(Map<String, String> present, List<FriendAttribute> attributes) {
    List<ReturnCode> codes = new ArrayList<>();
    Map<String, String> sent = new LinkedHashMap<>();
    for (FriendAttribute attribute : attributes) {
      if (!KEYS.contains(attribute.key())) {
        codes.add(ReturnCode.FRIEND_ATTRIBUTE_KEY_INVALID);
      } else if (sent.putIfAbsent(attribute.key(), attribute.value()) != null) {
        codes.add(ReturnCode.FRIEND_ATTRIBUTE_REPEATED);
      } else if (bytesWith(present, attribute) > MAX_BYTES) {
        codes.add(ReturnCode.FRIEND_ATTRIBUTES_TOO_LONG);
      } else {
        present.put(attribute.key(), attribute.value());
        codes.add(ReturnCode.OK);
      }
    }
    return codes;
  }

  static void write(Map<String, String> attributes, ValueWriter writer) {
    writer.number(attributes.size());
    attributes.forEach((key, value) -> writer.text(key).text(value));
  }

  static Map<String, String> read(ValueReader reader) {
    Map<String, String> attributes = new LinkedHashMap<>();
    for (long left = reader.number(); left > 0; left--) {
      attributes.put(reader.text(), reader.text());
    }
    return attributes;
  }

  private static int bytesWith(Map<String, String> present, FriendAttribute attribute) {
    Map<String, String> all = new LinkedHashMap<>(present);
    all.put(attribute.key(), attribute.value());
    return all.entrySet().stream()
        .mapToInt(each -> bytes(new FriendAttribute(each.getKey(), each.getValue())))
        .sum();
  }

  private static int bytes(FriendAttribute attribute) {
    return Require.utf8Length(attribute.key()) + Require.utf8Length(attribute.value());
  }
}
