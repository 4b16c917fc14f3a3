package dev.zimmer.stamp;

import dev.zimmer.storage.StorageEngine;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;

/// A hybrid logical clock: hands out stamps that never repeat and always grow, close to the wall
/// clock and never behind it.
///
/// Where several processes share a store, each has slots of its own in every millisecond, and their
/// wall clocks may differ. What happens in one conversation is in order nevertheless: whoever hands
/// out a stamp for it names the newest stamp that they find there, and gets a larger one.
///
/// Before a stamp is handed out it has been reserved in the store, so none comes twice even if the
/// wall clock was set back, the process was killed, or another has taken its place.
///
/// While the wall clock is behind the stamps, because it ran ahead once or other processes' do,
/// they all come from one millisecond, until its slots run out. What has to be of a later
/// millisecond than before then moves the clock on, see [#nextBeyond].
public final class StampClock {
  private final StampReserve reserve;
  private final InstantSource time;
  private final ReentrantLock lock = new ReentrantLock();
  private final Ticks ticks = new Ticks();
  private long last;

  /// The clock of the only process of a store; goes on where the store's clock stopped.
  ///
  /// @param engine where the ceiling is kept
  /// @param time the wall clock
  public StampClock(StorageEngine engine, InstantSource time) {
    this(new StoredCeiling(engine), time);
  }

  StampClock(StampReserve reserve, InstantSource time) {
    this.reserve = reserve;
    this.time = time;
  }

  /// A stamp larger than all that this clock gave before.
  ///
  /// @param stamp the new one is also larger than this, whoever gave it
  /// @param millis its time is not earlier than this, in Unix milliseconds
  /// @throws dev.zimmer.storage.StorageException if no stamps can be reserved
  public long nextAfter(long stamp, long millis) {
    lock.lock();
    try {
      return take(Math.max(last, stamp), Math.max(millis, time.millis()));
    } finally {
      lock.unlock();
    }
  }

  /// The same for what ought to be later than a position. If the stamp would have the position's
  /// millisecond and the wall clock has not come to that yet, it has the next one, as far as
  /// [Ticks] lets it.
  ///
  /// @param position a stamp
  /// @param stamp the new one is larger than this, whoever gave it
  /// @param millis its time is not earlier than this, in Unix milliseconds
  /// @throws dev.zimmer.storage.StorageException if no stamps can be reserved
  public long nextBeyond(long position, long stamp, long millis) {
    lock.lock();
    try {
      long now = time.millis();
      long after = Math.max(last, stamp);
      long earliest = Math.max(millis, now);
      long fallsAt = Stamp.millis(reserve.range().next(after, earliest));
      boolean moves = fallsAt == Stamp.millis(position) && ticks.take(now, fallsAt - now);
      return take(after, moves ? fallsAt + 1 : earliest);
    } finally {
      lock.unlock();
    }
  }

  /// A stamp larger than all that this clock gave before.
  ///
  /// @throws dev.zimmer.storage.StorageException if no stamps can be reserved
  public long next() {
    return nextAfter(Stamp.NONE, 0);
  }

  /// The newest stamp that this clock gave; [Stamp#NONE] if it has not given any.
  public long latest() {
    lock.lock();
    try {
      return last;
    } finally {
      lock.unlock();
    }
  }

  /// By how much the next stamp is ahead of the wall clock, in milliseconds; 0 if it is not.
  public long leadMillis() {
    lock.lock();
    try {
      long newest = Math.max(last, reserve.range().after());
      return Math.max(0, Stamp.millis(newest) - time.millis());
    } finally {
      lock.unlock();
    }
  }

  private long take(long after, long earliest) {
    StampRange range = reserve.range();
    long next = range.next(after, earliest);
    while (next > range.ceiling()) {
      range = reserve.extend(next);
      next = range.next(after, earliest);
    }
    last = next;
    return next;
  }
}
