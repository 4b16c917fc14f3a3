package dev.zimmer.room;

import dev.zimmer.storage.Bytes;
import dev.zimmer.storage.KeyBuilder;
import dev.zimmer.storage.KeyReader;
import dev.zimmer.storage.Row;
import dev.zimmer.storage.StorageEngine;
import dev.zimmer.storage.ValueReader;
import dev.zimmer.storage.ValueWriter;
import java.util.ArrayList;
import java.util.List;

/// When rooms end if nobody comes, so that those leave the store, too, that nobody names again.
///
/// Who creates a room notes its end, and learns of a few whose time has come. What is noted is a
/// hint: the room itself says whether it is over.
///
/// Notes are in the order of their times and go from the front, and a store looks through the marks
/// that deletes leave. So what is noted is looked for from where the last ones went.
final class RoomEnds {
  /// How many a call learns of: more than come to it on average.
  static final int MAX_DUE = 2;

  private static final int SHARD_BITS = 4;
  private static final int FORMAT = 1;
  private static final Bytes FRONT = new KeyBuilder().tag('f').build();
  private static final byte[] NOTHING = new ValueWriter(FORMAT).toBytes();

  private final StorageEngine engine;

  RoomEnds(StorageEngine engine) {
    this.engine = engine;
  }

  /// A note whose time has come.
  ///
  /// @param room of the same partition as the one that was noted
  record Due(RoomKey room, long endMillis) {}

  /// Notes an end.
  ///
  /// @param nowMillis the time, in Unix milliseconds
  /// @return notes whose time has come, at most [#MAX_DUE], the oldest first
  List<Due> note(RoomKey room, long endMillis, long nowMillis) {
    return engine.transact(
        partition(room),
        transaction -> {
          long front = transaction.get(FRONT).map(RoomEnds::readFront).orElse(0L);
          List<Row> due = transaction.scan(key(front), key(nowMillis + 1), MAX_DUE);
          // Another process, whose clock is ahead, may have come further.
          transaction.put(key(Math.max(front, endMillis), room.roomId()), NOTHING);
          List<Due> notes = new ArrayList<>();
          due.forEach(row -> notes.add(due(room.appId(), row)));
          return notes;
        });
  }

  /// Forgets notes.
  ///
  /// @param due what one call of [#note] returned
  void forget(List<Due> due) {
    if (due.isEmpty()) {
      return;
    }
    engine.transact(
        partition(due.getFirst().room()),
        transaction -> {
          due.forEach(each -> transaction.delete(key(each.endMillis(), each.room().roomId())));
          long front = transaction.get(FRONT).map(RoomEnds::readFront).orElse(0L);
          long reached = Math.max(front, due.getLast().endMillis());
          transaction.put(FRONT, new ValueWriter(FORMAT).number(reached).toBytes());
          return reached;
        });
  }

  private static Due due(long appId, Row row) {
    KeyReader key = new KeyReader(row.key());
    key.tag();
    long endMillis = key.number();
    return new Due(new RoomKey(appId, key.text()), endMillis);
  }

  private static long readFront(byte[] value) {
    return new ValueReader(value, FORMAT).number();
  }

  private static Bytes partition(RoomKey room) {
    // Ids that are alike have hashes that are alike; the golden ratio spreads them.
    int shard = (room.roomId().hashCode() * 0x9E3779B9) >>> (Integer.SIZE - SHARD_BITS);
    return new KeyBuilder().tag('e').number(room.appId()).number(shard).build();
  }

  /// Smaller than the names of all notes of that time or later.
  private static Bytes key(long endMillis) {
    return new KeyBuilder().tag('r').number(endMillis).build();
  }

  private static Bytes key(long endMillis, String roomId) {
    return new KeyBuilder().tag('r').number(endMillis).text(roomId).build();
  }
}
