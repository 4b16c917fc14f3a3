package dev.zimmer.conversation;

import dev.zimmer.storage.ValueReader;
import dev.zimmer.storage.ValueWriter;

/// How many messages have counted as unread so far for those whom they reached, by who sent them.
///
/// @param byOne those of [Side#ONE]
/// @param byOther those of [Side#OTHER]
public record Counts(long byOne, long byOther) {
  /// No message has counted.
  public static final Counts NONE = new Counts(0, 0);

  long of(Side side) {
    return side == Side.ONE ? byOne : byOther;
  }

  Counts plusOne(Side side) {
    return side == Side.ONE ? new Counts(byOne + 1, byOther) : new Counts(byOne, byOther + 1);
  }

  /// Appends both to a value.
  public void write(ValueWriter writer) {
    writer.number(byOne).number(byOther);
  }

  /// Reads both from a value.
  public static Counts read(ValueReader reader) {
    return new Counts(reader.number(), reader.number());
  }
}
