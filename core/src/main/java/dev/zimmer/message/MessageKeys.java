package dev.zimmer.message;

import dev.zimmer.storage.Address;
import dev.zimmer.storage.Bytes;
import dev.zimmer.storage.KeyBuilder;

/// Where messages are stored.
final class MessageKeys {
  /// How many sequence numbers a partition of messages holds.
  static final int BUCKET = 1000;

  private MessageKeys() {}

  /// The partition of the message with that number.
  ///
  /// @param conversation the partition of the conversation
  static Bytes partition(Bytes conversation, long sequence) {
    return new KeyBuilder().tag('m').bytes(conversation).number(sequence / BUCKET).build();
  }

  /// The row of the message with that number in its partition.
  static Bytes key(long sequence) {
    return new KeyBuilder().number(sequence).build();
  }

  /// Both.
  static Address address(Bytes conversation, long sequence) {
    return new Address(partition(conversation, sequence), key(sequence));
  }
}
