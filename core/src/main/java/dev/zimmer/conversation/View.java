package dev.zimmer.conversation;

import dev.zimmer.storage.Bytes;
import dev.zimmer.storage.KeyBuilder;
import dev.zimmer.storage.ValueReader;
import dev.zimmer.storage.ValueWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a conversation is to one user: which of its messages they have cleared away, and which
/// count as unread for them. One row, which only they themselves make grow: that they come and go,
/// read, clear and send.
///
/// @param clearedUpTo messages up to this number are not there for the user; 0 if they have cleared
///   none
/// @param readUpTo where they last had nothing unread
/// @param since where their present membership began; null while they have none. One-to-one it is
///   the beginning
/// @param own how many messages among those that count since `readUpTo`, and were not recalled, are
///   their own
/// @param stays earlier memberships since `readUpTo`, the oldest first
public record View(
    long clearedUpTo, Point readUpTo, @Nullable Point since, long own, List<Stay> stays) {
  /// That of somebody who was never in a group.
  static final View OUTSIDE = new View(0, Point.BEGINNING, null, 0, List.of());

  /// That of one of two users who has changed nothing.
  static final View OF_PEER = new View(0, Point.BEGINNING, Point.BEGINNING, 0, List.of());

  private static final int FORMAT = 1;

  /// Messages from one point to another.
  ///
  /// @param from behind the last one that does not belong to it
  /// @param to behind the last one that does
  public record Stay(Point from, Point to) {
    long counted() {
      return to.counted() - from.counted();
    }

    boolean has(long sequence) {
      return from.sequence() < sequence && sequence <= to.sequence();
    }
  }

  /// Where the messages are that count for the user.
  ///
  /// @param end the end of the conversation as it is now
  List<Stay> unread(Point end) {
    List<Stay> all = new ArrayList<>(stays);
    if (since != null) {
      all.add(new Stay(since.later(readUpTo), end));
    }
    return all;
  }

  /// After the user has read all. Who is out and left nothing unread has nothing to read.
  View read(Point end) {
    boolean isOut = since == null && stays.isEmpty();
    return isOut ? this : new View(clearedUpTo, end, since, 0, List.of());
  }

  /// After the user has cleared all away.
  View cleared(Point end) {
    return new View(end.sequence(), end, since, 0, List.of());
  }

  /// After the user has become a member.
  View joined(Point end) {
    return new View(clearedUpTo, readUpTo, end, own, stays);
  }

  /// After the user is a member no more.
  View left(Point end) {
    if (since == null) {
      return this;
    }
    Stay last = new Stay(since.later(readUpTo), end);
    List<Stay> all = new ArrayList<>(stays);
    if (!all.isEmpty() && all.getLast().to().counted() == last.from().counted()) {
      last = new Stay(all.removeLast().from(), end);
    }
    if (last.counted() > 0) {
      all.add(last);
    }
    return new View(clearedUpTo, readUpTo, null, own, List.copyOf(all));
  }

  /// After the user has sent one more message that counts, or recalled one.
  View withOwn(long more) {
    return new View(clearedUpTo, readUpTo, since, own + more, stays);
  }

  /// The key of a user's row in the partition of the conversation.
  public static Bytes key(String userId) {
    return new KeyBuilder().tag('u').text(userId).build();
  }

  /// Up to which number the user of a row has cleared the messages; 0 if there is no row.
  public static long clearedUpTo(Optional<byte[]> value) {
    return value.map(View::read).map(View::clearedUpTo).orElse(0L);
  }

  byte[] toBytes() {
    ValueWriter writer = new ValueWriter(FORMAT).number(clearedUpTo);
    readUpTo.write(writer);
    writer.flag(since != null);
    if (since != null) {
      since.write(writer);
    }
    writer.number(own).number(stays.size());
    for (Stay stay : stays) {
      stay.from().write(writer);
      stay.to().write(writer);
    }
    return writer.toBytes();
  }

  /// The view that a row holds.
  public static View read(byte[] value) {
    ValueReader reader = new ValueReader(value, FORMAT);
    long clearedUpTo = reader.number();
    Point readUpTo = Point.read(reader);
    @Nullable Point since = reader.flag() ? Point.read(reader) : null;
    long own = reader.number();
    List<Stay> stays = new ArrayList<>();
    for (long left = reader.number(); left > 0; left--) {
      stays.add(new Stay(Point.read(reader), Point.read(reader)));
    }
    return new View(clearedUpTo, readUpTo, since, own, List.copyOf(stays));
  }
}
