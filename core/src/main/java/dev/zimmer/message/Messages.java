package dev.zimmer.message;

import dev.zimmer.conversation.Change;
import dev.zimmer.conversation.ConversationKey;
import dev.zimmer.conversation.Conversations;
import dev.zimmer.conversation.GroupChange;
import dev.zimmer.conversation.Place;
import dev.zimmer.group.GroupRows;
import dev.zimmer.storage.Bytes;
import dev.zimmer.storage.StorageEngine;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Puts messages into conversations: each is one change that gives the message its place, stores it
/// and moves the lists of those whom it reaches.
public final class Messages {
  private final StorageEngine engine;
  private final Conversations conversations;

  /// The messages kept in a store.
  ///
  /// @param conversations writes them
  public Messages(StorageEngine engine, Conversations conversations) {
    this.engine = engine;
    this.conversations = conversations;
  }

  /// What the sender learns of a stored message.
  ///
  /// @param id its id
  /// @param sequence its number in the conversation
  record Stored(long id, long sequence) {}

  /// An id for a message that is not stored.
  long nextId() {
    return conversations.nextId();
  }

  /// Sends a one-to-one message to a registered user.
  Stored sendToPeer(
      long appId, String sender, String receiver, Content content, Message.Options options) {
    List<String> reached = options.senderUnaware() ? List.of(receiver) : List.of(sender, receiver);
    return conversations.write(
        new ConversationKey.Peer(appId, sender, receiver),
        change -> store(change, change.message(reached), sender, content, options));
  }

  /// Sends a message to a group.
  ///
  /// @throws dev.zimmer.action.ActionException GROUP_NOT_FOUND
  Stored sendToGroup(
      long appId, String sender, String groupId, Content content, Message.Options options) {
    Audience audience = options.audience();
    return conversations.write(
        new ConversationKey.Group(appId, groupId),
        change -> {
          GroupRows rows = new GroupRows(change);
          rows.requireGroup();
          return store(change, place(change, rows, sender, audience), sender, content, options);
        });
  }

  /// Imports a one-to-one message into the history of one of the two.
  ///
  /// @param millis when it was sent, in Unix milliseconds; 0 is now
  /// @param owner in whose history and list: the sender or the receiver
  Stored importToPeer(
      long appId, String sender, String receiver, Content content, long millis, String owner) {
    Message.Options options = new Message.Options(true, false, Audience.ALL, owner);
    return conversations.write(
        new ConversationKey.Peer(appId, sender, receiver),
        change -> store(change, change.importMessage(millis, owner), sender, content, options));
  }

  /// Imports a message into the history of a group.
  ///
  /// @param millis when it was sent, in Unix milliseconds; 0 is now
  /// @throws dev.zimmer.action.ActionException GROUP_NOT_FOUND
  Stored importToGroup(long appId, String sender, String groupId, Content content, long millis) {
    Message.Options options = new Message.Options(true, false, Audience.ALL, "");
    return conversations.write(
        new ConversationKey.Group(appId, groupId),
        change -> {
          new GroupRows(change).requireGroup();
          return store(change, change.importMessage(millis), sender, content, options);
        });
  }

  /// A stored message.
  ///
  /// @param conversation the partition of its conversation
  /// @return empty if there is none with that number
  Optional<Message> find(Bytes conversation, long sequence) {
    return findAll(conversation, List.of(sequence)).getFirst();
  }

  /// Stored messages.
  ///
  /// @param conversation the partition of their conversation
  /// @return as many as numbers, in their order; empty where there is none with that number
  List<Optional<Message>> findAll(Bytes conversation, List<Long> sequences) {
    return engine
        .getAll(sequences.stream().map(each -> MessageKeys.address(conversation, each)).toList())
        .stream()
        .map(row -> row.map(Message::read))
        .toList();
  }

  /// The sender is reached in any case if they are a member.
  private static Place place(GroupChange change, GroupRows rows, String sender, Audience audience) {
    if (audience.isEverybody()) {
      return change.message();
    }
    Set<String> named = new LinkedHashSet<>(audience.userIds());
    if (audience.inclusive()) {
      named.add(sender);
      return change.messageTo(rows.membersAmong(named));
    }
    named.remove(sender);
    return change.messageToAllBut(rows.membershipsAmong(named));
  }

  /// Writes a message beside a change.
  ///
  /// @param version larger than that of every other write of it
  static void put(Change change, Message message, long version) {
    change
        .alongside()
        .put(
            MessageKeys.partition(change.partition(), message.sequence()),
            MessageKeys.key(message.sequence()),
            version,
            message.toBytes());
  }

  private static Stored store(
      Change change, Place place, String sender, Content content, Message.Options options) {
    if (!options.noUnread()) {
      change.countsAsUnread(sender);
    }
    Message message =
        new Message(
            place.sequence(),
            place.stamp(),
            place.millis(),
            sender,
            content,
            options,
            place.previousInTurn(),
            change.counted(),
            Fate.NONE);
    put(change, message, message.id());
    if (!message.isInTurn()) {
      TimeIndex.put(change, message);
    }
    return new Stored(message.id(), message.sequence());
  }
}
