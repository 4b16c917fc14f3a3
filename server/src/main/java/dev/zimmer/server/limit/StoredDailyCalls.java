package dev.zimmer.server.limit;

import dev.zimmer.storage.Bytes;
import dev.zimmer.storage.KeyBuilder;
import dev.zimmer.storage.StorageEngine;
import dev.zimmer.storage.ValueReader;
import dev.zimmer.storage.ValueWriter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// The calls of the last 24 hours, kept in the store: a restart brings no new ones, and all
/// processes of a cluster count together.
///
/// The partition of one action of one app is `'q' appId action`. Its one row is transactional: key
/// `'d'`, value the times of its calls in the last 24 hours, in Unix milliseconds. They are few, as
/// a call that is refused is not among them.
public final class StoredDailyCalls implements DailyCalls {
  private static final Bytes KEY = new KeyBuilder().tag('d').build();
  private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();
  private static final int FORMAT = 1;

  private final StorageEngine engine;
  private final InstantSource time;

  /// The calls kept in a store.
  ///
  /// @param time the wall clock
  public StoredDailyCalls(StorageEngine engine, InstantSource time) {
    this.engine = engine;
    this.time = time;
  }

  @Override
  public boolean tryTake(long appId, String action, int callsADay) {
    long now = time.millis();
    Bytes partition = new KeyBuilder().tag('q').number(appId).text(action).build();
    return engine.transact(
        partition,
        transaction -> {
          List<Long> calls = transaction.get(KEY).map(StoredDailyCalls::read).orElse(List.of());
          List<Long> recent = new ArrayList<>(calls);
          recent.removeIf(millis -> millis <= now - DAY_MILLIS);
          if (recent.size() >= callsADay) {
            return false;
          }
          recent.add(now);
          transaction.put(KEY, toBytes(recent));
          return true;
        });
  }

  private static byte[] toBytes(List<Long> calls) {
    ValueWriter value = new ValueWriter(FORMAT).number(calls.size());
    calls.forEach(value::number);
    return value.toBytes();
  }

  private static List<Long> read(byte[] value) {
    ValueReader reader = new ValueReader(value, FORMAT);
    long count = reader.number();
    List<Long> calls = new ArrayList<>();
    for (long i = 0; i < count; i++) {
      calls.add(reader.number());
    }
    return calls;
  }
}
