package dev.zimmer.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zimmer.conversation.ConversationId;
import dev.zimmer.conversation.ConversationKey;
import dev.zimmer.conversation.UnreadCounts;
import dev.zimmer.harness.Caller;
import dev.zimmer.harness.TestDomain;
import dev.zimmer.list.ClearConversationUnread;
import dev.zimmer.list.QueryConversationList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;

/// Whatever happens in conversations, what is unread for each user is what a model says that counts
/// message by message; and whatever is done to messages and settings after they were sent moves no
/// list.
class UnreadProperties {
  private static final List<String> USERS = List.of("a", "b", "c", "d", "e");
  private static final List<String> GROUPS = List.of("g", "h");
  private static final Map<String, Object> HELLO = Map.of("Message", "hello");

  private static @Nullable TestDomain domain;
  private static long apps;

  /// A conversation as one user has it.
  private record Seen(String userId, ConversationId id) {}

  /// A stored message.
  private record Said(ConversationKey conversation, long seq, String sender) {}

  private final Map<Seen, Set<Long>> unread = new HashMap<>();
  private final Map<String, Set<String>> members = new HashMap<>();
  private final Map<String, Set<String>> everMembers = new HashMap<>();
  private final List<Said> said = new ArrayList<>();
  private Random random = new Random();
  private @Nullable Caller back;

  @BeforeContainer
  static void open() {
    domain = new TestDomain();
  }

  @AfterContainer
  static void close() {
    domain().close();
  }

