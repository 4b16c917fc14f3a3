package dev.zimmer.list;

import dev.zimmer.conversation.ConversationId;
import dev.zimmer.conversation.ConversationType;
import dev.zimmer.storage.Bytes;
import dev.zimmer.storage.KeyBuilder;
import dev.zimmer.storage.KeyReader;
import dev.zimmer.storage.Row;
import dev.zimmer.storage.ValueReader;
import dev.zimmer.storage.ValueWriter;

/// How the registers of a list are written into rows of the user's partition.
final class ListKeys {
  /// The start of every key of the list.
  static final Bytes PREFIX = new KeyBuilder().tag('c').build();

  private static final int FORMAT = 1;

  /// One register as it was read.
  record Stored(ConversationId id, Register register, long version, long value) {}

  private ListKeys() {}

  /// The start of every key of conversations of a type.
  static Bytes prefix(ConversationType type) {
    return new KeyBuilder().tag('c').tag(type.tag()).build();
  }

  static Bytes key(ConversationId id, Register register) {
    return new KeyBuilder().tag('c').tag(id.type().tag()).text(id.id()).tag(register.tag()).build();
  }

  static byte[] value(long version, long value) {
    return new ValueWriter(FORMAT).number(version).number(value).toBytes();
  }

  static Stored read(Row row) {
    KeyReader key = new KeyReader(row.key());
    key.tag();
    ConversationId id = new ConversationId(ConversationType.ofTag(key.tag()), key.text());
    Register register = Register.ofTag(key.tag());
    ValueReader value = new ValueReader(row.value(), FORMAT);
    return new Stored(id, register, value.number(), value.number());
  }
}
