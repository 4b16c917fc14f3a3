package dev.zimmer.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// One of the callers whom a crash interrupts, or who go on through a fault: makes one random call
/// after the other, notes what was answered, and can tell whether all of it is still true.
///
/// Nobody else touches a writer's users and groups, so a writer knows their lists exactly; the
/// group [CrashWriter#SHARED] is shared with all others.
final class CrashWriter {
  static final String SHARED = "shared";

  private static final String SHARED_KEY = Entry.group(SHARED, 0).key();
  private static final int MAX_USERS = 10;
  private static final int MAX_GROUPS = 40;
  private static final int CHECKED = 100;
  private static final long RECALLABLE_MILLIS = 20_000;
  private static final long LONG_AGO = 1_700_000_000_000L;

  /// What all writers of one server note together.
  ///
  /// @param answered how many calls were answered
  /// @param unanswered how many were not, so that nobody knows whether they took place
  /// @param sequences every MsgSeq answered in the shared group
  /// @param messageIds every MsgId answered
  record Notes(
      LongAdder answered, LongAdder unanswered, Set<Long> sequences, Set<Long> messageIds) {
    Notes() {
      this(
          new LongAdder(),
          new LongAdder(),
          ConcurrentHashMap.newKeySet(),
          ConcurrentHashMap.newKeySet());
    }

    /// Fails if a message of the shared group is lost, a number used twice, or the group has not
    /// the same time in all lists.
    void checkSharedGroup(Backend backend, List<String> members) {
      long largest = sequences.stream().mapToLong(Long::longValue).max().orElse(0);
      long next = backend.sendGroup(members.getFirst(), SHARED).get("MsgSeq").longValue();
      assertThat(next).isGreaterThan(largest);
      sequences.add(next);
      assertThat(next - sequences.size())
          .as("numbers in the shared group that no answer told")
          .isBetween(0L, unanswered.sum());
      assertThat(members.stream().map(member -> backend.groupTime(member, SHARED)).distinct())
          .as("UpdateTime of the shared group in all lists")
          .hasSize(1);
    }
  }

  private final String name;
  private final Backend backend;
  private final Random random;
  private final Notes notes;
  private final CrashModel model = new CrashModel();
  private int named;
  private @Nullable CrashCall pending;

  /// A writer with a user of their own, `name-u0`, who must be registered and in the shared group.
  CrashWriter(String name, Backend backend, long seed, Notes notes) {
    this.name = name;
    this.backend = backend;
    this.random = new Random(seed);
    this.notes = notes;
    model.addUser(firstUser(name));
  }

  static String firstUser(String name) {
    return name + "-u0";
  }

  /// Calls until the server is gone.
  void writeUntilCrash() {
    try {
      while (true) {
        if (random.nextInt(10) == 0) {
          check(any(model.users()), Set.of());
        }
        CrashCall call = next();
        pending = call;
        make(call, Set.of(0));
        pending = null;
        notes.answered().increment();
      }
    } catch (UncheckedIOException _) {
      // The crash.
    }
  }

  /// Calls until it is enough; repeats what failed until it is served.
  void writeUntil(BooleanSupplier enough) {
    while (!enough.getAsBoolean()) {
      if (random.nextInt(10) == 0) {
        check(any(model.users()), Set.of());
      }
      settle(next());
    }
  }

  private void settle(CrashCall call) {
    long begin = System.nanoTime();
    Set<Integer> codes = new HashSet<>(Set.of(0));
    while (true) {
      Optional<JsonAnswer> answer = attempt(call);
      if (answer.isPresent() && !Outcomes.isTrouble(answer.get())) {
        finish(call, answer.get(), codes);
        return;
      }
      notes.unanswered().increment();
      codes.addAll(call.already());
      call.conversations().forEach(model::allowOneMore);
      assertThat(System.nanoTime() - begin)
          .as("%s is served in the end", call.action())
          .isLessThan(TimeUnit.SECONDS.toNanos(ZimmerJar.PATIENCE_SECONDS));
      FaultClient.pause();
    }
  }

  private Optional<JsonAnswer> attempt(CrashCall call) {
    try {
      return Optional.of(backend.client().call(call.action(), call.parameters()));
    } catch (UncheckedIOException _) {
      return Optional.empty();
    }
  }

