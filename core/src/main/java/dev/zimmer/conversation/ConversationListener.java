package dev.zimmer.conversation;

/// Hears what happens in all conversations.
///
/// What must survive a crash is written before the commit, by the transaction of the change itself;
/// what lives in memory, or leaves the process, follows after it.
public interface ConversationListener {
  /// An event is about to be committed. It may still come to nothing, and come again.
  ///
  /// @param rows what is added here is written if and only if the event is
  void beforeCommit(Event event, Alongside rows);

  /// An event is durable, and its caller has no answer yet. Events of one conversation come one
  /// after the other, in their order; those of different ones at the same time. It must be quick
  /// and must not call the store.
  void afterCommit(Event event);
}
