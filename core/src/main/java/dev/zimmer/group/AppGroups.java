package dev.zimmer.group;

import dev.zimmer.conversation.GroupChange;
import dev.zimmer.stamp.Stamp;
import dev.zimmer.storage.Bytes;
import dev.zimmer.storage.KeyBuilder;
import dev.zimmer.storage.KeyReader;
import dev.zimmer.storage.Row;
import dev.zimmer.storage.StorageEngine;
import dev.zimmer.storage.ValueReader;
import dev.zimmer.storage.ValueWriter;
import dev.zimmer.storage.WriteBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The groups of an app in the order of their creation, and those in which somebody is muted.
///
/// Both are rows that a change of a group writes alongside, so groups do not wait for each other
/// here. No row is ever deleted: a group keeps its rows, dismissed or not, muted or not, and
/// whoever reads leaves out what does not count. Deleted ones would be in the way of every later
/// scan.
///
/// How many groups there are is counted on from the last count, which is kept. Groups that were
/// created or dismissed a short time ago are counted anew each time: what a change writes appears
/// only a little after it has drawn its stamp.
final class AppGroups {
  private static final char GROUPS = 'g';
  private static final char DISMISSALS = 'd';
  private static final char MUTES = 'f';
  private static final Bytes TALLY = new KeyBuilder().tag('t').build();
  private static final int FORMAT = 1;

  // The clocks of several processes may differ.
  private static final long SETTLED_AFTER_MILLIS = 600_000;
  private static final int MIN_COUNTED_TO_KEEP = 1000;
  private static final int COUNTED_AT_A_TIME = 10_000;
  private static final int MIN_AT_A_TIME = 100;
  private static final int MAX_LOOKED_AT = 20_000;

  private final StorageEngine engine;

  /// The groups kept in a store.
  AppGroups(StorageEngine engine) {
    this.engine = engine;
  }

  /// A group in the list.
  record Listed(String groupId, String name) {}

  /// A group in which somebody is muted.
  ///
  /// @param mutes who; the roles themselves are not in it
  record Muted(String groupId, GroupMutes mutes) {}

  /// A part of a list.
  ///
  /// @param next where it goes on; 0 if that was all
  record Page<T>(List<T> rows, long next) {}

  private record Tally(long settledBefore, long count) {
    static final Tally NOTHING = new Tally(0, 0);
  }

  /// Writes what has changed of a group in the lists.
  ///
  /// @param before the group as the lists have it; null for a new one
  /// @param isDismissed whether this change ends it
  static void write(GroupChange change, @Nullable Group before, Group after, boolean isDismissed) {
    Group listed = before == null || before.listed() == Group.NOT_LISTED ? null : before;
    if (listed == null || isDismissed || !listed.data().name().equals(after.data().name())) {
      put(change, GROUPS, after.listed(), groupRow(change, after, isDismissed));
    }
    GroupMutes mutes = listed == null ? GroupMutes.NOBODY : listed.mutes();
    if (!mutes.equals(after.mutes())) {
      put(change, MUTES, after.listed(), mutesRow(change, after.mutes()));
    }
    if (isDismissed) {
      put(change, DISMISSALS, change.nextVersion(), new ValueWriter(FORMAT).toBytes());
    }
  }

  private static void put(GroupChange change, char kind, long number, byte[] value) {
    Bytes partition = partition(change.conversation().appId());
    change.alongside().put(partition, key(kind, number), change.nextVersion(), value);
  }

  /// The groups of an app, as they were created.
  ///
  /// @param next where to go on; 0 to begin
  Page<Listed> groups(long appId, int limit, long next) {
    return page(appId, GROUPS, limit, next, AppGroups::listed);
  }

  /// The groups of an app in which somebody is muted.
  ///
  /// @param next where to go on; 0 to begin
  Page<Muted> muted(long appId, int limit, long next, long nowMillis) {
    return page(
        appId,
        MUTES,
        limit,
        next,
        row -> {
          Muted muted = muted(row);
          return muted.mutes().kinds(nowMillis) == 0 ? null : muted;
        });
  }