  @Property(tries = 400, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void unread_afterAnyCalls_isWhatWasNotReadYet(@ForAll long seed) {
    begin(seed);
    for (int step = 1 + random.nextInt(60); step > 0; step--) {
      domain().time().advance(random.nextInt(3) / 2);
      if (random.nextInt(3) > 0) {
        for (int times = 1 + random.nextInt(4); times > 0; times--) {
          say();
        }
      } else if (random.nextBoolean()) {
        comeOrGo();
      } else {
        Map<String, List<QueryConversationList.Conversation>> before = lists();
        changeAfterwards();
        assertThat(lists()).isEqualTo(before);
      }
      check();
    }
  }

  private void begin(long seed) {
    random = new Random(seed);
    unread.clear();
    members.clear();
    everMembers.clear();
    said.clear();
    back = new Caller(domain().domain(), domain().time(), ++apps);
    caller().register(USERS);
    for (String group : GROUPS) {
      caller().createGroup(group, "a", List.of("b"));
      members.put(group, new HashSet<>(List.of("a", "b")));
      everMembers.put(group, new HashSet<>(List.of("a", "b")));
    }
  }

  private void check() {
    UnreadCounts counts = new UnreadCounts(domain().engine());
    for (String user : USERS) {
      for (ConversationId id : conversationsOf(user)) {
        Seen seen = new Seen(user, id);
        assertThat(counts.of(ConversationKey.of(apps, user, id), user))
            .as("%s", seen)
            .isEqualTo(unread.getOrDefault(seen, Set.of()).size());
      }
    }
  }

  private void say() {
    String sender = any(USERS);
    if (random.nextBoolean()) {
      sayToPeer(sender, any(USERS.stream().filter(each -> !each.equals(sender)).toList()));
    } else {
      sayToGroup(sender, any(GROUPS));
    }
  }

  private void sayToPeer(String sender, String receiver) {
    ConversationKey conversation = new ConversationKey.Peer(apps, sender, receiver);
    boolean counts = random.nextInt(4) > 0;
    switch (random.nextInt(8)) {
      case 0 -> {
        String owner = random.nextBoolean() ? sender : receiver;
        long seq =
            caller()
                .call(Caller.importing(sender, receiver, null, owner))
                .as(ImportPeerMsg.Response.class)
                .msgSeq();
        said.add(new Said(conversation, seq, sender));
      }
      case 1 -> sendToPeer(sender, receiver, 2, counts);
      default -> {
        long seq = Objects.requireNonNull(sendToPeer(sender, receiver, 1, counts).msgSeq());
        said.add(new Said(conversation, seq, sender));
        if (counts) {
          arrive(receiver, ConversationId.peer(sender), seq);
        }
      }
    }
  }

  private SendPeerMessage.Success sendToPeer(
      String sender, String receiver, int type, boolean counts) {
    return caller()
        .call(
            new SendPeerMessage.Request(
                sender,
                List.of(receiver),
                type,
                1,
                HELLO,
                null,
                null,
                random.nextInt(2),
                counts ? null : new SendPeerMessage.SendOptions(true)))
        .as(SendPeerMessage.Response.class)
        .succList()
        .getFirst();
  }

  private void sayToGroup(String sender, String group) {
    ConversationKey conversation = new ConversationKey.Group(apps, group);
    if (random.nextInt(8) == 0) {
      long seq =
          caller()
              .call(Caller.importingToGroup(sender, group, null))
              .as(ImportGroupMsg.Response.class)
              .msgSeq();
      said.add(new Said(conversation, seq, sender));
      return;
    }
    boolean counts = random.nextInt(4) > 0;
    SendGroupMessage.@Nullable TargetOption target =
        random.nextInt(6) > 0
            ? null
            : new SendGroupMessage.TargetOption(List.of(any(USERS)), random.nextBoolean());
    long seq =
        Objects.requireNonNull(
            caller()
                .call(
                    new SendGroupMessage.Request(
                        sender,
                        group,
                        1,
                        1,
                        HELLO,
                        null,
                        null,
                        new SendGroupMessage.SendOptions(!counts, target)))
                .as(SendGroupMessage.Response.class)
                .msgSeq());
    said.add(new Said(conversation, seq, sender));
    if (counts && target == null) {
      members.getOrDefault(group, Set.of()).stream()
          .filter(member -> !member.equals(sender))
          .forEach(member -> arrive(member, ConversationId.group(group), seq));
    }
  }

  private void arrive(String userId, ConversationId id, long seq) {
    unread.computeIfAbsent(new Seen(userId, id), _ -> new HashSet<>()).add(seq);
  }

  private void comeOrGo() {
    if (random.nextInt(4) == 0) {
      String owner = any(USERS);
      ConversationId id = any(conversationsOf(owner));
      caller().delete(owner, id.id(), id.type().number());
      unread.remove(new Seen(owner, id));
      return;
    }
    String group = any(GROUPS);
    String user = any(USERS.subList(1, USERS.size()));
    Set<String> now = Objects.requireNonNull(members.get(group));
    if (now.remove(user)) {
      caller().kick("a", group, user);
    } else {
      caller().invite("a", group, user);
      now.add(user);
      Objects.requireNonNull(everMembers.get(group)).add(user);
    }
  }

  private void changeAfterwards() {
    switch (random.nextInt(5)) {
      case 0, 1 -> recall();
      case 2 -> edit();
      case 3 -> clear();
      default -> receive();
    }
  }

  private void recall() {
    if (said.isEmpty()) {
      return;
    }
    Said message = said.remove(random.nextInt(said.size()));
    Record request =
        switch (message.conversation()) {
          case ConversationKey.Peer peer ->
              new RevokePeerMessage.Request(
                  message.sender(),
                  peer.seenBy(message.sender()).id(),
                  message.seq(),
                  null,
                  Map.of());
          case ConversationKey.Group group ->
              new RevokeGroupMessage.Request(
                  message.sender(), group.groupId(), message.seq(), null, Map.of());
        };
    assertThat(caller().call(request).code()).isZero();
    for (String user : USERS) {
      unread
          .getOrDefault(new Seen(user, message.conversation().seenBy(user)), new HashSet<>())
          .removeIf(seq ->
              seq == message.seq()
                  && ConversationKey.of(apps, user, message.conversation().seenBy(user))
                      .equals(message.conversation()));
    }
  }

  private void edit() {
    if (said.isEmpty()) {
      return;
    }
    Said message = any(said);
    NewMessageBody body = new NewMessageBody("new", "");
    Record request =
        switch (message.conversation()) {
          case ConversationKey.Peer peer ->
              new EditC2cMsgBody.Request(
                  message.sender(),
                  message.sender(),
                  peer.seenBy(message.sender()).id(),
                  1,
                  message.seq(),
                  1,
                  body,
                  null,
                  null,
                  null);
          case ConversationKey.Group group ->
              new EditGroupMsgBody.Request(
                  message.sender(),
                  null,
                  group.groupId(),
                  1,
                  message.seq(),
                  1,
                  body,
                  null,
                  null,
                  null);
        };
    assertThat(caller().call(request).code()).isIn(0, 661000005);
  }

  private void clear() {
    String user = any(USERS);
    ConversationId id = any(conversationsOf(user));
    boolean isInList =
        caller().list(user).stream()
            .anyMatch(
                each -> each.convId().equals(id.id()) && each.convType() == id.type().number());
    int code;
    int expected;
    if (random.nextBoolean()) {
      code =
          caller()
              .call(new ClearConversationUnread.Request(user, id.id(), id.type().number()))
              .code();
      expected = isInList ? 0 : 660800002;
    } else if (GROUPS.contains(id.id())) {
      code = caller().call(new ClearMemberGroupMessage.Request(user, id.id())).code();
      boolean wasIn = Objects.requireNonNull(everMembers.get(id.id())).contains(user);
      expected = wasIn ? 0 : 660600024;
    } else {
      code = caller().call(new ClearPeerMessage.Request(user, id.id())).code();
      expected = 0;
    }
    assertThat(code).isEqualTo(expected);
    if (code == 0) {
      unread.remove(new Seen(user, id));
    }
  }

  private void receive() {
    String user = any(USERS);
    ConversationId id = any(conversationsOf(user));
    List<Long> numbers = List.of(1L + random.nextInt(3));
    Record request =
        GROUPS.contains(id.id())
            ? new GroupReadReceipt.Request(user, id.id(), numbers)
            : new C2cReadReceipt.Request(user, id.id(), numbers);
    assertThat(caller().call(request).code()).isIn(0, 660400103, 660400104);
  }

  private Map<String, List<QueryConversationList.Conversation>> lists() {
    Map<String, List<QueryConversationList.Conversation>> lists = new LinkedHashMap<>();
    USERS.forEach(user -> lists.put(user, caller().list(user)));
    return lists;
  }

  private static List<ConversationId> conversationsOf(String user) {
    List<ConversationId> all = new ArrayList<>();
    USERS.stream()
        .filter(each -> !each.equals(user))
        .forEach(each -> all.add(ConversationId.peer(each)));
    GROUPS.forEach(each -> all.add(ConversationId.group(each)));
    return all;
  }

  private <T> T any(List<T> items) {
    return items.get(random.nextInt(items.size()));
  }

  private Caller caller() {
    return Objects.requireNonNull(back);
  }

  private static TestDomain domain() {
    return Objects.requireNonNull(domain);
  }
}
