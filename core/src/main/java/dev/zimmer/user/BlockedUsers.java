package dev.zimmer.user;

import dev.zimmer.storage.ValueReader;
import dev.zimmer.storage.ValueWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Whom a user has blocked, in one row: they are few, and so a page of them is one read, however
/// many others were blocked and unblocked before.
///
/// @param lastNumber the number of the latest block, whether it still stands or not
/// @param newestFirst the blocks that stand
record BlockedUsers(long lastNumber, List<Block> newestFirst) {
  /// Nobody is blocked, and nobody ever was.
  static final BlockedUsers NOBODY = new BlockedUsers(0, List.of());

  private static final int FORMAT = 1;

  /// One block.
  ///
  /// @param number from 1; no two blocks of a user have the same, and a later one has a larger
  /// @param userId who is blocked
  /// @param sinceMillis since when, in Unix milliseconds; 0 if that was not noted
  record Block(long number, String userId, long sinceMillis) {}

  /// With one more; they are not blocked yet.
  BlockedUsers with(String userId, long nowMillis) {
    List<Block> blocks = new ArrayList<>(newestFirst.size() + 1);
    blocks.add(new Block(lastNumber + 1, userId, nowMillis));
    blocks.addAll(newestFirst);
    return new BlockedUsers(lastNumber + 1, blocks);
  }

  /// Without some.
  BlockedUsers without(Set<String> userIds) {
    return new BlockedUsers(
        lastNumber,
        newestFirst.stream().filter(block -> !userIds.contains(block.userId())).toList());
  }

  byte[] toBytes() {
    ValueWriter value = new ValueWriter(FORMAT).number(lastNumber).number(newestFirst.size());
    for (Block block : newestFirst) {
      value.number(block.number()).text(block.userId()).number(block.sinceMillis());
    }
    return value.toBytes();
  }

  static BlockedUsers read(byte[] value) {
    ValueReader reader = new ValueReader(value, FORMAT);
    long lastNumber = reader.number();
    long count = reader.number();
    List<Block> blocks = new ArrayList<>();
    for (long i = 0; i < count; i++) {
      blocks.add(new Block(reader.number(), reader.text(), reader.number()));
    }
    return new BlockedUsers(lastNumber, blocks);
  }
}
