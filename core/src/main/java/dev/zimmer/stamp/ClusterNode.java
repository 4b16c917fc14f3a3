package dev.zimmer.stamp;

import dev.zimmer.storage.Bytes;
import dev.zimmer.storage.StorageEngine;
import dev.zimmer.storage.StorageException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// This process among those that share its store: it has a node id, and so a clock whose stamps
/// nobody else hands out, and knows how many others there are.
///
/// A thread raises the ceiling of the id once a second. While it cannot, because the store is out
/// of reach or somebody else has the id, the clock goes on up to the ceiling and then hands out
/// nothing. It goes on by itself when the ceiling can be raised again, or another id be had.
public final class ClusterNode implements AutoCloseable {
  /// How many node ids there are, from 0 up.
  public static final int IDS = NodeLease.IDS;

  private static final Logger logger = System.getLogger(ClusterNode.class.getName());
  private static final long ROUND_MILLIS = 1_000;
  private static final long MAX_WAIT_MILLIS = 2_000;

  private final InstantSource time;
  private final NodeIds ids;
  private final StampClock clock;
  private final Thread keeper =
      Thread.ofPlatform().daemon().name("zimmer-node").unstarted(this::keep);
  private final LeaseWatch watch = new LeaseWatch();
  private volatile int live = 1;
  private volatile boolean behindOthers;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private NodeIds.Held held;
  private long wantedMillis;
  private boolean failing;
  private boolean closed;

  private ClusterNode(InstantSource time, NodeIds ids, NodeIds.Held held) {
    this.time = time;
    this.ids = ids;
    this.held = held;
    this.clock = new StampClock(new Reserve(), time);
  }

  /// Joins the processes that share a store.
  ///
  /// @param time the wall clock
  /// @param wantedId the node id, from 0 up to [#IDS]; empty to take one that is free. One that
  ///   looks taken is watched for some seconds, and taken if nobody uses it
  /// @throws StorageException if the id is another process's, if none is free, or if the store
  ///   cannot be used; with what to do about it
  public static ClusterNode join(StorageEngine engine, InstantSource time, OptionalInt wantedId) {
    NodeIds ids = new NodeIds(engine, time, wantedId);
    ClusterNode node = new ClusterNode(time, ids, ids.take());
    try {
      node.look();
    } catch (StorageException e) {
      node.release();
      throw e;
    }
    logger.log(Level.INFO, "this process has node id {0}", node.id());
    node.keeper.start();
    return node;
  }

  /// Whether a partition of a store holds nothing but who has a node id.
  public static boolean isLease(Bytes partition) {
    return NodeLease.isPartition(partition);
  }

  /// The clock of this process.
  public StampClock clock() {
    return clock;
  }

  /// The node id that this process has now.
  public int id() {
    return held().id();
  }

  /// How many processes share the store, this one among them; as it was some seconds ago.
  public int live() {
    return live;
  }

  /// Returns if this process can do its work, as far as is known.
  ///
  /// @throws StorageException if it has no stamps to hand out, or if its wall clock is behind those
  ///   of most others. That of one other says nothing: it may be ahead
  public void check() {
    lock.lock();
    try {
      if (failing) {
        throw noStamps();
      }
    } finally {
      lock.unlock();
    }
    if (behindOthers) {
      throw new StorageException.Retryable(
          "this machine's clock is more than 10 s behind those of most other processes: set it by"
              + " NTP; this process is ready again by itself");
    }
  }

  /// Gives the node id back. The clock hands out nothing any more.
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    try {
      keeper.interrupt();
      keeper.join();
      release();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void release() {
    try {
      ids.release(held(), clock.latest());
    } catch (StorageException e) { // it becomes free by itself
      logger.log(Level.DEBUG, "the node id could not be given back", e);
    }
  }

  private NodeIds.Held held() {
    lock.lock();
    try {
      return held;
    } finally {
      lock.unlock();
    }
  }

  private void keep() {
    while (await()) {
      try {
        raise();
        look();
      } catch (StorageException e) {
        fail(String.valueOf(e.getMessage()));
      } catch (RuntimeException e) { // whatever it is, the thread goes on
        logger.log(Level.ERROR, "the node id could not be kept", e);
        fail(String.valueOf(e.getMessage()));
      }
    }
  }

  /// Waits for the next round, or until somebody needs a higher ceiling.
  ///
  /// @return false if there is no next round
  private boolean await() {
    lock.lock();
    try {
      long left = TimeUnit.MILLISECONDS.toNanos(ROUND_MILLIS);
      while (left > 0 && !closed && (failing || isHighEnough(wantedMillis))) {
        left = changed.awaitNanos(left);
      }
      return !closed;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }

  private boolean isHighEnough(long millis) {
    return Stamp.millis(held.range().ceiling()) >= millis;
  }

  private void raise() {
    NodeIds.Held before = held();
    NodeIds.Held after = ids.extend(before, wanted()).orElseGet(() -> takeAnother(before.id()));
    lock.lock();
    try {
      held = after;
      if (failing) {
        logger.log(Level.INFO, "stamps can be reserved again; the node id is {0}", after.id());
      }
      failing = false;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private long wanted() {
    lock.lock();
    try {
      return wantedMillis;
    } finally {
      lock.unlock();
    }
  }

  private NodeIds.Held takeAnother(int lost) {
    logger.log(
        Level.WARNING,
        "node id {0} was taken by another process while this one could not keep it",
        lost);
    return ids.take();
  }

  private void fail(String why) {
    lock.lock();
    try {
      if (!failing) {
        logger.log(Level.WARNING, "no new stamps can be reserved: {0}", why);
      }
      failing = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Looks after the others.
  private void look() {
    watch.look(ids.leases(), System.nanoTime());
    long now = time.millis();
    live = Math.max(1, watch.alive(now));
    boolean behind = watch.isBehindMost(id(), now);
    if (behind && !behindOthers) {
      logger.log(
          Level.WARNING,
          "this machine's clock is more than 10 s behind those of most other processes: set it by"
              + " NTP; until then this process is not ready");
    } else if (!behind && behindOthers) {
      logger.log(Level.INFO, "this machine's clock is no longer behind those of other processes");
    }
    behindOthers = behind;
  }

  private static StorageException noStamps() {
    return new StorageException.Retryable(
        "no new stamps can be reserved in the store: see the log of this process; calls succeed"
            + " again by themselves");
  }

  /// The stamps as the clock needs them.
  private final class Reserve implements StampReserve {
    @Override
    public StampRange range() {
      return held().range();
    }

    /// Waits for the thread that raises the ceiling: the clock may be asked within a transaction,
    /// which must not begin another.
    @Override
    public StampRange extend(long stamp) {
      lock.lock();
      try {
        wantedMillis = Math.max(wantedMillis, Stamp.millis(stamp));
        changed.signalAll();
        long left = TimeUnit.MILLISECONDS.toNanos(MAX_WAIT_MILLIS);
        while (held.range().ceiling() < stamp && !failing && !closed && left > 0) {
          left = changed.awaitNanos(left);
        }
        if (held.range().ceiling() < stamp) {
          failing = true; // others need not wait as long
          throw noStamps();
        }
        return held.range();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new StorageException.Retryable("interrupted while waiting for stamps", e);
      } finally {
        lock.unlock();
      }
    }
  }
}
