package dev.zimmer.conversation;

import dev.zimmer.stamp.StampClock;
import dev.zimmer.storage.Bytes;
import dev.zimmer.storage.StorageEngine;
import java.util.List;
import java.util.function.Function;

/// The one writer of all conversations: nothing else begins a transaction on the partition of a
/// conversation.
///
/// It runs what wants to change a conversation in such a transaction, with a [Change] that says
/// what may happen. When that has said all, the listeners add their rows, and the timeline is
/// written once. When all of it is durable the listeners hear the events, in the order of each
/// conversation, before the caller has an answer.
///
/// What changes a conversation may run twice, like the body of any transaction; events of a run
/// that came to nothing are never delivered.
public final class Conversations {
  private final StorageEngine engine;
  private final StampClock clock;
  private final List<ConversationListener> listeners;

  /// The conversations kept in a store.
  ///
  /// @param clock gives the stamps; no other may give the same for this store
  /// @param listeners hear what happens, one after the other
  public Conversations(
      StorageEngine engine, StampClock clock, List<ConversationListener> listeners) {
    this.engine = engine;
    this.clock = clock;
    this.listeners = List.copyOf(listeners);
  }

  /// Changes a one-to-one conversation. Durable when it returns; if the body throws, nothing has
  /// happened, and the exception passes through.
  ///
  /// @param body has no effect but through the change and what it returns: it may run twice
  public <T> T write(ConversationKey.Peer conversation, Function<PeerChange, T> body) {
    Bytes partition = conversation.partition();
    return engine.transact(
        partition,
        transaction -> run(new PeerChange(transaction, conversation, partition, clock), body));
  }

  /// Changes a group, in the same way.
  ///
  /// @param body has no effect but through the change and what it returns: it may run twice
  public <T> T write(ConversationKey.Group conversation, Function<GroupChange, T> body) {
    Bytes partition = conversation.partition();
    return engine.transact(
        partition,
        transaction -> run(new GroupChange(transaction, conversation, partition, clock), body));
  }

  /// Takes a conversation out of a user's list, whether it is there or not: history may come to it
  /// that is not later. A group that does not exist stays as it is.
  public void hide(ConversationKey conversation, String userId) {
    switch (conversation) {
      case ConversationKey.Peer peer -> write(peer, change -> change.hide(userId));
      case ConversationKey.Group group -> write(group, change -> hideGroup(change, userId));
    }
  }

  /// A user has read all of a conversation.
  public void markRead(ConversationKey conversation, String userId) {
    Function<Change, Boolean> read = change -> change.markRead(userId);
    switch (conversation) {
      case ConversationKey.Peer peer -> write(peer, read::apply);
      case ConversationKey.Group group -> write(group, read::apply);
    }
  }

  private static boolean hideGroup(GroupChange change, String userId) {
    boolean exists = change.exists();
    if (exists) {
      change.hide(userId);
    }
    return exists;
  }

  /// An id for a message that is not stored.
  public long nextId() {
    return clock.next();
  }

  /// An id for a message that is in no conversation.
  ///
  /// @param id the new one is larger
  public long nextIdAfter(long id) {
    return clock.nextAfter(id, 0);
  }

  private <C extends Change, T> T run(C change, Function<C, T> body) {
    T result = body.apply(change);
    change.finish(listeners);
    return result;
  }
}