  /// Takes an answer for what it says, and repeats for those whose part of the call failed.
  private void finish(CrashCall call, JsonAnswer answer, Set<Integer> codes) {
    List<String> failed = answer.usersInTrouble();
    if (failed.isEmpty() || call.action().equals("SendPeerMessage")) {
      accept(call, answer, codes);
    }
    if (!failed.isEmpty()) {
      notes.unanswered().increment();
      call.conversations().stream()
          .filter(name -> failed.stream().anyMatch(name::contains))
          .forEach(model::allowOneMore);
      FaultClient.pause();
      settle(call.forUsers(failed));
    }
  }

  /// Fails unless everything that was answered is still true; then settles the call that was not
  /// answered by repeating it, and looks again.
  ///
  /// @return whether a call had not been answered
  boolean checkAfterRestart() {
    CrashCall unanswered = pending;
    Set<String> unknown = unanswered == null ? Set.of() : unanswered.touched();
    model.users().forEach(user -> check(user, unknown));
    if (unanswered != null) {
      unanswered.conversations().forEach(model::allowOneMore);
      Set<Integer> codes = new HashSet<>(unanswered.already());
      codes.add(0);
      make(unanswered, codes);
      pending = null;
      model.users().forEach(user -> check(user, Set.of()));
    }
    checkMessages();
    return unanswered != null;
  }

  /// Fails unless recalls and edits that were answered are there.
  private void checkMessages() {
    List<CrashModel.Sent> sent = model.sent();
    for (CrashModel.Sent message : sent.subList(Math.max(0, sent.size() - CHECKED), sent.size())) {
      ObjectNode found =
          (ObjectNode)
              backend
                  .client()
                  .call(
                      "QueryMessagesByMsgSeq",
                      Map.of(
                          "FromUserId",
                          message.to(),
                          "ConvId",
                          message.from(),
                          "ConvType",
                          0,
                          "MsgSeqList",
                          List.of(message.sequence())))
                  .listOf("MessageList")
                  .get(0);
      assertThat(found.path("IsEmpty").intValue())
          .as("IsEmpty of %s", found)
          .isEqualTo(message.isRecalled() ? 2 : 0);
      if (!message.isRecalled()) {
        assertThat(found.path("MsgBody").stringValue()).isEqualTo(message.text());
      }
    }
  }

  /// Sends one more message to every conversation there is, so that each shows its next MsgSeq.
  void probe() {
    for (String group : model.livingGroups()) {
      make(sendGroup(group), Set.of(0));
    }
    List<String> users = model.users();
    for (String user : users.subList(1, users.size())) {
      make(sendPeers(user, List.of(users.getFirst())), Set.of(0));
    }
  }

  private void check(String user, Set<String> unknown) {
    List<Entry> whole = backend.list(user);
    int limit = 2 + random.nextInt(30);
    assertThat(withoutShared(backend.walk(user, limit).entries()))
        .as("the list of %s in pages of %s", user, limit)
        .isEqualTo(withoutShared(whole));
    Set<String> except = new HashSet<>(unknown);
    except.add(SHARED_KEY); // others move it meanwhile
    model.check(user, whole, except);
  }

  /// Others move the shared group, and then it may come twice.
  private static List<Entry> withoutShared(List<Entry> list) {
    return list.stream().filter(entry -> !entry.key().equals(SHARED_KEY)).toList();
  }

  private void make(CrashCall call, Set<Integer> codes) {
    accept(call, backend.client().call(call.action(), call.parameters()), codes);
  }

  private void accept(CrashCall call, JsonAnswer answer, Set<Integer> codes) {
    assertThat(codes)
        .as("%s %s: %s", call.action(), call.parameters(), answer.json())
        .contains(answer.code());
    model.nextCall();
    call.effect().accept(answer);
  }

  private CrashCall next() {
    if (model.users().size() < 3) {
      return register();
    }
    List<String> groups = model.livingGroups();
    if (groups.isEmpty()) {
      return createGroup();
    }
    String group = any(groups);
    return switch (random.nextInt(18)) {
      case 0 -> model.users().size() < MAX_USERS ? register() : sendShared();
      case 1 -> model.groups().size() < MAX_GROUPS ? createGroup() : sendShared();
      case 2 -> invite(group);
      case 3 -> kick(group);
      case 4 -> groups.size() > 3 ? dismiss(group) : sendShared();
      case 5 -> deletePeer();
      case 6 -> deleteGroup(any(List.copyOf(model.groups().keySet())));
      case 7 -> importPeer();
      case 8 -> importGroup(group);
      case 9, 10, 11 -> sendGroup(group);
      case 12 -> sendShared();
      case 13 -> recall();
      case 14 -> edit();
      default -> sendPeers(any(model.users()), model.users());
    };
  }

