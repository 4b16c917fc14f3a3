package dev.zimmer.room;

import dev.zimmer.storage.Bytes;
import dev.zimmer.storage.KeyBuilder;
import dev.zimmer.storage.Transaction;
import java.util.Optional;

/// The rows of one room, in a transaction on its partition.
public final class RoomRows {
  /// How many messages of a room are kept, the newest: so it takes a bounded place, and leaves it
  /// in one step.
  public static final int MAX_MESSAGES = 1000;

  static final Bytes INFO = new KeyBuilder().tag('i').build();
  static final Bytes ATTRIBUTES = new KeyBuilder().tag('a').build();
  private static final Bytes NUMBERS = new KeyBuilder().tag('n').build();

  private final Transaction transaction;

  RoomRows(Transaction transaction) {
    this.transaction = transaction;
  }

  Optional<Room> room() {
    return transaction.get(INFO).map(Room::read);
  }

  void put(Room room) {
    transaction.put(INFO, room.toBytes());
  }

  RoomAttributes attributes() {
    return transaction.get(ATTRIBUTES).map(RoomAttributes::read).orElse(RoomAttributes.NONE);
  }

  void put(RoomAttributes attributes) {
    transaction.put(ATTRIBUTES, attributes.toBytes());
  }

  /// What the next message has to be numbered after.
  public RoomNumbers numbers() {
    return transaction.get(NUMBERS).map(RoomNumbers::read).orElse(RoomNumbers.NONE);
  }

  /// A message.
  ///
  /// @return empty if there is none with that number, or none any more
  public Optional<byte[]> message(long sequence) {
    long newest = numbers().sequence();
    return sequence < 1 || sequence > newest || sequence <= newest - MAX_MESSAGES
        ? Optional.empty()
        : transaction.get(messageKey(sequence));
  }

  /// Adds the next message, for which the oldest goes if they are too many.
  ///
  /// @param numbers those of the new message
  public void addMessage(RoomNumbers numbers, byte[] message) {
    transaction.put(NUMBERS, numbers.toBytes());
    putMessage(numbers.sequence(), message);
  }

  /// Changes a message that is there.
  public void putMessage(long sequence, byte[] message) {
    transaction.put(messageKey(sequence), message);
  }

  /// Deletes everything.
  void clear() {
    long messages = Math.min(numbers().sequence(), MAX_MESSAGES);
    for (long sequence = 1; sequence <= messages; sequence++) {
      transaction.delete(messageKey(sequence));
    }
    transaction.delete(NUMBERS);
    transaction.delete(ATTRIBUTES);
    transaction.delete(INFO);
  }

  private static Bytes messageKey(long sequence) {
    return new KeyBuilder().tag('m').number(sequence % MAX_MESSAGES).build();
  }
}
