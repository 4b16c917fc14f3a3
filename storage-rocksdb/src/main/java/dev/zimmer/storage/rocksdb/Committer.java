package dev.zimmer.storage.rocksdb;

import dev.zimmer.storage.StorageException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one thread that writes: it takes all that callers have queued, writes it as one batch with
/// one sync, runs the callers' actions in queue order, and lets the callers go on.
///
/// It is a platform thread because a virtual thread that waits inside a native call holds its
/// carrier: a handful of syncs would stop every request.
///
/// What a commit was computed from may turn out never to have been written. The *epoch* says so: it
/// grows whenever rows that callers could have read may be gone, and a commit of an older epoch
/// fails. See [RocksDbEngine].
final class Committer implements AutoCloseable {
  private static final Logger logger = LoggerFactory.getLogger(Committer.class);
  private static final int MAX_GROUP = 1024;

  private final CommitStore store;
  private final CommitListener listener;
  private final BlockingQueue<Commit> queue = new LinkedBlockingQueue<>();
  private final Commit stop = new Commit(Commit.RESTS_ON_NOTHING);
  private final List<Runnable> recoveryActions = new CopyOnWriteArrayList<>();
  private final AtomicLong epoch = new AtomicLong();
  private final Thread thread;
  private volatile boolean failed;
  private volatile boolean stopped;
  private volatile long lastSuccess = System.nanoTime();

  private final ReentrantLock settling = new ReentrantLock();
  private final Condition settled = settling.newCondition();
  private long settledSequence;

  private Committer(CommitStore store, CommitListener listener) {
    this.store = store;
    this.listener = listener;
    this.settledSequence = store.latestSequence();
    this.thread = Thread.ofPlatform().name("zimmer-committer").daemon().unstarted(this::run);
  }

  static Committer start(CommitStore store, CommitListener listener) {
    Committer committer = new Committer(store, listener);
    committer.thread.start();
    return committer;
  }

  /// The present epoch; to be read before the first read that a commit rests on.
  long epoch() {
    return epoch.get();
  }

  /// When rows last became durable, as [System#nanoTime] tells it.
  long lastSuccess() {
    return lastSuccess;
  }

  /// Whether the last write failed and nothing has been written since.
  boolean hasFailed() {
    return failed;
  }

  /// How many commits wait to be taken.
  int queued() {
    return queue.size();
  }

  /// Registers what runs after writing has become possible again, before the next write.
  void onRecovery(Runnable action) {
    recoveryActions.add(action);
  }

  /// Queues a commit; commits are written in the order in which they are queued.
  ///
  /// @throws StorageException if the store is closed
  void submit(Commit commit) {
    requireOtherThread();
    queue.add(commit);
    if (stopped && queue.remove(commit)) {
      throw Database.closed();
    }
  }

  /// Waits until the actions have run of all that was written up to a sequence. That is a moment:
  /// what is being synced cannot be read yet.
  ///
  /// @param sequence the store's, from after the reads in question
  void awaitActions(long sequence) {
    requireOtherThread();
    settling.lock();
    try {
      while (settledSequence < sequence && !stopped) {
        settled.awaitUninterruptibly();
      }
    } finally {
      settling.unlock();
    }
  }

  /// Writes what is queued and stops.
  @Override
  public void close() {
    queue.add(stop);
    boolean interrupted = false;
    while (true) {
      try {
        thread.join();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    List<Commit> group = new ArrayList<>();
    boolean stopping = false;
    while (!stopping) {
      takeInto(group);
      stopping = group.remove(stop);
      try {
        commit(group);
      } catch (Throwable e) { // whatever it is, no caller may wait for ever
        logger.error("a group commit broke", e);
        fail(group, new StorageException.Retryable("the committer met an error of its own", e));
      }
      group.clear();
      settle();
    }
    stopped = true;
    settle();
    queue.drainTo(group);
    fail(group, Database.closed());
  }

  private void requireOtherThread() {
    if (Thread.currentThread() == thread) {
      throw new IllegalStateException("an action that runs after a commit must not call the store");
    }
  }

  /// Nothing of what has been written still has actions to run: they have run, or never will.
  private void settle() {
    settling.lock();
    try {
      settledSequence = store.latestSequence();
    } catch (StorageException e) {
      logger.debug("the store cannot say how far it is", e); // nobody reads from it either
    } finally {
      settled.signalAll();
      settling.unlock();
    }
  }

  private void takeInto(List<Commit> group) {
    try {
      group.add(queue.take());
      queue.drainTo(group, MAX_GROUP);
    } catch (InterruptedException e) {
      logger.warn("the committer was interrupted and goes on", e);
    }
  }

  private void commit(List<Commit> group) {
    try {
      if (failed) {
        epoch.incrementAndGet();
        store.recover();
        epoch.incrementAndGet();
        failed = false;
        recoveryActions.forEach(Committer::run);
      }
      group.removeIf(this::failIfStale);
      write(group);
    } catch (StorageException e) {
      fail(group, e);
      return;
    }
    for (Commit commit : group) {
      commit.actions().forEach(Committer::run);
    }
    group.forEach(Commit::succeed);
  }

  private boolean failIfStale(Commit commit) {
    boolean stale = commit.epoch() < epoch.get();
    if (stale) {
      commit.fail(
          new StorageException.Retryable("an earlier write, on which this one rests, failed"));
    }
    return stale;
  }

  private void write(List<Commit> group) {
    int rows = group.stream().mapToInt(Commit::rows).sum();
    if (rows == 0) {
      return;
    }
    long start = System.nanoTime();
    try {
      store.write(group);
    } catch (Throwable e) {
      failed = true;
      epoch.incrementAndGet();
      throw e;
    }
    lastSuccess = System.nanoTime();
    long syncNanos = lastSuccess - start;
    run(() -> listener.committed(group.size(), rows, syncNanos));
  }

  private static void run(Runnable action) {
    try {
      action.run();
    } catch (Throwable e) { // the rows are durable: one caller's fault must not fail the others
      logger.error("an action that runs after a commit failed", e);
    }
  }

  private static void fail(List<Commit> group, StorageException failure) {
    group.forEach(commit -> commit.fail(failure));
  }
}