  private CrashCall register() {
    String user = name + "-u" + model.users().size();
    return CrashCall.of(
            "UserRegister",
            Map.of("UserInfo", List.of(Map.of("UserId", user))),
            answer -> model.addUser(user))
        .alreadyDone(660700002);
  }

  private CrashCall sendPeers(String from, List<String> candidates) {
    List<String> receivers = some(candidates);
    receivers.remove(from);
    if (receivers.isEmpty()) {
      receivers.add(model.users().get(model.users().getFirst().equals(from) ? 1 : 0));
    }
    return sendTo(from, receivers);
  }

  private CrashCall sendTo(String from, List<String> receivers) {
    long before = System.currentTimeMillis();
    Set<String> touched = new HashSet<>(Set.of(peer(from)));
    Set<String> conversations = new HashSet<>();
    receivers.forEach(to -> {
      touched.add(peer(to));
      conversations.add(conversation(from, to));
    });
    return CrashCall.of(
            "SendPeerMessage",
            Backend.peerMessage(from, receivers),
            answer ->
                answer
                    .listOf("SuccList")
                    .forEach(success -> {
                      String to = success.path("UserId").stringValue();
                      model.number(conversation(from, to), success.path("MsgSeq").longValue());
                      noteId(Long.parseLong(success.path("MsgId").stringValue()));
                      model
                          .sent()
                          .add(
                              new CrashModel.Sent(
                                  success.path("MsgSeq").longValue(), from, to, before, "hello"));
                      model.move(from, peer(to), before);
                      model.move(to, peer(from), before);
                    }))
        .touching(touched)
        .storingIn(conversations)
        .repeatedFor(failed -> sendTo(from, failed));
  }

  /// Recalls a message that is young enough.
  private CrashCall recall() {
    long border = System.currentTimeMillis() - RECALLABLE_MILLIS;
    List<CrashModel.Sent> young =
        model.sent().stream()
            .filter(message -> message.millis() > border && !message.isRecalled())
            .toList();
    if (young.isEmpty()) {
      return sendShared();
    }
    CrashModel.Sent message = young.get(random.nextInt(young.size()));
    return CrashCall.of(
            "RevokePeerMessage",
            Map.of(
                "FromUserId",
                message.from(),
                "ToUserId",
                message.to(),
                "MsgSeq",
                message.sequence()),
            _ -> message.recall())
        .alreadyDone(660000023);
  }

  private CrashCall edit() {
    List<CrashModel.Sent> left =
        model.sent().stream().filter(message -> !message.isRecalled()).toList();
    if (left.isEmpty()) {
      return sendShared();
    }
    CrashModel.Sent message = left.get(random.nextInt(left.size()));
    String text = "edit " + named++;
    return CrashCall.of(
        "EditC2cMsgBody",
        Map.of(
            "FromUserId",
            message.from(),
            "SenderId",
            message.from(),
            "ConvId",
            message.to(),
            "MsgType",
            1,
            "ConvMsgSeq",
            message.sequence(),
            "EditType",
            1,
            "MessageBody",
            Map.of("Message", text)),
        _ -> message.edit(text));
  }

  private CrashCall sendGroup(String group) {
    long before = System.currentTimeMillis();
    return CrashCall.of(
            "SendGroupMessage",
            Backend.groupMessage(any(model.users()), group),
            answer -> {
              model.number(group, answer.get("MsgSeq").longValue());
              noteId(answer.get("MsgId").longValue());
              members(group).forEach(member -> model.move(member, group(group), before));
            })
        .touching(Set.of(group(group)))
        .storingIn(Set.of(group));
  }

  private CrashCall sendShared() {
    return CrashCall.of(
        "SendGroupMessage",
        Backend.groupMessage(firstUser(name), SHARED),
        answer -> {
          long sequence = answer.get("MsgSeq").longValue();
          assertThat(notes.sequences().add(sequence)).as("MsgSeq %s is new", sequence).isTrue();
          noteId(answer.get("MsgId").longValue());
        });
  }

