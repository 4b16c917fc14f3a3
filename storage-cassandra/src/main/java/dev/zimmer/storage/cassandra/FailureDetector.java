package dev.zimmer.storage.cassandra;

import dev.zimmer.storage.StorageException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finds out by itself whether Cassandra answers, so that calls need not: while nobody answers they
/// fail at once, instead of each waiting for a timeout of its own.
///
/// It reads something every half second. Two reads in a row without an answer, and without one to
/// anybody else's request meanwhile, are silence; one answer ends it. A read has as long as the
/// requests of calls have, so a cluster that is slow and serves calls is never taken for a silent
/// one. An answer that says no, such as that too few nodes are up, is an answer: calls that get it
/// fail quickly by themselves, and perhaps not all of them do.
final class FailureDetector implements AutoCloseable {
  private static final Logger logger = LoggerFactory.getLogger(FailureDetector.class);
  private static final long INTERVAL_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
  private static final int READS = 2;

  private final Runnable read;
  private final LongSupplier answers;
  private final Thread thread;
  private int unanswered;
  private long answersBefore;
  private volatile boolean silent;
  private volatile boolean closed;

  /// A failure detector that has yet to begin.
  ///
  /// @param read fails if there is no answer in the time that calls have
  /// @param answers how many requests of anybody have been answered so far
  FailureDetector(Runnable read, LongSupplier answers) {
    this.read = read;
    this.answers = answers;
    this.thread = Thread.ofPlatform().daemon().name("cassandra-detector").unstarted(this::run);
  }

  void begin() {
    thread.start();
  }

  /// Fails at once if nobody answers.
  void requireAnswers() {
    if (silent) {
      throw new StorageException.Retryable(
          "Cassandra cannot be reached: see that the nodes run and the network lets calls through,"
              + " calls then succeed again by themselves");
    }
  }

  /// Whether requests are answered, as far as is known.
  boolean isAnswered() {
    return !silent;
  }

  /// Ends it; returns at once.
  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
  }

  private void run() {
    while (!closed) {
      look();
      LockSupport.parkNanos(this, INTERVAL_NANOS);
    }
  }

  /// Reads once and draws the conclusion.
  void look() {
    Optional<StorageException> silence = read();
    if (closed) {
      return; // which is why there was no answer
    }
    if (silence.isPresent() && answers.getAsLong() == answersBefore) {
      noteSilence(silence.get());
    } else {
      noteAnswer();
    }
    answersBefore = answers.getAsLong();
  }

  private Optional<StorageException> read() {
    try {
      read.run();
    } catch (StorageException e) {
      return Optional.of(e).filter(CassandraTrouble::isSilence);
    } catch (RuntimeException e) { // a mistake of ours must not keep calls from being tried
      logger.error("the failure detector met an error of its own", e);
    }
    return Optional.empty();
  }

  private void noteAnswer() {
    unanswered = 0;
    if (silent) {
      silent = false;
      logger.info("Cassandra answers again: calls are let through");
    }
  }

  private void noteSilence(StorageException why) {
    unanswered++;
    if (unanswered == READS) {
      silent = true;
      logger.warn(
          "Cassandra cannot be reached, calls fail at once until it answers: {}", why.getMessage());
    }
  }
}
