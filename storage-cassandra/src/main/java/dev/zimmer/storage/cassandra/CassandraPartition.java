package dev.zimmer.storage.cassandra;

import dev.zimmer.storage.StorageException;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// A partition on which transactions of this process run right now: where their bodies wait for
/// their turn, and the group that they join. See [CassandraEngine].
///
/// Everything but the lock and the number of outages is touched under the lock only.
final class CassandraPartition {
  /// Fair, so that whoever came while a body ran gets into its group.
  private final ReentrantLock lock = new ReentrantLock(true);

  private final Condition committed = lock.newCondition();
  private @Nullable GroupCommit open;
  private boolean committing;
  private GroupCommit.@Nullable Base known;
  private int defeats;
  private final AtomicLong outages = new AtomicLong();
  private @Nullable StorageException lastOutage;
  private int users;

  /// Counts one more user; called only by the map that holds the partitions.
  CassandraPartition enter() {
    users++;
    return this;
  }

  /// Counts one user less; called only by the map that holds the partitions.
  ///
  /// @return null if that was the last
  @Nullable CassandraPartition leave() {
    users--;
    return users == 0 ? null : this;
  }

  /// How often transactions could not begin because the store was in trouble.
  long outages() {
    return outages.get();
  }

  /// Waits for the turn of one body; then the lock is held.
  ///
  /// @param outagesSeen how many there were when the caller came; if there has been one since, they
  ///   waited behind somebody who met it, and need not find out by themselves
  /// @param deadline as [System#nanoTime] tells it
  /// @throws StorageException.Retryable if the turn does not come in time
  void takeTurn(long outagesSeen, long deadline) {
    if (lock.isHeldByCurrentThread()) {
      throw new IllegalStateException("a transaction's body must not begin another transaction");
    }
    boolean interrupted = false;
    try {
      while (true) {
        try {
          if (!lock.tryLock(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
            throw tooBusy();
          }
          break;
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
      interrupted |= awaitOpen(outagesSeen, deadline);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private boolean awaitOpen(long outagesSeen, long deadline) {
    boolean interrupted = false;
    while (outages.get() == outagesSeen && (committing || (open != null && open.isFull()))) {
      long left = deadline - System.nanoTime();
      if (left <= 0) {
        lock.unlock();
        throw tooBusy();
      }
      try {
        committed.awaitNanos(left);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (outages.get() != outagesSeen) {
      StorageException cause = Objects.requireNonNull(lastOutage);
      lock.unlock();
      throw new StorageException.Retryable(
          "a transaction before this one on the same data met trouble with Cassandra: repeat",
          cause);
    }
    return interrupted;
  }

  void endTurn() {
    lock.unlock();
  }

  /// The group that takes bodies, if there is one.
  @Nullable GroupCommit open() {
    return open;
  }

  void open(GroupCommit group) {
    open = group;
  }

  /// What the last group of this process left, if nothing is known to have happened since.
  GroupCommit.@Nullable Base known() {
    return known;
  }

  /// How often in a row another process was faster.
  int defeats() {
    return defeats;
  }

  void noteOutage(StorageException outage) {
    lastOutage = outage;
    outages.incrementAndGet();
    known = null;
    committed.signalAll();
  }

  /// Lets no further bodies into the open group; the caller is about to commit it.
  void beginCommit() {
    lock.lock();
    try {
      open = null;
      committing = true;
    } finally {
      lock.unlock();
    }
  }

  /// Lets the next group begin.
  ///
  /// @param left what the partition holds now, or null if that is not known
  /// @param defeated whether another process was faster
  void endCommit(GroupCommit.@Nullable Base left, boolean defeated) {
    lock.lock();
    try {
      known = left;
      defeats = defeated ? defeats + 1 : 0;
      committing = false;
      committed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private static StorageException tooBusy() {
    return new StorageException.Retryable("too many transactions wait for the same data: repeat");
  }
}