  /// How many groups an app has.
  long count(long appId, long nowMillis) {
    Bytes partition = partition(appId);
    Tally tally = engine.get(partition, TALLY).map(AppGroups::tally).orElse(Tally.NOTHING);
    long settled =
        Math.max(tally.settledBefore(), Stamp.first(Math.max(0, nowMillis - SETTLED_AFTER_MILLIS)));
    long created = rowsBetween(partition, GROUPS, tally.settledBefore(), settled);
    long dismissed = rowsBetween(partition, DISMISSALS, tally.settledBefore(), settled);
    long count = tally.count() + created - dismissed;
    if (created + dismissed >= MIN_COUNTED_TO_KEEP) {
      byte[] value = new ValueWriter(FORMAT).number(settled).number(count).toBytes();
      engine.write(new WriteBatch().put(partition, TALLY, settled, value));
    }
    return count
        + rowsBetween(partition, GROUPS, settled, Stamp.MAX)
        - rowsBetween(partition, DISMISSALS, settled, Stamp.MAX);
  }

  private long rowsBetween(Bytes partition, char kind, long from, long to) {
    long count = 0;
    for (long next = from; next < to; ) {
      List<Row> rows = engine.scan(partition, key(kind, next), key(kind, to), COUNTED_AT_A_TIME);
      count += rows.size();
      next = rows.size() < COUNTED_AT_A_TIME ? to : number(rows.getLast()) + 1;
    }
    return count;
  }

  /// Of many rows that do not count it looks at a limited number, and the page is shorter then.
  private <T> Page<T> page(
      long appId, char kind, int limit, long next, Function<Row, @Nullable T> read) {
    Bytes partition = partition(appId);
    int atATime = Math.max(MIN_AT_A_TIME, limit + 1);
    List<T> found = new ArrayList<>();
    long from = next;
    for (int lookedAt = 0; lookedAt < MAX_LOOKED_AT; lookedAt += atATime) {
      List<Row> rows = engine.scan(partition, key(kind, from), key(kind, Stamp.MAX), atATime);
      for (Row row : rows) {
        T each = read.apply(row);
        if (each != null && found.size() == limit) {
          return new Page<>(found, number(row));
        }
        if (each != null) {
          found.add(each);
        }
      }
      if (rows.size() < atATime) {
        return new Page<>(found, 0);
      }
      from = number(rows.getLast()) + 1;
    }
    return new Page<>(found, from);
  }

  private static byte[] groupRow(GroupChange change, Group group, boolean isDismissed) {
    return new ValueWriter(FORMAT)
        .text(change.conversation().groupId())
        .flag(isDismissed)
        .text(group.data().name())
        .toBytes();
  }

  private static @Nullable Listed listed(Row row) {
    ValueReader reader = new ValueReader(row.value(), FORMAT);
    String groupId = reader.text();
    return reader.flag() ? null : new Listed(groupId, reader.text());
  }

  private static byte[] mutesRow(GroupChange change, GroupMutes mutes) {
    return new ValueWriter(FORMAT)
        .text(change.conversation().groupId())
        .number(mutes.allUntil())
        .number(mutes.rolesUntil())
        .number(mutes.membersUntil())
        .toBytes();
  }

  private static Muted muted(Row row) {
    ValueReader reader = new ValueReader(row.value(), FORMAT);
    String groupId = reader.text();
    return new Muted(
        groupId, new GroupMutes(reader.number(), List.of(), reader.number(), reader.number()));
  }

  private static Tally tally(byte[] value) {
    ValueReader reader = new ValueReader(value, FORMAT);
    return new Tally(reader.number(), reader.number());
  }

  private static Bytes partition(long appId) {
    return new KeyBuilder().tag('g').number(appId).build();
  }

  private static Bytes key(char kind, long number) {
    return new KeyBuilder().tag(kind).number(number).build();
  }

  private static long number(Row row) {
    KeyReader key = new KeyReader(row.key());
    key.tag();
    return key.number();
  }
}
