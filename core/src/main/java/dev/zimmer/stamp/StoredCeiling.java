package dev.zimmer.stamp;

import dev.zimmer.storage.Bytes;
import dev.zimmer.storage.KeyBuilder;
import dev.zimmer.storage.StorageEngine;
import dev.zimmer.storage.ValueReader;
import dev.zimmer.storage.ValueWriter;
import dev.zimmer.storage.WriteBatch;

/// All stamps, for the only process of a store. A row holds a ceiling that no stamp has passed;
/// after a restart the clock goes on from there. It is a quarter of a second ahead at most, and so
/// is the clock after a restart.
final class StoredCeiling implements StampReserve {
  private static final long RESERVED_MILLIS = 250;
  private static final Bytes PARTITION = new KeyBuilder().tag('s').build();
  private static final Bytes KEY = new KeyBuilder().tag('c').build();
  private static final int FORMAT = 1;

  private final StorageEngine engine;
  private volatile StampRange range;

  /// Goes on where the store's clock stopped, whoever had it: also where a cluster's did, whose
  /// rows have been moved here.
  StoredCeiling(StorageEngine engine) {
    this.engine = engine;
    long ceiling = Math.max(read(engine), NodeLease.largestCeiling(engine));
    this.range = new StampRange(0, Stamp.SLOTS, ceiling, ceiling);
  }

  /// The ceiling of a store that only one process had; [Stamp#NONE] if there never was one.
  static long read(StorageEngine engine) {
    return engine
        .get(PARTITION, KEY)
        .map(value -> new ValueReader(value, FORMAT).number())
        .orElse(Stamp.NONE);
  }

  @Override
  public StampRange range() {
    return range;
  }

  @Override
  public StampRange extend(long stamp) {
    long ceiling = Stamp.last(Stamp.millis(stamp) + RESERVED_MILLIS);
    byte[] value = new ValueWriter(FORMAT).number(ceiling).toBytes();
    engine.write(new WriteBatch().put(PARTITION, KEY, ceiling, value));
    range = new StampRange(0, Stamp.SLOTS, range.after(), ceiling);
    return range;
  }
}
