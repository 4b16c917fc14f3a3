package dev.zimmer.world;

import static dev.zimmer.world.Check.isWellFormed;
import static dev.zimmer.world.Check.require;

import dev.zimmer.action.ReturnCode;
import dev.zimmer.harness.Caller;
import dev.zimmer.list.ClearConversationUnread;
import dev.zimmer.message.C2cReadReceipt;
import dev.zimmer.message.ClearMemberGroupMessage;
import dev.zimmer.message.ClearPeerMessage;
import dev.zimmer.message.EditC2cMsgBody;
import dev.zimmer.message.EditGroupMsgBody;
import dev.zimmer.message.GroupReadReceipt;
import dev.zimmer.message.HistoryMessage;
import dev.zimmer.message.NewMessageBody;
import dev.zimmer.message.QueryGroupMsg;
import dev.zimmer.message.QueryMessagesByMsgSeq;
import dev.zimmer.message.QueryPeerMsg;
import dev.zimmer.message.RevokeGroupMessage;
import dev.zimmer.message.RevokePeerMessage;
import dev.zimmer.world.ModelEvent.Conversation;
import dev.zimmer.world.ModelEvent.Place;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// The steps about the messages of one conversation after they were sent.
///
/// @param model what must be
/// @param caller what is asked
/// @param conversation as the user of the step has it
/// @param nowMillis the wall clock
record Histories(Model model, Caller caller, Conversation conversation, long nowMillis) {
  private static final int RECALLED = 31;

  /// What a message must look like to a reader.
  private record Shown(long sequence, String from, int type, String text, long time, int isEmpty) {
    static Shown of(HistoryMessage message) {
      return new Shown(
          message.msgSeq(),
          message.sender(),
          message.msgType(),
          message.msgType() == 1 ? message.msgBody() : "",
          message.msgTime(),
          message.isEmpty());
    }

    static Shown of(Model.Said said, boolean isCleared) {
      int isEmpty = said.isRecalled() ? 2 : isCleared ? 1 : 0;
      String text = said.isEdited() ? "edited" : "hello";
      return new Shown(
          said.sequence(),
          said.from(),
          said.isRecalled() ? RECALLED : said.type(),
          said.type() == 1 && isEmpty == 0 ? text : "",
          said.time(),
          isEmpty);
    }
  }

  void change(Step.ChangeMessage step) {
    String user = step.user();
    int code = caller.call(request(step)).code();
    if (!isWellFormed(user) || !isWellFormed(conversation.id())) {
      require(code, ReturnCode.INVALID_ARGUMENT);
      return;
    }
    if (!model.isRegistered(user)) {
      require(code, ReturnCode.OPERATOR_NOT_REGISTERED);
      return;
    }
    ReturnCode expected = expected(step);
    require(code, expected);
    if (expected == ReturnCode.OK) {
      happened(step);
    }
  }

  void query(Step.QueryHistory step) {
    String user = step.user();
    if (!isWellFormed(user) || !isWellFormed(conversation.id())) {
      return;
    }
    if (!isGroup() && !model.isRegistered(user)) {
      require(page(step, 10, 0).code(), ReturnCode.OPERATOR_NOT_REGISTERED);
      return;
    }
    if (isGroup() && !model.exists(conversation.id())) {
      require(page(step, 10, 0).code(), ReturnCode.GROUP_NOT_FOUND);
      return;
    }
    List<Model.Said> all = model.messages(user, conversation);
    require("the history as " + step, expected(step, all), walk(step));
    if (!model.isRegistered(user)) {
      return;
    }
    List<Long> numbers = LongStream.rangeClosed(1, Math.min(all.size() + 1, 20)).boxed().toList();
    require(
        "the messages by number",
        all.stream()
            .limit(20)
            .filter(each -> each.isIn(user))
            .map(each -> Shown.of(each, each.isClearedBy(user)))
            .toList(),
        caller
            .call(
                new QueryMessagesByMsgSeq.Request(
                    user, conversation.id(), conversation.type(), numbers))
            .as(QueryMessagesByMsgSeq.Response.class)
            .messageList()
            .stream()
            .map(Shown::of)
            .toList());
  }

  /// Nobody in particular reads a group's history, so nobody's clearing counts.
  private List<Shown> expected(Step.QueryHistory step, List<Model.Said> all) {
    return all.stream()
        .filter(each -> each.isIn(step.user()))
        .map(each -> Shown.of(each, !isGroup() && each.isClearedBy(step.user())))
        .filter(each -> step.withEmpty() || each.isEmpty() == 0)
        .sorted(Comparator.comparingLong(Shown::time).thenComparingLong(Shown::sequence).reversed())
        .toList();
  }

  private List<Shown> walk(Step.QueryHistory step) {
    List<Shown> all = new ArrayList<>();
    Iterator<Integer> limits =
        Stream.generate(step.limits()::stream)
            .flatMap(each -> each)
            .map(limit -> limit.sent().filter(rows -> rows > 0).orElse(10))
            .iterator();
    long next = 0;
    do {
      int limit = Math.min(limits.next(), 100);
      Caller.Reply reply = page(step, limit, next);
      List<HistoryMessage> page;
      if (isGroup()) {
        QueryGroupMsg.Response response = reply.as(QueryGroupMsg.Response.class);
        page = response.list();
        next = response.next();
      } else {
        QueryPeerMsg.Response response = reply.as(QueryPeerMsg.Response.class);
        page = response.list();
        next = response.next();
      }
      require("a page with more behind it is full", true, next == 0 || page.size() == limit);
      page.forEach(message -> all.add(Shown.of(message)));
    } while (next != 0);
    return all;
  }

