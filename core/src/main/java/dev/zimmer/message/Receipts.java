package dev.zimmer.message;

import dev.zimmer.action.ActionException;
import dev.zimmer.action.ReturnCode;
import dev.zimmer.conversation.ConversationKey;
import dev.zimmer.group.Groups;
import dev.zimmer.storage.Bytes;
import dev.zimmer.storage.KeyBuilder;
import dev.zimmer.storage.StorageEngine;
import dev.zimmer.storage.Transaction;
import dev.zimmer.storage.ValueReader;
import dev.zimmer.storage.ValueWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// When users got and read messages: a row for each message and user, so a receipt costs the same
/// in a group of any size. They are in partitions of their own, as many as those of the messages.
public final class Receipts {
  private static final int FORMAT = 1;

  private final StorageEngine engine;
  private final Messages messages;
  private final Groups groups;

  /// The receipts kept in a store.
  ///
  /// @param messages of which messages
  /// @param groups who is in which group
  public Receipts(StorageEngine engine, Messages messages, Groups groups) {
    this.engine = engine;
    this.messages = messages;
    this.groups = groups;
  }

  /// What a receipt says.
  enum Kind {
    /// The message has come to the user.
    DELIVERED,
    /// The user has read it.
    READ
  }

  /// A receipt as it is stored: when the message was delivered to the user and read by them, in
  /// Unix milliseconds; 0 where nobody has said so.
  ///
  /// @param deliveredMillis when it was delivered
  /// @param readMillis when it was read
  record Receipt(long deliveredMillis, long readMillis) {
    static final Receipt NONE = new Receipt(0, 0);

    long of(Kind kind) {
      return kind == Kind.READ ? readMillis : deliveredMillis;
    }

    Receipt with(Kind kind, long millis) {
      return kind == Kind.READ
          ? new Receipt(deliveredMillis, millis)
          : new Receipt(millis, readMillis);
    }
  }

  /// Sets receipts of one-to-one messages; those that are set stay as they are.
  ///
  /// @param sent by whom, and of which messages
  /// @param nowMillis the time that new ones say, in Unix milliseconds
  /// @return the latest time that they say now
  /// @throws ActionException PEER_RECEIPT_FAILED, with nothing set, if the user cannot see one of
  ///   the messages
  long set(ConversationKey.Peer conversation, Kind kind, ReceiptParameters sent, long nowMillis) {
    require(conversation, sent, ReturnCode.PEER_RECEIPT_FAILED);
    return set(conversation.partition(), kind, sent, nowMillis);
  }

  /// Sets receipts of messages of a group, in the same way.
  ///
  /// @throws ActionException GROUP_RECEIPT_FAILED, also if the user is not a member
  long set(ConversationKey.Group conversation, Kind kind, ReceiptParameters sent, long nowMillis) {
    String groupId = conversation.groupId();
    Map<String, ReturnCode> standing =
        groups.standing(conversation.appId(), sent.fromUserId(), List.of(groupId));
    if (standing.get(groupId) != ReturnCode.OK) {
      throw new ActionException(
          ReturnCode.GROUP_RECEIPT_FAILED, "FromUserId is not a member of the group");
    }
    require(conversation, sent, ReturnCode.GROUP_RECEIPT_FAILED);
    return set(conversation.partition(), kind, sent, nowMillis);
  }

  /// The receipt of a message by a user.
  Receipt of(ConversationKey conversation, long sequence, String userId) {
    return engine
        .get(partition(conversation.partition(), sequence), key(sequence, userId))
        .map(Receipts::read)
        .orElse(Receipt.NONE);
  }

  private void require(ConversationKey conversation, ReceiptParameters sent, ReturnCode code) {
    String userId = sent.fromUserId();
    List<Long> sequences = sent.convMsgSeq();
    List<Optional<Message>> found = messages.findAll(conversation.partition(), sequences);
    for (int i = 0; i < found.size(); i++) {
      if (found.get(i).filter(message -> message.reaches(userId)).isEmpty()) {
        throw new ActionException(
            code, "there is no message with the number " + sequences.get(i) + " for FromUserId");
      }
    }
  }

  private long set(Bytes conversation, Kind kind, ReceiptParameters sent, long nowMillis) {
    Map<Bytes, List<Long>> byPartition =
        sent.convMsgSeq().stream()
            .distinct()
            .collect(Collectors.groupingBy(each -> partition(conversation, each)));
    long latest = 0;
    for (Map.Entry<Bytes, List<Long>> some : byPartition.entrySet()) {
      List<Bytes> keys =
          some.getValue().stream().map(each -> key(each, sent.fromUserId())).toList();
      long set =
          engine.transact(some.getKey(), transaction -> set(transaction, kind, keys, nowMillis));
      latest = Math.max(latest, set);
    }
    return latest;
  }

  private static long set(Transaction transaction, Kind kind, List<Bytes> keys, long nowMillis) {
    List<Optional<byte[]>> values = transaction.getAll(keys);
    long latest = 0;
    for (int i = 0; i < keys.size(); i++) {
      Receipt receipt = values.get(i).map(Receipts::read).orElse(Receipt.NONE);
      if (receipt.of(kind) == 0) {
        receipt = receipt.with(kind, nowMillis);
        transaction.put(keys.get(i), toBytes(receipt));
      }
      latest = Math.max(latest, receipt.of(kind));
    }
    return latest;
  }

  private static Bytes partition(Bytes conversation, long sequence) {
    return new KeyBuilder()
        .tag('d')
        .bytes(conversation)
        .number(sequence / MessageKeys.BUCKET)
        .build();
  }

  private static Bytes key(long sequence, String userId) {
    return new KeyBuilder().number(sequence).text(userId).build();
  }

  private static byte[] toBytes(Receipt receipt) {
    return new ValueWriter(FORMAT)
        .number(receipt.deliveredMillis())
        .number(receipt.readMillis())
        .toBytes();
  }

  private static Receipt read(byte[] value) {
    ValueReader reader = new ValueReader(value, FORMAT);
    return new Receipt(reader.number(), reader.number());
  }
}
