package dev.zimmer.conversation;

import dev.zimmer.storage.Address;
import dev.zimmer.storage.Bytes;
import dev.zimmer.storage.StorageEngine;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// How many messages users have not read: found from the numbers that are kept with a conversation
/// and each user's own [View], whatever the messages are.
///
/// What counts is what was sent to somebody while they were in the conversation, by another, and
/// neither asked not to count nor was recalled since.
public final class UnreadCounts {
  private final StorageEngine engine;

  /// The counts of the conversations in a store.
  public UnreadCounts(StorageEngine engine) {
    this.engine = engine;
  }

  /// How many messages of a conversation a user has not read.
  public long of(ConversationKey conversation, String userId) {
    Bytes partition = conversation.partition();
    List<Optional<byte[]>> rows =
        engine.getAll(
            List.of(
                new Address(partition, Timeline.KEY), new Address(partition, View.key(userId))));
    Timeline timeline = rows.getFirst().map(Timeline::read).orElse(Timeline.EMPTY);
    if (timeline.dismissed()) {
      return 0;
    }
    View view = rows.getLast().map(View::read).orElse(conversation.viewOfNewcomer());
    Side side = conversation.countedFor(userId);
    List<View.Stay> stays = view.unread(timeline.numbers().end(side));
    long counted = stays.stream().mapToLong(View.Stay::counted).sum();
    List<View.Stay> before =
        stays.stream()
            .filter(stay -> stay.from().sequence() < timeline.numbers().lastRecalled())
            .toList();
    // The rows may be of different moments.
    return Math.max(0, counted - recalled(partition, side, before) - view.own());
  }

  /// How many messages of stays were recalled, found in one round trip.
  private long recalled(Bytes partition, Side side, List<View.Stay> stays) {
    List<Long> ends =
        stays.stream()
            .flatMap(stay -> Stream.of(stay.from(), stay.to()))
            .map(point -> point.sequence() + 1)
            .toList();
    List<Optional<byte[]>> nodes =
        engine.getAll(
            ends.stream()
                .flatMap(end -> Recalled.keys(side, end).stream())
                .map(key -> new Address(partition, key))
                .toList());
    long recalled = 0;
    for (int i = 0; i < ends.size(); i++) {
      int from = i * Recalled.LEVELS;
      long before = Recalled.before(ends.get(i), nodes.subList(from, from + Recalled.LEVELS));
      recalled += i % 2 == 0 ? -before : before;
    }
    return recalled;
  }
}