  private Caller.Reply page(Step.QueryHistory step, int limit, long next) {
    int withEmpty = step.withEmpty() ? 1 : 0;
    return caller.call(
        isGroup()
            ? new QueryGroupMsg.Request(conversation.id(), limit, next, withEmpty)
            : new QueryPeerMsg.Request(step.user(), conversation.id(), limit, next, withEmpty));
  }

  private Record request(Step.ChangeMessage step) {
    String user = step.user();
    String id = conversation.id();
    long number = step.sequence();
    return switch (step.kind()) {
      case RECALL ->
          isGroup()
              ? new RevokeGroupMessage.Request(user, id, number, null, Map.of())
              : new RevokePeerMessage.Request(user, id, number, null, Map.of());
      case EDIT, EDIT_OTHERS -> edit(step);
      case CLEAR ->
          isGroup()
              ? new ClearMemberGroupMessage.Request(user, id)
              : new ClearPeerMessage.Request(user, id);
      case READ_ALL -> new ClearConversationUnread.Request(user, id, conversation.type());
      case RECEIPT ->
          isGroup()
              ? new GroupReadReceipt.Request(user, id, List.of(number))
              : new C2cReadReceipt.Request(user, id, List.of(number));
    };
  }

  private Record edit(Step.ChangeMessage step) {
    NewMessageBody body = new NewMessageBody("edited", null);
    String sender = step.kind() == Step.ChangeMessage.Kind.EDIT ? step.user() : conversation.id();
    return isGroup()
        ? new EditGroupMsgBody.Request(
            step.user(),
            step.kind() == Step.ChangeMessage.Kind.EDIT ? sender : null,
            conversation.id(),
            1,
            step.sequence(),
            1,
            body,
            null,
            null,
            null)
        : new EditC2cMsgBody.Request(
            step.user(), sender, conversation.id(), 1, step.sequence(), 1, body, null, null, null);
  }

  private ReturnCode expected(Step.ChangeMessage step) {
    Optional<Model.Said> message =
        model.messages(step.user(), conversation).stream()
            .filter(each -> each.sequence() == step.sequence())
            .findFirst();
    return switch (step.kind()) {
      case RECALL -> recall(step, message);
      case EDIT, EDIT_OTHERS -> edit(step, message);
      case CLEAR -> clear(step.user());
      case READ_ALL ->
          model.list(step.user()).containsKey(conversation)
              ? ReturnCode.OK
              : ReturnCode.CONVERSATION_NOT_FOUND;
      case RECEIPT -> receipt(step.user(), message);
    };
  }

  private ReturnCode recall(Step.ChangeMessage step, Optional<Model.Said> message) {
    if (isGroup() && !model.exists(conversation.id())) {
      return ReturnCode.GROUP_NOT_FOUND;
    }
    if (message.isEmpty()) {
      return ReturnCode.MESSAGE_NOT_FOUND;
    }
    if (!message.get().from().equals(step.user())) {
      return ReturnCode.RECALL_NOT_BY_SENDER;
    }
    if (message.get().isRecalled()) {
      return ReturnCode.MESSAGE_ALREADY_RECALLED;
    }
    return isOlder(message.get(), Duration.ofMinutes(2))
        ? ReturnCode.RECALL_WINDOW_EXCEEDED
        : ReturnCode.OK;
  }

  private ReturnCode edit(Step.ChangeMessage step, Optional<Model.Said> message) {
    String user = step.user();
    if (message.isEmpty() || !message.get().isIn(user) || (isGroup() && !isMember(user))) {
      return ReturnCode.EDIT_FAILED;
    }
    Model.Said said = message.get();
    boolean isNamed =
        switch (step.kind()) {
          case EDIT -> said.from().equals(user);
          default -> isGroup() || said.from().equals(conversation.id());
        };
    boolean isThere = !said.isRecalled() && !said.isClearedBy(user);
    if (!isNamed || !isThere || said.type() != 1 || said.isTargeted()) {
      return ReturnCode.EDIT_FAILED;
    }
    return isOlder(said, Duration.ofHours(24)) ? ReturnCode.EDIT_WINDOW_EXCEEDED : ReturnCode.OK;
  }

  private ReturnCode clear(String user) {
    if (!isGroup()) {
      return ReturnCode.OK;
    }
    if (!model.exists(conversation.id())) {
      return ReturnCode.GROUP_NOT_FOUND;
    }
    return model.wasMember(conversation.id(), user) ? ReturnCode.OK : ReturnCode.USER_NOT_IN_GROUP;
  }

  private ReturnCode receipt(String user, Optional<Model.Said> message) {
    if (!isGroup()) {
      return message.filter(each -> each.isIn(user)).isPresent()
          ? ReturnCode.OK
          : ReturnCode.PEER_RECEIPT_FAILED;
    }
    return isMember(user) && message.filter(each -> each.isFor(user)).isPresent()
        ? ReturnCode.OK
        : ReturnCode.GROUP_RECEIPT_FAILED;
  }

  private void happened(Step.ChangeMessage step) {
    Place place = Place.of(step.user(), conversation);
    switch (step.kind()) {
      case RECALL -> model.add(new ModelEvent.Recalled(place, step.sequence()));
      case EDIT, EDIT_OTHERS -> model.add(new ModelEvent.Edited(place, step.sequence()));
      case CLEAR -> model.add(new ModelEvent.Cleared(step.user(), place));
      case READ_ALL, RECEIPT -> {} // nothing shows them
    }
  }

  private boolean isOlder(Model.Said message, Duration age) {
    return nowMillis - message.time() > age.toMillis();
  }

  private boolean isMember(String user) {
    return model.exists(conversation.id()) && model.members(conversation.id()).contains(user);
  }

  private boolean isGroup() {
    return conversation.type() == 2;
  }
}
