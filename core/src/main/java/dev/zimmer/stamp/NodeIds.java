package dev.zimmer.stamp;

import dev.zimmer.storage.StorageEngine;
import dev.zimmer.storage.StorageException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// Takes and keeps a node id in the name of one process.
final class NodeIds {
  private static final Logger logger = System.getLogger(NodeIds.class.getName());

  /// Longer than anybody who is alive leaves their ceiling where it is.
  private static final long WATCH_MILLIS = NodeLease.RESERVED_MILLIS + 1_000;

  private static final int ATTEMPTS = 3;

  private final StorageEngine engine;
  private final InstantSource time;
  private final OptionalInt wanted;
  private final long owner = ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE);

  /// An id and its stamps.
  record Held(int id, StampRange range) {}

  /// @param wanted the only id to take; empty for any that is free
  NodeIds(StorageEngine engine, InstantSource time, OptionalInt wanted) {
    this.engine = engine;
    this.time = time;
    this.wanted = wanted;
  }

  /// Takes an id. A wanted one that looks taken is watched for some seconds first.
  ///
  /// @throws StorageException if there is none to be had, with what to do about it
  Held take() {
    for (int attempt = 1; ; attempt++) {
      try {
        return takeOnce();
      } catch (StorageException.Retryable e) { // to take it twice is the same as once
        if (attempt == ATTEMPTS || Thread.currentThread().isInterrupted()) {
          throw e;
        }
      }
    }
  }

  private Held takeOnce() {
    List<Optional<NodeLease>> leases = leases();
    Optional<Held> taken =
        wanted.isPresent()
            ? takeWanted(wanted.getAsInt(), leases.get(wanted.getAsInt()))
            : takeFree(leases);
    // Before the store was a cluster's, its only process may have handed out stamps of all slots.
    return taken.map(this::aboveStoredCeiling).orElseThrow(this::noneFree);
  }

  /// Raises the ceiling.
  ///
  /// @param millis it is some seconds after this and after now, in Unix milliseconds
  /// @return empty if somebody else has the id now
  Optional<Held> extend(Held held, long millis) {
    NodeLease lease = NodeLease.upTo(millis, owner, time.millis());
    return NodeLease.extend(engine, held.id(), held.range(), lease)
        .map(range -> new Held(held.id(), range));
  }

  /// Gives the id back.
  ///
  /// @param latest the largest stamp that was handed out
  void release(Held held, long latest) {
    NodeLease.release(engine, held.id(), owner, Math.max(held.range().after(), latest));
  }

  /// The leases of all ids, by id.
  List<Optional<NodeLease>> leases() {
    return NodeLease.readAll(engine);
  }

  /// Takes the first id of those whose stamps begin earliest: one that a process had whose clock
  /// was ahead would put this one ahead too. Of several, one that nobody has is better than one
  /// that only looks so: its process may be alive and its clock, or this one, wrong.
  private Optional<Held> takeFree(List<Optional<NodeLease>> leases) {
    return takeFirst(leases, id -> isFree(leases.get(id))).or(() -> takeSilent(leases));
  }

  /// Takes an id of a process that died while its clock was ahead: of those there may be many, and
  /// they do not look free before that time has come.
  private Optional<Held> takeSilent(List<Optional<NodeLease>> leases) {
    logger.log(Level.INFO, "all node ids look taken: watching whether they still are");
    watch();
    List<Optional<NodeLease>> later = leases();
    return takeFirst(leases, id -> later.get(id).equals(leases.get(id)));
  }

  private Optional<Held> takeFirst(List<Optional<NodeLease>> leases, IntPredicate isWanted) {
    long now = time.millis();
    return IntStream.range(0, leases.size())
        .filter(isWanted)
        .boxed()
        .sorted(Comparator.comparingLong(id -> NodeLease.beginsAt(leases.get(id), now)))
        .flatMap(id -> take(id, leases.get(id)).stream())
        .findFirst();
  }

  private Optional<Held> takeWanted(int id, Optional<NodeLease> found) {
    if (!isFree(found)) {
      logger.log(Level.INFO, "node id {0} was used just now: watching whether it still is", id);
      watch();
    }
    return take(id, found);
  }

  private boolean isFree(Optional<NodeLease> lease) {
    return lease.isEmpty() || lease.get().isFree(time.millis());
  }

  private Optional<Held> take(int id, Optional<NodeLease> found) {
    return NodeLease.take(engine, id, found, owner, time.millis())
        .map(range -> new Held(id, range));
  }

  private Held aboveStoredCeiling(Held held) {
    StampRange range = held.range();
    long after = Math.max(range.after(), StoredCeiling.read(engine));
    return new Held(
        held.id(), new StampRange(range.firstSlot(), range.slots(), after, range.ceiling()));
  }

  private StorageException noneFree() {
    return new StorageException.Permanent(
        wanted.isPresent()
            ? "node-id: %d is another running process's (expected: one of its own for each process, or"
                    .formatted(wanted.getAsInt())
                + " none, to take one that is free)"
            : "all %d node ids are taken: run fewer processes over one store"
                .formatted(NodeLease.IDS));
  }

  private static void watch() {
    try {
      TimeUnit.MILLISECONDS.sleep(WATCH_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StorageException.Retryable("interrupted while watching a node id", e);
    }
  }
}