  private CrashCall createGroup() {
    String id = name + "-g" + named++;
    Set<String> members = new LinkedHashSet<>(some(model.users()));
    return CrashCall.of(
            "CreateGroup",
            Map.of(
                "GroupId", id,
                "GroupOwner", members.iterator().next(),
                "UserId", List.copyOf(members)),
            answer -> model.addGroup(id, members))
        .alreadyDone(660600011);
  }

  private CrashCall invite(String group) {
    String operator = any(model.users());
    List<String> users = some(model.users());
    return CrashCall.of(
        "InviteUsersIntoGroup",
        Map.of("FromUserId", operator, "GroupId", group, "UserIds", users),
        answer ->
            users.stream().filter(user -> !user.equals(operator)).forEach(members(group)::add));
  }

  private CrashCall kick(String group) {
    String user = any(List.copyOf(members(group)));
    return CrashCall.of(
            "KickoutGroupUser",
            Map.of("FromUserId", any(model.users()), "GroupId", group, "UserId", List.of(user)),
            answer -> members(group).remove(user))
        .alreadyDone(660600008, 660600001)
        .touching(Set.of(group(group)));
  }

  private CrashCall dismiss(String group) {
    return CrashCall.of(
            "DismissGroup",
            Map.of("FromUserId", any(model.users()), "GroupId", group),
            answer -> members(group).clear())
        .alreadyDone(660600001)
        .touching(Set.of(group(group)));
  }

  private CrashCall deletePeer() {
    String user = any(model.users());
    String other = any(model.users());
    return delete(user, other, Entry.PEER, peer(other));
  }

  private CrashCall deleteGroup(String group) {
    return delete(any(model.users()), group, Entry.GROUP, group(group));
  }

  private CrashCall delete(String user, String id, int type, String key) {
    return CrashCall.of(
            "DeleteConv",
            Map.of("FromUserId", user, "ConvId", id, "ConvType", type),
            answer -> model.delete(user, key))
        .touching(Set.of(key));
  }

  private CrashCall importPeer() {
    List<String> two = new ArrayList<>(model.users());
    Collections.shuffle(two, random);
    String from = two.get(0);
    String to = two.get(1);
    Map<String, Object> message = Backend.text(from);
    message.put("ToUserId", to);
    message.put("ImportedUserId", to);
    message.put("SendMessageTime", LONG_AGO);
    return CrashCall.of(
            "ImportPeerMsg",
            message,
            answer -> {
              model.number(conversation(from, to), answer.get("MsgSeq").longValue());
              noteId(Long.parseLong(answer.get("MsgId").stringValue()));
              model.moveToThePast(to, peer(from), LONG_AGO);
            })
        .touching(Set.of(peer(from)))
        .storingIn(Set.of(conversation(from, to)));
  }

  /// Nobody had joined by then, so no list moves.
  private CrashCall importGroup(String group) {
    Map<String, Object> message = Backend.groupMessage(any(model.users()), group);
    message.put("SendMessageTime", LONG_AGO);
    return CrashCall.of(
            "ImportGroupMsg",
            message,
            answer -> model.number(group, answer.get("MsgSeq").longValue()))
        .storingIn(Set.of(group));
  }

  private Set<String> members(String group) {
    CrashModel.Group known = model.groups().get(group);
    assertThat(known).isNotNull();
    return known.members();
  }

  private void noteId(long id) {
    assertThat(notes.messageIds().add(id)).as("MsgId %s is new", id).isTrue();
  }

  private String any(List<String> ids) {
    return ids.get(random.nextInt(ids.size()));
  }

  private List<String> some(List<String> ids) {
    List<String> shuffled = new ArrayList<>(ids);
    Collections.shuffle(shuffled, random);
    int count = 1 + random.nextInt(Math.min(4, shuffled.size()));
    return new ArrayList<>(shuffled.subList(0, count));
  }

  private static String peer(String user) {
    return Entry.peer(user, 0).key();
  }

  private static String group(String group) {
    return Entry.group(group, 0).key();
  }

  private static String conversation(String one, String other) {
    return one.compareTo(other) < 0 ? one + " and " + other : other + " and " + one;
  }
}
