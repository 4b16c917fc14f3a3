package dev.zimmer.friend;

import dev.zimmer.stamp.Stamp;
import dev.zimmer.storage.Bytes;
import dev.zimmer.storage.KeyBuilder;
import dev.zimmer.storage.KeyReader;
import dev.zimmer.storage.Row;
import dev.zimmer.storage.Transaction;
import dev.zimmer.storage.ValueReader;
import dev.zimmer.storage.ValueWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The rows of one user's friends, read and written in one transaction on their partition.
final class FriendRows {
  static final Bytes COUNT = new KeyBuilder().tag('f').tag('n').build();
  static final Bytes ORDER = new KeyBuilder().tag('f').tag('o').build();

  private static final Bytes TIMES = new KeyBuilder().tag('f').tag('w').build();
  private static final int FORMAT = 1;
  private static final int MAX_DROPPED = 40;

  private final Transaction transaction;
  // The largest position that is taken of a millisecond, by that millisecond.
  private final Map<Long, Long> newest = new HashMap<>();

  FriendRows(Transaction transaction) {
    this.transaction = transaction;
  }

  /// Those of some users who are friends, in their order.
  ///
  /// @param userIds ids that users can have, none twice
  Map<String, FriendRow> among(Collection<String> userIds) {
    List<String> ids = List.copyOf(userIds);
    Map<String, FriendRow> found = new LinkedHashMap<>();
    Row.present(ids, transaction.getAll(ids.stream().map(FriendRows::key).toList()))
        .forEach((id, value) -> found.put(id, FriendRow.read(value)));
    return found;
  }

  long count() {
    return count(transaction.get(COUNT));
  }

  void putCount(long count) {
    transaction.put(COUNT, new ValueWriter(FORMAT).number(count).toBytes());
  }

  /// Adds a friend who is not in the list.
  void add(Friend friend) {
    long position = position(friend.sinceMillis());
    put(new FriendRow(position, friend));
    transaction.put(orderKey(position), new ValueWriter(FORMAT).text(friend.userId()).toBytes());
  }

  /// Writes a friend who is in the list.
  void put(FriendRow row) {
    transaction.put(key(row.friend().userId()), row.toBytes());
  }

  void remove(FriendRow row) {
    transaction.delete(key(row.friend().userId()));
    transaction.delete(orderKey(row.position()));
  }

  /// The applications by some users.
  ///
  /// @param userIds ids that users can have, none twice
  Map<String, FriendApplication> applications(Collection<String> userIds) {
    List<String> ids = List.copyOf(userIds);
    Map<String, FriendApplication> found = new LinkedHashMap<>();
    Row.present(ids, transaction.getAll(ids.stream().map(FriendRows::applicationKey).toList()))
        .forEach((id, value) -> found.put(id, FriendApplication.read(value)));
    return found;
  }

  void add(String applicant, FriendApplication application) {
    transaction.put(applicationKey(applicant), application.toBytes());
    transaction.put(
        timeKey(applicant, application), new ValueWriter(FORMAT).text(applicant).toBytes());
  }

  void remove(String applicant, FriendApplication application) {
    transaction.delete(applicationKey(applicant));
    transaction.delete(timeKey(applicant, application));
  }

  /// Removes some of the applications that are not valid any more: more than come at a time, so
  /// that they do not pile up.
  ///
  /// @param beforeMillis those last changed before that are not, in Unix milliseconds
  void dropApplications(long beforeMillis) {
    Bytes end = new KeyBuilder().tag('f').tag('w').number(Math.max(0, beforeMillis)).build();
    for (Row row : transaction.scan(TIMES, end, MAX_DROPPED)) {
      transaction.delete(row.key());
      transaction.delete(applicationKey(new ValueReader(row.value(), FORMAT).text()));
    }
  }

  static long count(Optional<byte[]> row) {
    return row.map(value -> new ValueReader(value, FORMAT).number()).orElse(0L);
  }

  static String userId(Row order) {
    return new ValueReader(order.value(), FORMAT).text();
  }

  static long position(Row order) {
    KeyReader key = new KeyReader(order.key());
    key.tag();
    key.tag();
    return Stamp.MAX - key.number();
  }

  static Bytes key(String userId) {
    return new KeyBuilder().tag('f').tag('u').text(userId).build();
  }

  static Bytes orderKey(long position) {
    return new KeyBuilder().tag('f').tag('o').number(Stamp.MAX - position).build();
  }

  static Bytes applicationKey(String applicant) {
    return new KeyBuilder().tag('f').tag('a').text(applicant).build();
  }

  private static Bytes timeKey(String applicant, FriendApplication application) {
    return new KeyBuilder()
        .tag('f')
        .tag('w')
        .number(application.updatedMillis())
        .text(applicant)
        .build();
  }

  /// The place of a new friend: behind all of the same millisecond.
  private long position(long millis) {
    long last = Stamp.last(millis);
    long taken = newest.computeIfAbsent(millis, this::newestOf);
    if (taken == last) {
      return gapBelow(last);
    }
    newest.put(millis, taken + 1);
    return taken + 1;
  }

  /// The largest position of a millisecond that is taken; the one before it if none is.
  private long newestOf(long millis) {
    long before = Stamp.first(millis) - 1;
    return transaction.scan(orderKey(Stamp.last(millis)), orderKey(before), 1).stream()
        .mapToLong(FriendRows::position)
        .findFirst()
        .orElse(before);
  }

  /// An import may give thousands of friends one time, more than a millisecond has slots: the
  /// others go where there is room below.
  private long gapBelow(long last) {
    long position = last;
    List<Long> taken = new ArrayList<>();
    transaction
        .scan(orderKey(last), ORDER.prefixEnd(), Friends.MAX_FRIENDS)
        .forEach(row -> taken.add(position(row)));
    for (long each : taken) {
      if (each != position) {
        return position;
      }
      position--;
    }
    return position;
  }
}
