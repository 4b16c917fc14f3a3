package dev.zimmer.message;

import dev.zimmer.conversation.ConversationKey;
import dev.zimmer.conversation.Timeline;
import dev.zimmer.conversation.View;
import dev.zimmer.storage.Address;
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
  /// @param withEmpty whether recalled and cleared ones are there, too
  HistoryPage ofPeers(
      long appId, String viewer, String other, long next, int limit, boolean withEmpty) {
    return page(new ConversationKey.Peer(appId, viewer, other), viewer, next, limit, withEmpty);
  }

  /// A page of the history of a group.
  ///
  /// @param next 0 for the first page, then that of the page before
  /// @param limit how many messages; at least 1
  /// @param withEmpty whether recalled ones are there, too
  HistoryPage ofGroup(long appId, String groupId, long next, int limit, boolean withEmpty) {
    return page(new ConversationKey.Group(appId, groupId), "", next, limit, withEmpty);
  }

  /// Up to which number a user has cleared the messages of a conversation; 0 if none.
  long clearedUpTo(ConversationKey conversation, String userId) {
    return View.clearedUpTo(engine.get(conversation.partition(), View.key(userId)));
  }

  private HistoryPage page(
      ConversationKey key, String viewer, long next, int limit, boolean withEmpty) {
    Bytes conversation = key.partition();
    List<Optional<byte[]>> rows =
        engine.getAll(
            List.of(
                new Address(conversation, Timeline.KEY),
                new Address(conversation, View.key(viewer)),
                MessageKeys.address(conversation, next)));
    Timeline timeline = rows.get(0).map(Timeline::read).orElse(Timeline.EMPTY);
    long cleared = View.clearedUpTo(rows.get(1));
    Visibility visibility = new Visibility(cleared, withEmpty);
    HistoryWalk walk = new HistoryWalk(engine, conversation, viewer, timeline, visibility);
    if (next == 0) {
      return walk.fromLatest().page(limit);
    }
    if (next <= timeline.numbers().lastUnindexed()) {
      return walk.behindUnindexed(next).page(limit);
    }
    // A number that no page gave has nothing behind it.
    return rows.get(2)
        .map(Message::read)
        .map(message -> walk.behind(message).page(limit))
        .orElse(HistoryPage.END);
  }
}
