package dev.zimmer.conversation;

import dev.zimmer.stamp.Stamp;
import dev.zimmer.stamp.StampClock;
import dev.zimmer.storage.Bytes;
import dev.zimmer.storage.KeyBuilder;
import dev.zimmer.storage.Transaction;
import dev.zimmer.storage.ValueReader;
import dev.zimmer.storage.ValueWriter;
import java.util.List;

/// The order of what happens in one conversation: the one row that every message, join and deletion
/// reads and writes in a transaction.
///
/// A *position* is the stamp by which a message places the conversation in lists. It obeys one
/// rule: **it grows only together with its millisecond**. The second message of one millisecond
/// takes the position of the first, so an entry that a reader meets again while paging has a larger
/// UpdateTime than before. While the wall clock is behind the stamps no millisecond passes by
/// itself, so the second message then lets one pass, and has a position of its own. An import
/// before the latest message takes the first position of its millisecond, because whatever has one
/// there already is not to move within it.
///
/// Whatever must fall clearly before or after the messages raises the *floor*, the earliest
/// millisecond that the next message may have:
///
/// - somebody joins at J: every earlier message has a time < J, every later one a time >= J;
/// - somebody deletes the conversation at D: what they have seen has a time <= D, the next message
///   has a time > D.
///
/// Whoever writes the timeline notes in it the newest stamp that they have drawn, and whoever reads
/// it draws larger ones only. So stamps grow along a conversation also where processes with clocks
/// of their own take turns in it.
///
/// A message comes *in turn* if its time is that of its coming and all see it: such messages are in
/// the order of their times when they are in the order of their numbers. Whatever is brought into
/// the past, or to one side only, comes out of turn, and is found by an index of times.
///
/// @param numbers those of the messages
/// @param latest the largest position given so far; [Stamp#NONE] if there is none
/// @param head the position of the newest message for all members of a group; [Stamp#NONE] if there
///   is none, and in a one-to-one conversation
/// @param headForMost the position of the newest message for all members, or for all but some; not
///   smaller than `head`
/// @param floorMillis the next message's time is not earlier, in Unix milliseconds
/// @param dismissed whether this is a group that is no more
/// @param newest no stamp that was drawn for this conversation so far is larger
/// @param exclusions those that the change made which wrote this. They are rows of their own too,
///   and a reader elsewhere may find these later than the timeline, but not later than the next one
public record Timeline(
    Numbers numbers,
    long latest,
    long head,
    long headForMost,
    long floorMillis,
    boolean dismissed,
    long newest,
    List<Exclusion> exclusions) {
  /// A conversation in which nothing has happened.
  public static final Timeline EMPTY =
      new Timeline(
          Numbers.NONE, Stamp.NONE, Stamp.NONE, Stamp.NONE, 0, false, Stamp.NONE, List.of());

  /// The key of the row in the partition of the conversation.
  public static final Bytes KEY = new KeyBuilder().tag('t').build();

  private static final int FORMAT = 4;
  private static final int WITHOUT_NEWEST = 1;
  private static final int WITHOUT_INDEX = 2;
  private static final int WITHOUT_COUNTS = 3;

  /// The place of a message that is sent now.
  Place place(StampClock clock) {
    long earliest = Math.max(floorMillis, Stamp.millis(latest));
    long stamp = clock.nextBeyond(latest, newest, earliest);
    boolean sameMillisecond = Stamp.millis(stamp) == Stamp.millis(latest);
    long position = sameMillisecond ? latest : stamp;
    return new Place(
        numbers.last() + 1, stamp, position, Stamp.millis(stamp), numbers.lastInTurn());
  }

  /// The place of a message of the past.
  ///
  /// @param millis when it was sent, in Unix milliseconds
  /// @param scatter see [Stamp#imported]
  Place placeInPast(StampClock clock, long millis, int scatter) {
    int order = Long.compare(millis, Stamp.millis(latest));
    // Somewhere before the latest there may be a position of this millisecond: not to pass it.
    long earlier = order < 0 ? Stamp.first(millis) : Stamp.imported(millis, scatter);
    // Whoever comes in turn later is not to be earlier than this.
    long stamp = clock.nextAfter(newest, millis);
    return new Place(
        numbers.last() + 1, stamp, order == 0 ? latest : earlier, millis, numbers.lastInTurn());
  }

  /// A stamp larger than all that were drawn for this conversation.
  long next(StampClock clock) {
    return clock.nextAfter(newest, 0);
  }

  /// A stamp whose time is later than that of every message so far, for those who join now.
  long joinStamp(StampClock clock) {
    return clock.nextAfter(newest, Stamp.millis(latest) + 1);
  }

  /// A time not earlier than any message so far, for somebody who deletes the conversation now.
  ///
  /// @return Unix milliseconds
  long deletionMillis(StampClock clock) {
    return Stamp.millis(clock.nextAfter(newest, Stamp.millis(latest)));
  }

  /// After one more message that reaches both users of a one-to-one conversation, or some members
  /// of a group.
  ///
  /// @param position its position
  Timeline withMessage(long position) {
    return new Timeline(
        numbers.withMessage(),
        Math.max(latest, position),
        head,
        headForMost,
        floorMillis,
        dismissed,
        newest,
        exclusions);
  }

  /// With other numbers of messages.
  Timeline with(Numbers newNumbers) {
    return new Timeline(
        newNumbers, latest, head, headForMost, floorMillis, dismissed, newest, exclusions);
  }

  /// After a message at a position has reached all members of a group.
  Timeline withHead(long position) {
    return new Timeline(
        numbers,
        latest,
        Math.max(head, position),
        Math.max(headForMost, position),
        floorMillis,
        dismissed,
        newest,
        exclusions);
  }

  /// After a message at a position has reached all members of a group but some.
  Timeline withHeadForMost(long position) {
    return new Timeline(
        numbers,
        latest,
        head,
        Math.max(headForMost, position),
        floorMillis,
        dismissed,
        newest,
        exclusions);
  }

  /// With other exclusions.
  Timeline withExclusions(List<Exclusion> newExclusions) {
    return new Timeline(
        numbers, latest, head, headForMost, floorMillis, dismissed, newest, newExclusions);
  }

  /// With the next message not earlier than a time.
  ///
  /// @param millis Unix milliseconds
  Timeline withFloor(long millis) {
    return new Timeline(
        numbers,
        latest,
        head,
        headForMost,
        Math.max(floorMillis, millis),
        dismissed,
        newest,
        exclusions);
  }

  /// After the group was dismissed.
  Timeline withDismissal() {
    return new Timeline(numbers, latest, head, headForMost, floorMillis, true, newest, exclusions);
  }

  /// The timeline of a transaction's partition.
  static Timeline read(Transaction transaction) {
    return transaction.get(KEY).map(Timeline::read).orElse(EMPTY);
  }

  /// The timeline that a row holds.
  public static Timeline read(byte[] value) {
    ValueReader reader = new ValueReader(value, WITHOUT_NEWEST, FORMAT);
    long last = reader.number();
    long latest = reader.number();
    long head = reader.number();
    long floorMillis = reader.number();
    boolean dismissed = reader.flag();
    long newest =
        reader.format() == WITHOUT_NEWEST
            ? Stamp.last(Math.max(Stamp.millis(latest), floorMillis))
            : reader.number();
    boolean hasIndex = reader.format() > WITHOUT_INDEX;
    long headForMost = hasIndex ? reader.number() : head;
    long lastInTurn = hasIndex ? reader.number() : last;
    long lastUnindexed = hasIndex ? reader.number() : last;
    List<Exclusion> exclusions = hasIndex ? Exclusion.readAll(reader) : List.of();
    boolean hasCounts = reader.format() > WITHOUT_COUNTS;
    Counts counted = hasCounts ? Counts.read(reader) : Counts.NONE;
    long lastRecalled = hasCounts ? reader.number() : 0;
    long edits = hasCounts ? reader.number() : 0;
    return new Timeline(
        new Numbers(last, lastInTurn, lastUnindexed, counted, lastRecalled, edits),
        latest,
        head,
        headForMost,
        floorMillis,
        dismissed,
        newest,
        exclusions);
  }

  /// Makes this the timeline of a transaction's partition. No stamp for this conversation may be
  /// drawn after that in the transaction.
  ///
  /// @param clock by which the transaction's stamps were drawn
  void write(Transaction transaction, StampClock clock) {
    ValueWriter writer =
        new ValueWriter(FORMAT)
            .number(numbers.last())
            .number(latest)
            .number(head)
            .number(floorMillis)
            .flag(dismissed)
            .number(Math.max(newest, clock.latest()))
            .number(headForMost)
            .number(numbers.lastInTurn())
            .number(numbers.lastUnindexed());
    Exclusion.writeAll(exclusions, writer);
    numbers.counted().write(writer);
    writer.number(numbers.lastRecalled()).number(numbers.edits());
    transaction.put(KEY, writer.toBytes());
  }
}
