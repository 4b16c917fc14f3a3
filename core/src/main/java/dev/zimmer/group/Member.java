package dev.zimmer.group;

import dev.zimmer.storage.ValueReader;
import dev.zimmer.storage.ValueWriter;

/// One member of a group.
///
/// @param number they joined as the number-th, counted over the group's whole life
/// @param joinedMillis messages of this time and later count for them, in Unix milliseconds
record Member(long number, long joinedMillis) {
  private static final int FORMAT = 1;

  byte[] toBytes() {
    return new ValueWriter(FORMAT).number(number).number(joinedMillis).toBytes();
  }

  static Member read(byte[] value) {
    ValueReader reader = new ValueReader(value, FORMAT);
    return new Member(reader.number(), reader.number());
  }
}
