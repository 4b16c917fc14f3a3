package dev.zimmer.conversation;

import dev.zimmer.storage.Address;
import dev.zimmer.storage.Bytes;
import dev.zimmer.storage.StorageEngine;
import java.util.List;
import java.util.Optional;

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
    View view = rows.getLast().map(View::read).orElse(conversation.viewOfNewcomer());
    Side side = conversation.countedFor(userId);
    long unread = -view.own();
    for (View.Stay stay : view.unread(timeline.numbers().end(side))) {
      unread += stay.counted();
      if (stay.from().sequence() < timeline.numbers().lastRecalled()) {
        unread -=
            recalledBehind(partition, side, stay.to())
                - recalledBehind(partition, side, stay.from());
      }
    }
    return unread;
  }

  private long recalledBehind(Bytes partition, Side side, Point point) {
    long next = point.sequence() + 1;
    List<Address> addresses =
        Recalled.keys(side, next).stream().map(key -> new Address(partition, key)).toList();
    return Recalled.before(next, engine.getAll(addresses));
  }
}
