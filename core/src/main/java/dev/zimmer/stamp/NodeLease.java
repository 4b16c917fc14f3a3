package dev.zimmer.stamp;

import dev.zimmer.storage.Address;
import dev.zimmer.storage.Bytes;
import dev.zimmer.storage.KeyBuilder;
import dev.zimmer.storage.StorageEngine;
import dev.zimmer.storage.ValueReader;
import dev.zimmer.storage.ValueWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// Who has a node id, as a row of the store says it.
///
/// A node id stands for sixteen slots of every millisecond. Its row names the process that has it
/// and a *ceiling*: that process hands out no larger stamps before it has raised the ceiling, in a
/// transaction that succeeds only while the id is still its own. Whoever takes the id begins above
/// the ceiling. So no stamp is handed out twice, whatever the clocks show and however long a
/// process was asleep; clocks only decide when an id looks free.
///
/// @param owner a random number, different for each start of a process; [#NOBODY] if the id is free
/// @param ceiling the largest stamp that may have been handed out
/// @param raisedAtMillis what the wall clock of the owner showed when it raised the ceiling last,
///   in Unix milliseconds. The ceiling tells that only while stamps are not ahead of that clock
record NodeLease(long owner, long ceiling, long raisedAtMillis) {
  /// How many node ids there are, from 0 up.
  static final int IDS = 128;

  static final long NOBODY = 0;

  /// How far the ceiling is above the wall clock after it was raised.
  static final long RESERVED_MILLIS = 3_000;

  /// So long after it was raised a lease looks free: far more than clocks are apart.
  private static final long FREE_MILLIS = RESERVED_MILLIS + 10_000;

  /// So long after it was raised the owner of a lease does not look alive any more.
  private static final long ALIVE_MILLIS = RESERVED_MILLIS + 2_000;

  private static final int SLOTS = Stamp.SLOTS / IDS;
  private static final Bytes KEY = new KeyBuilder().tag('l').build();
  private static final int FORMAT = 2;
  private static final int WITHOUT_RAISED_AT = 1;

  /// Whether a partition of the store holds nothing but a lease.
  static boolean isPartition(Bytes partition) {
    return IntStream.range(0, IDS).anyMatch(id -> partition(id).equals(partition));
  }

  /// The leases of all ids, by id.
  static List<Optional<NodeLease>> readAll(StorageEngine engine) {
    List<Address> addresses = new ArrayList<>();
    for (int id = 0; id < IDS; id++) {
      addresses.add(new Address(partition(id), KEY));
    }
    return engine.getAll(addresses).stream().map(row -> row.map(NodeLease::read)).toList();
  }

  /// The largest ceiling that any process had; [Stamp#NONE] if there never was one.
  static long largestCeiling(StorageEngine engine) {
    return readAll(engine).stream()
        .mapToLong(lease -> lease.map(NodeLease::ceiling).orElse(Stamp.NONE))
        .max()
        .orElse(Stamp.NONE);
  }

  /// Whether nobody has the id any more, for all that can be told.
  ///
  /// @param nowMillis the wall clock, in Unix milliseconds
  boolean isFree(long nowMillis) {
    return !isTaken() || raisedAtMillis + FREE_MILLIS < nowMillis;
  }

  /// Whether a process has the id and raises its ceiling, as far as clocks can tell.
  ///
  /// @param nowMillis the wall clock, in Unix milliseconds
  boolean isAlive(long nowMillis) {
    return isTaken() && raisedAtMillis + ALIVE_MILLIS > nowMillis;
  }

  /// Whether a process has taken the id and has not given it back.
  boolean isTaken() {
    return owner != NOBODY;
  }

  /// The time after which stamps that come with an id begin, in Unix milliseconds; the same for all
  /// that are not further ahead than the reserve of a process.
  ///
  /// @param nowMillis the wall clock, in Unix milliseconds
  static long beginsAt(Optional<NodeLease> lease, long nowMillis) {
    long usual = nowMillis + RESERVED_MILLIS;
    return lease.map(each -> Math.max(usual, Stamp.millis(each.ceiling))).orElse(usual);
  }

