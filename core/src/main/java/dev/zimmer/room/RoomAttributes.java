package dev.zimmer.room;

import dev.zimmer.storage.ValueReader;
import dev.zimmer.storage.ValueWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The attributes of a room, in one row: they are few and small.
///
/// @param sequence how many changes there were, each of one attribute
/// @param all those that are set, by the number of the change that set them
record RoomAttributes(long sequence, List<RoomAttribute> all) {
  /// None, and never any.
  static final RoomAttributes NONE = new RoomAttributes(0, List.of());

  /// The most that a room has.
  static final int MAX_COUNT = 20;

  /// The most bytes that their keys and values have together.
  static final int MAX_BYTES = 5120;

  /// What they must be, so that it reads on after a parameter's name.
  static final String RULE =
      "would be more than " + MAX_COUNT + ", or more than " + MAX_BYTES + " bytes";

  private static final int FORMAT = 1;

  /// With one of them set, whether it was before or not.
  ///
  /// @return empty if there would be too many or too large ones
  Optional<RoomAttributes> with(String key, String value, boolean autoDelete, String owner) {
    List<RoomAttribute> attributes = others(key);
    attributes.add(new RoomAttribute(key, value, sequence + 1, autoDelete, owner));
    boolean fits =
        attributes.size() <= MAX_COUNT
            && attributes.stream().mapToInt(RoomAttribute::bytes).sum() <= MAX_BYTES;
    return fits ? Optional.of(new RoomAttributes(sequence + 1, attributes)) : Optional.empty();
  }

  /// Without one of them.
  ///
  /// @return empty if it is not set
  Optional<RoomAttributes> without(String key) {
    List<RoomAttribute> attributes = others(key);
    return attributes.size() < all.size()
        ? Optional.of(new RoomAttributes(sequence + 1, attributes))
        : Optional.empty();
  }

  private List<RoomAttribute> others(String key) {
    List<RoomAttribute> others = new ArrayList<>(all);
    others.removeIf(attribute -> attribute.key().equals(key));
    return others;
  }

  byte[] toBytes() {
    ValueWriter value = new ValueWriter(FORMAT).number(sequence).number(all.size());
    for (RoomAttribute attribute : all) {
      value
          .text(attribute.key())
          .text(attribute.value())
          .number(attribute.sequence())
          .flag(attribute.autoDelete())
          .text(attribute.owner());
    }
    return value.toBytes();
  }

  static RoomAttributes read(byte[] value) {
    ValueReader reader = new ValueReader(value, FORMAT);
    long sequence = reader.number();
    long count = reader.number();
    List<RoomAttribute> all = new ArrayList<>();
    for (long i = 0; i < count; i++) {
      all.add(
          new RoomAttribute(
              reader.text(), reader.text(), reader.number(), reader.flag(), reader.text()));
    }
    return new RoomAttributes(sequence, all);
  }
}
