package dev.zimmer.message;

import dev.zimmer.conversation.ConversationKey;
import dev.zimmer.conversation.Timeline;
import dev.zimmer.storage.Bytes;
import dev.zimmer.storage.StorageEngine;
import java.util.List;
import java.util.Optional;

/// What was said in conversations, as users or back ends read it back: by time, latest first.
///
/// A page goes on behind a message that it knows by its number, so a cursor is a number that any
/// process understands at any time. What is stored meanwhile falls before or behind it and moves
/// nothing else.
public final class History {
  private final StorageEngine engine;

  /// The history kept in a store.
  public History(StorageEngine engine) {
    this.engine = engine;
  }

  /// A page of the history that one user has with another.
  ///
  /// @param next 0 for the first page, then that of the page before
  /// @param limit how many messages; at least 1
  HistoryPage ofPeers(long appId, String viewer, String other, long next, int limit) {
    return page(new ConversationKey.Peer(appId, viewer, other), viewer, next, limit);
  }

  /// A page of the history of a group.
  ///
  /// @param next 0 for the first page, then that of the page before
  /// @param limit how many messages; at least 1
  HistoryPage ofGroup(long appId, String groupId, long next, int limit) {
    return page(new ConversationKey.Group(appId, groupId), "", next, limit);
  }

  private HistoryPage page(ConversationKey key, String viewer, long next, int limit) {
    Bytes conversation = key.partition();
    Timeline timeline =
        engine.get(conversation, Timeline.KEY).map(Timeline::read).orElse(Timeline.EMPTY);
    HistoryWalk walk = new HistoryWalk(engine, conversation, viewer, timeline);
    if (next == 0) {
      return walk.fromLatest().page(limit);
    }
    if (next <= timeline.lastUnindexed()) {
      return walk.behindUnindexed(next).page(limit);
    }
    // A number that no page gave has nothing behind it.
    Optional<Message> last =
        engine
            .getAll(List.of(MessageKeys.address(conversation, next)))
            .getFirst()
            .map(Message::read);
    return last.map(message -> walk.behind(message).page(limit)).orElse(HistoryPage.END);
  }
}