  /// Takes an id if its lease is still as it was found.
  ///
  /// @param found the lease as it was read; empty if there was none
  /// @param nowMillis the wall clock, in Unix milliseconds
  /// @return empty if somebody was faster, else the stamps that come with it
  static Optional<StampRange> take(
      StorageEngine engine, int id, Optional<NodeLease> found, long owner, long nowMillis) {
    long used = found.map(NodeLease::ceiling).orElse(Stamp.NONE);
    NodeLease taken = new NodeLease(owner, Math.max(used, reserved(nowMillis)), nowMillis);
    // It may be taken already, by a transaction of which the answer was lost.
    return change(
            engine,
            id,
            present -> present.equals(found) || present.equals(Optional.of(taken)),
            _ -> taken)
        .map(lease -> lease.range(id, used));
  }

  /// The lease of an owner who needs stamps up to a time.
  ///
  /// @param millis the ceiling is some seconds after this, in Unix milliseconds
  /// @param nowMillis the wall clock, in Unix milliseconds
  static NodeLease upTo(long millis, long owner, long nowMillis) {
    return new NodeLease(owner, reserved(Math.max(millis, nowMillis)), nowMillis);
  }

  /// Raises the ceiling of an id. It never sinks.
  ///
  /// @param range the stamps that came with it
  /// @return empty if the id is not the owner's any more
  static Optional<StampRange> extend(
      StorageEngine engine, int id, StampRange range, NodeLease wanted) {
    return change(
            engine,
            id,
            present -> isOwner(present, wanted.owner),
            ceiling ->
                new NodeLease(
                    wanted.owner, Math.max(ceiling, wanted.ceiling), wanted.raisedAtMillis))
        .map(lease -> lease.range(id, range.after()));
  }

  /// Gives an id back, if it is still the owner's.
  ///
  /// @param latest the largest stamp that was handed out
  static void release(StorageEngine engine, int id, long owner, long latest) {
    change(engine, id, present -> isOwner(present, owner), _ -> new NodeLease(NOBODY, latest, 0));
  }

  private static boolean isOwner(Optional<NodeLease> present, long owner) {
    return present.isPresent() && present.get().owner == owner;
  }

  /// @param next the new lease, from the present ceiling
  /// @return the new lease; empty if the condition does not hold
  private static Optional<NodeLease> change(
      StorageEngine engine,
      int id,
      Predicate<Optional<NodeLease>> condition,
      LongFunction<NodeLease> next) {
    return engine.transact(
        partition(id),
        transaction -> {
          Optional<NodeLease> present = transaction.get(KEY).map(NodeLease::read);
          if (!condition.test(present)) {
            return Optional.empty();
          }
          NodeLease changed = next.apply(present.map(NodeLease::ceiling).orElse(Stamp.NONE));
          byte[] value =
              new ValueWriter(FORMAT)
                  .number(changed.owner)
                  .number(changed.ceiling)
                  .number(changed.raisedAtMillis)
                  .toBytes();
          transaction.put(KEY, value);
          return Optional.of(changed);
        });
  }

  private StampRange range(int id, long after) {
    return new StampRange(id * SLOTS, SLOTS, after, ceiling);
  }

  private static long reserved(long millis) {
    return Stamp.last(millis + RESERVED_MILLIS);
  }

  private static Bytes partition(int id) {
    return new KeyBuilder().tag('s').tag('n').number(id).build();
  }

  static NodeLease read(byte[] value) {
    ValueReader reader = new ValueReader(value, WITHOUT_RAISED_AT, FORMAT);
    long owner = reader.number();
    long ceiling = reader.number();
    long raisedAtMillis =
        reader.format() == WITHOUT_RAISED_AT
            ? Stamp.millis(ceiling) - RESERVED_MILLIS
            : reader.number();
    return new NodeLease(owner, ceiling, raisedAtMillis);
  }
}
