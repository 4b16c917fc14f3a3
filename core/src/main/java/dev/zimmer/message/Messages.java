package dev.zimmer.message;

import dev.zimmer.conversation.ConversationPartition;
import dev.zimmer.conversation.Timeline;
import dev.zimmer.group.GroupRows;
import dev.zimmer.list.ConversationLists;
import dev.zimmer.list.ListChange;
import dev.zimmer.stamp.Stamp;
import dev.zimmer.stamp.StampClock;
import dev.zimmer.storage.Bytes;
import dev.zimmer.storage.StorageEngine;
import dev.zimmer.storage.Transaction;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/// Puts messages into conversations: each is one transaction that numbers the message, stores it
/// and moves the lists of those whom it reaches.
public final class Messages {
  private final StorageEngine engine;
  private final StampClock clock;
  private final ConversationLists lists;

  /// The messages kept in a store.
  public Messages(StorageEngine engine, StampClock clock, ConversationLists lists) {
    this.engine = engine;
    this.clock = clock;
    this.lists = lists;
  }

  /// What the sender learns of a stored message.
  ///
  /// @param id its id
  /// @param sequence its number in the conversation
  record Receipt(long id, long sequence) {}

  /// An id for a message that is not stored.
  long nextId() {
    return clock.next();
  }

  /// Sends a one-to-one message to a registered user.
  Receipt sendToPeer(
      long appId, String sender, String receiver, Content content, Message.Options options) {
    Bytes partition = ConversationPartition.peer(appId, sender, receiver);
    return engine.transact(
        partition,
        transaction -> {
          Timeline timeline = Timeline.read(transaction);
          Timeline.Place place = timeline.place(clock);
          timeline.withMessage(place.position(), false).write(transaction, clock);
          ListChange change = new ListChange(lists, transaction, appId);
          if (!options.senderUnaware()) {
            change.reachedPeer(sender, receiver, place.position());
          }
          change.reachedPeer(receiver, sender, place.position());
          return store(
              transaction, partition, message(timeline, place, 0, sender, content, options));
        });
  }

  /// Sends a message to a group.
  ///
  /// @throws dev.zimmer.action.ActionException GROUP_NOT_FOUND
  Receipt sendToGroup(
      long appId, String sender, String groupId, Content content, Message.Options options) {
    Bytes partition = ConversationPartition.group(appId, groupId);
    return engine.transact(
        partition,
        transaction -> {
          GroupRows rows = new GroupRows(transaction);
          Timeline timeline = rows.requireTimeline();
          Timeline.Place place = timeline.place(clock);
          boolean forAll = options.audience().isEverybody();
          Timeline moved = timeline.withMessage(place.position(), forAll);
          moved.write(transaction, clock);
          ListChange change = new ListChange(lists, transaction, appId);
          if (forAll) {
            change.moved(groupId, moved);
          } else {
            for (String member : audience(rows, sender, options.audience())) {
              change.reachedMember(member, groupId, place.position());
            }
          }
          return store(
              transaction, partition, message(timeline, place, 0, sender, content, options));
        });
  }

  /// Imports a one-to-one message into the history of one of the two.
  ///
  /// @param millis when it was sent, in Unix milliseconds; 0 is now
  /// @param owner in whose history and list: the sender or the receiver
  Receipt importToPeer(
      long appId, String sender, String receiver, Content content, long millis, String owner) {
    Bytes partition = ConversationPartition.peer(appId, sender, receiver);
    Message.Options options = new Message.Options(true, false, Audience.ALL, owner);
    String other = owner.equals(sender) ? receiver : sender;
    return engine.transact(
        partition,
        transaction -> {
          Timeline timeline = Timeline.read(transaction);
          Timeline.Place place = importPlace(timeline, millis, partition);
          timeline.withMessage(place.position(), false).write(transaction, clock);
          new ListChange(lists, transaction, appId).reachedPeer(owner, other, place.position());
          return store(
              transaction, partition, message(timeline, place, millis, sender, content, options));
        });
  }

  /// Imports a message into the history of a group.
  ///
  /// @param millis when it was sent, in Unix milliseconds; 0 is now
  /// @throws dev.zimmer.action.ActionException GROUP_NOT_FOUND
  Receipt importToGroup(long appId, String sender, String groupId, Content content, long millis) {
    Bytes partition = ConversationPartition.group(appId, groupId);
    Message.Options options = new Message.Options(true, false, Audience.ALL, "");
    return engine.transact(
        partition,
        transaction -> {
          Timeline timeline = new GroupRows(transaction).requireTimeline();
          Timeline.Place place = importPlace(timeline, millis, partition);
          Timeline moved = timeline.withMessage(place.position(), true);
          moved.write(transaction, clock);
          new ListChange(lists, transaction, appId).moved(groupId, moved);
          return store(
              transaction, partition, message(timeline, place, millis, sender, content, options));
        });
  }

  /// A stored message.
  ///
  /// @param conversation the partition of its conversation
  /// @return empty if there is none with that number
  Optional<Message> find(Bytes conversation, long sequence) {
    return engine
        .get(MessageKeys.partition(conversation, sequence), MessageKeys.key(sequence))
        .map(Message::read);
  }

  private Timeline.Place importPlace(Timeline timeline, long millis, Bytes partition) {
    return millis == 0
        ? timeline.place(clock)
        : timeline.placeInPast(clock, millis, partition.hashCode());
  }

  /// @param millis when it was sent, if that is not when it came; else 0
  private static Message message(
      Timeline timeline,
      Timeline.Place place,
      long millis,
      String sender,
      Content content,
      Message.Options options) {
    long sent = millis == 0 ? Stamp.millis(place.stamp()) : millis;
    return new Message(timeline.lastSeq() + 1, place.stamp(), sent, sender, content, options);
  }

  private static Set<String> audience(GroupRows rows, String sender, Audience audience) {
    Set<String> reached = new LinkedHashSet<>();
    if (audience.inclusive()) {
      audience.userIds().stream().filter(rows::isMember).forEach(reached::add);
    } else {
      reached.addAll(rows.memberIds());
      audience.userIds().forEach(reached::remove);
    }
    if (rows.isMember(sender)) {
      reached.add(sender);
    }
    return reached;
  }

  private static Receipt store(Transaction transaction, Bytes conversation, Message message) {
    transaction
        .alongside()
        .put(
            MessageKeys.partition(conversation, message.sequence()),
            MessageKeys.key(message.sequence()),
            message.id(),
            message.toBytes());
    return new Receipt(message.id(), message.sequence());
  }
}
