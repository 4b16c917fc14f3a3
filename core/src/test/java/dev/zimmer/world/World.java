package dev.zimmer.world;

import static dev.zimmer.world.Check.failure;
import static dev.zimmer.world.Check.failures;
import static dev.zimmer.world.Check.isMissing;
import static dev.zimmer.world.Check.isRefused;
import static dev.zimmer.world.Check.isWellFormed;
import static dev.zimmer.world.Check.require;
import static dev.zimmer.world.Check.requireBatch;

import dev.zimmer.action.ReturnCode;
import dev.zimmer.group.CreateGroup;
import dev.zimmer.group.DismissGroup;
import dev.zimmer.group.InviteUsersIntoGroup;
import dev.zimmer.group.KickoutGroupUser;
import dev.zimmer.harness.Caller;
import dev.zimmer.list.ConversationPage;
import dev.zimmer.list.DeleteConv;
import dev.zimmer.list.QueryConversationList;
import dev.zimmer.message.ImportGroupMsg;
import dev.zimmer.message.ImportPeerMsg;
import dev.zimmer.message.SendGroupMessage;
import dev.zimmer.message.SendPeerMessage;
import dev.zimmer.stamp.ClusterNode;
import dev.zimmer.user.UserFailure;
import dev.zimmer.user.UserRegister;
import dev.zimmer.world.ModelEvent.Conversation;
import dev.zimmer.world.Step.When;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A server with a few apps, or several servers over one store, of which each step calls one: does
/// one step after the other, says of each answer whether it is right, and lets the [Model] say what
/// the lists must be.
///
/// The server's clock is read from outside: a command has no effect but that its MsgId tells the
/// time, so one is sent after every call whose own answer has no id.
final class World {
  static final int APPS = 2;

  /// In every app from the start; `e` may be registered later, `x` never is.
  static final List<String> USERS = List.of("a", "b", "c", AppIds.LAST_USER);

  /// How many stamps a millisecond has.
  static final int SLOTS = 2048;

  private static final int SLOTS_OF_A_NODE = SLOTS / ClusterNode.IDS;
  private static final long MAX_ID = (1L << 53) - 1;

  private final Deployment deployment;
  private final List<Model> models = new ArrayList<>();
  private final Map<String, LongWalk> walks = new HashMap<>();
  private final Map<String, String> chosenByServer = new HashMap<>();
  private final Set<Long> ids = new LinkedHashSet<>();
  private final Map<WorldServer, Long> newestIds = new HashMap<>();
  private WorldServer served;

  /// An empty world, served by the first server.
  World(Deployment deployment) {
    this.deployment = deployment;
    this.served = deployment.servers().getFirst();
    new Caller(served, deployment.apps().clock()).register(List.of("tick", "tock"));
    for (int app = 0; app < APPS; app++) {
      models.add(new Model());
      register(new Step.Register(app, USERS));
    }
  }

  Model model(int app) {
    return models.get(app);
  }

  /// Lets a server do the steps from now on.
  void serveBy(WorldServer server) {
    served = server;
  }

  /// Does one step and checks its answer.
  ///
  /// @throws AssertionError if it is not as it must be
  void run(Step step) {
    take(step);
    walks.values().forEach(LongWalk::somethingHappened);
  }

  /// The same, while a walk of everybody stands at every place where one can stand, and goes on
  /// afterwards. Only for short lists.
  ///
  /// @throws AssertionError if an answer or a walk is not as it must be
  void runBesideWalks(Step step) {
    Map<Integer, List<Cut>> cuts = new HashMap<>();
    for (int app = 0; app < APPS; app++) {
      Caller caller = caller(app);
      cuts.put(
          app, model(app).users().stream().flatMap(u -> Cut.allOf(caller, u).stream()).toList());
    }
    run(step);
    cuts.forEach((app, all) -> all.forEach(cut -> cut.goOn(caller(app), model(app))));
  }

  private void take(Step step) {
    switch (step) {
      case Step.Advance s -> deployment.advance(s.millis());
      case Step.Register s -> register(s);
      case Step.Block s -> still(s, s.app(), () -> blocks(s.app()).block(s));
      case Step.QueryBlocks s -> still(s, s.app(), () -> blocks(s.app()).query(s));
      case Step.Setting s -> still(s, s.app(), () -> set(s));
      case Step.ChangeMessage s -> still(s, s.app(), () -> histories(s).change(s));
      case Step.QueryHistory s -> still(s, s.app(), () -> histories(s).query(s));
      case Step.SendPeer s -> sendPeer(s);
      case Step.ImportPeer s -> importPeer(s);
      case Step.CreateGroup s -> createGroup(s);
      case Step.Invite s -> invite(s);
      case Step.Kick s -> kick(s);
      case Step.Dismiss s -> dismiss(s);
      case Step.SendGroup s -> sendGroup(s);
      case Step.ImportGroup s -> importGroup(s);
      case Step.Delete s -> delete(s);
      case Step.Query s -> query(s);
      case Step.Turn s -> turn(s);
      case Step.CompareAll s -> compareAll(s);
      case Step.Restart s -> served.restart(s.store(), s.listsInMemory());
    }
  }

  private void register(Step.Register step) {
    Model model = model(step.app());
    Map<String, ReturnCode> expected = new LinkedHashMap<>();
    for (String user : step.users()) {
      ReturnCode code = ReturnCode.OK;
      if (!isWellFormed(user)) {
        code = user.length() > 32 ? ReturnCode.USER_ID_TOO_LONG : ReturnCode.INVALID_ARGUMENT;
      } else if (model.isRegistered(user)) {
        code = ReturnCode.USER_ALREADY_EXISTS;
      }
      expected.putIfAbsent(user, code);
    }
    List<UserRegister.UserInfo> infos =
        step.users().stream().map(user -> new UserRegister.UserInfo(user, "", "")).toList();
    Caller.Reply reply = caller(step.app()).call(new UserRegister.Request(infos));
    Map<String, Integer> failures = new LinkedHashMap<>();
    for (var failure : reply.failed(UserRegister.Response.class).errorList()) {
      failures.put(failure.userId(), failure.subCode());
    }
    requireBatch(expected, reply.code(), failures);
    expected.forEach((user, code) -> {
      if (code == ReturnCode.OK) {
        model.add(new ModelEvent.Registered(user));
      }
    });
  }

  private Blocks blocks(int app) {
    return new Blocks(model(app), caller(app));
  }

  private Histories histories(Step.InConversation step) {
    String other = step.type() == 2 ? groupId(step.app(), step.other()) : step.other();
    Conversation conversation = new Conversation(step.type(), other);
    return new Histories(model(step.app()), caller(step.app()), conversation, served.millis());
  }

  /// What moves no list: everybody has the same afterwards, byte for byte.
  private void still(Step step, int app, Runnable work) {
    Map<String, List<Object>> before = wholeLists(app);
    work.run();
    require("the lists after " + step, before, wholeLists(app));
  }

  private void set(Step.Setting step) {
    Caller.Reply reply = caller(step.app()).call(step.request());
    require("our fault", false, reply.code() == ReturnCode.INTERNAL.number());
  }

  /// Everybody's list as one answer, and as the JSON that callers get of it, if it is at hand.
  private Map<String, List<Object>> wholeLists(int app) {
    Map<String, List<Object>> lists = new LinkedHashMap<>();
    for (String user : model(app).users()) {
      QueryConversationList.Response page = caller(app).page(user, 500, 0);
      lists.put(user, List.of(page, json(page)));
    }
    return lists;
  }

  private static String json(QueryConversationList.Response page) {
    if (!(page.list() instanceof ConversationPage rows)) {
      return "";
    }
    byte[] json = new byte[rows.jsonLength()];
    rows.copyJson(json, 0);
    return new String(json, StandardCharsets.UTF_8);
  }

  private void sendPeer(Step.SendPeer step) {
    Model model = model(step.app());
    Caller.Reply reply =
        caller(step.app())
            .call(
                new SendPeerMessage.Request(
                    step.from(),
                    step.to(),
                    step.type(),
                    1,
                    MessageBodies.of(step.type()),
                    null,
                    null,
                    step.unaware() ? 1 : 0,
                    new SendPeerMessage.SendOptions(step.noUnread())));
    if (step.to().contains(step.from())) {
      require(reply.code(), ReturnCode.INVALID_ARGUMENT);
      return;
    }
    if (isRefused(model, step.from(), reply)) {
      return;
    }
    Map<String, ReturnCode> expected = new LinkedHashMap<>();
    for (String to : step.to()) {
      ReturnCode code = ReturnCode.OK;
      if (!model.isRegistered(to)) {
        code = ReturnCode.USER_NOT_REGISTERED;
      } else if (model.isBlocked(to, step.from())) {
        code = ReturnCode.SENDER_BLOCKED_BY_RECEIVER;
      }
      expected.put(to, code);
    }
    SendPeerMessage.Response response = reply.failed(SendPeerMessage.Response.class);
    Map<String, Integer> failures = new LinkedHashMap<>();
    for (UserFailure failure : response.errorList()) {
      failures.put(failure.userId(), failure.subCode());
    }
    requireBatch(expected, reply.code(), failures);
    expected.values().removeIf(code -> code != ReturnCode.OK);
    require(
        "the receivers of SuccList",
        List.copyOf(expected.keySet()),
        response.succList().stream().map(SendPeerMessage.Success::userId).toList());
    sent(step, model, response.succList());
  }

  private void sent(Step.SendPeer step, Model model, List<SendPeerMessage.Success> successes) {
    long before = newestId();
    for (SendPeerMessage.Success success : successes) {
      long id = Long.parseLong(success.msgId());
      if (id <= before) {
        throw new AssertionError("MsgId " + id + " is not larger than one of before, " + before);
      }
      takeId(id);
      if (step.type() == 2) {
        require("MsgSeq", null, success.msgSeq());
        continue;
      }
      long sequence = model.messagesBetween(step.from(), success.userId()) + 1;
      require("MsgSeq", sequence, success.msgSeq());
      model.add(
          new ModelEvent.PeerMessage(
              step.from(), success.userId(), step.type(), step.unaware(), id / SLOTS));
    }
  }

  private void importPeer(Step.ImportPeer step) {
    Model model = model(step.app());
    String owner = step.intoSenders() ? step.from() : step.to();
    Long sent = millis(step.sent());
    Caller.Reply reply =
        caller(step.app())
            .call(
                new ImportPeerMsg.Request(
                    step.from(),
                    step.to(),
                    step.type(),
                    1,
                    MessageBodies.of(step.type()),
                    7,
                    null,
                    orNow(sent),
                    owner));
    boolean wrong =
        step.from().equals(step.to())
            || step.type() == 2
            || !isWellFormed(step.to())
            || isFuture(step.sent());
    if (wrong) {
      require(reply.code(), ReturnCode.INVALID_ARGUMENT);
      return;
    }
    if (isRefused(model, step.from(), reply)) {
      return;
    }
    if (!model.isRegistered(step.to())) {
      require(reply.code(), ReturnCode.USER_NOT_REGISTERED);
      return;
    }
    ImportPeerMsg.Response response = reply.as(ImportPeerMsg.Response.class);
    long id = Long.parseLong(response.msgId());
    if (id <= newestId()) {
      throw new AssertionError("MsgId " + id + " is not larger than one of before, " + newestId());
    }
    takeId(id);
    require("MsgSeq", model.messagesBetween(step.from(), step.to()) + 1, response.msgSeq());
    long at = given(sent).orElse(id / SLOTS);
    model.add(new ModelEvent.PeerImport(step.from(), step.to(), step.type(), owner, at));
  }

  private void createGroup(Step.CreateGroup step) {
    leaveRoomInTheMillisecond();
    Model model = model(step.app());
    boolean byServer = step.group().startsWith("$");
    Long created = millis(step.created());
    Caller.Reply reply =
        caller(step.app())
            .call(
                new CreateGroup.Request(
                    byServer ? "" : step.group(),
                    "a group",
                    "",
                    "",
                    step.owner(),
                    step.members(),
                    List.of(),
                    orNow(created)));
    if (!isWellFormed(step.owner()) || isFuture(step.created())) {
      require(reply.code(), ReturnCode.INVALID_ARGUMENT);
      return;
    }
    if (!model.isRegistered(step.owner())) {
      require(reply.code(), ReturnCode.GROUP_OWNER_NOT_FOUND);
      return;
    }
    if (!byServer && model.isTaken(step.group())) {
      require(reply.code(), ReturnCode.GROUP_ALREADY_EXISTS);
      return;
    }
    CreateGroup.Response response = reply.as(CreateGroup.Response.class);
    String id = Objects.requireNonNull(response.groupId());
    if (byServer) {
      require("a server's id starts with #", true, id.startsWith("#") && !model.isTaken(id));
      chosenByServer.put(step.app() + step.group(), id);
    } else {
      require("GroupId", step.group(), id);
    }
    Set<String> members = new LinkedHashSet<>();
    members.add(step.owner());
    Set<String> unknown = new LinkedHashSet<>();
    for (String user : step.members()) {
      (model.isRegistered(user) ? members : unknown).add(user);
    }
    require(
        "Members",
        List.copyOf(members),
        response.members().stream().map(CreateGroup.NamedUser::userId).toList());
    require(
        "ErrorUsers",
        unknown.stream().map(u -> failure(u, ReturnCode.USER_NOT_REGISTERED)).toList(),
        response.errorUsers());
    model.add(new ModelEvent.Created(id));
    long now = serverMillis();
    Optional<Long> given = given(created);
    for (String member : members) {
      model.add(new ModelEvent.Joined(id, member, given.orElse(now), given.isPresent()));
    }
  }

  private void invite(Step.Invite step) {
    leaveRoomInTheMillisecond();
    Model model = model(step.app());
    String group = groupId(step.app(), step.group());
    List<InviteUsersIntoGroup.MemberInfo> infos =
        step.users().stream()
            .map(u ->
                new InviteUsersIntoGroup.MemberInfo(
                    u.user(), orNow(millis(u.entered())), u.mustAgree() ? 1 : 0))
            .toList();
    Caller.Reply reply =
        caller(step.app())
            .call(new InviteUsersIntoGroup.Request(step.operator(), group, List.of(), infos));
    if (step.users().stream().anyMatch(u -> isFuture(u.entered()))) {
      require(reply.code(), ReturnCode.INVALID_ARGUMENT);
      return;
    }
    if (isRefused(model, step.operator(), reply) || isMissing(model, group, reply)) {
      return;
    }
    Map<String, Step.Invited> invited = new LinkedHashMap<>();
    step.users().forEach(u -> invited.putIfAbsent(u.user(), u));
    invited.remove(step.operator());
    Map<String, ReturnCode> expected = new LinkedHashMap<>();
    invited
        .keySet()
        .forEach(u ->
            expected.put(
                u, model.isRegistered(u) ? ReturnCode.OK : ReturnCode.USER_NOT_REGISTERED));
    requireBatch(
        expected,
        reply.code(),
        failures(reply.failed(InviteUsersIntoGroup.Response.class).errorUsers()));
    long now = serverMillis();
    Set<String> members = model.members(group);
    for (Step.Invited u : invited.values()) {
      boolean joins =
          expected.get(u.user()) == ReturnCode.OK && !u.mustAgree() && !members.contains(u.user());
      if (joins) {
        Optional<Long> given = given(millis(u.entered()));
        model.add(new ModelEvent.Joined(group, u.user(), given.orElse(now), given.isPresent()));
      }
    }
  }

  private void kick(Step.Kick step) {
    Model model = model(step.app());
    String group = groupId(step.app(), step.group());
    Caller.Reply reply =
        caller(step.app())
            .call(new KickoutGroupUser.Request(step.operator(), group, step.users(), ""));
    if (isRefused(model, step.operator(), reply) || isMissing(model, group, reply)) {
      return;
    }
    Set<String> members = model.members(group);
    Map<String, ReturnCode> expected = new LinkedHashMap<>();
    for (String user : step.users()) {
      expected.put(
          user, members.contains(user) ? ReturnCode.OK : ReturnCode.KICK_TARGET_NOT_IN_GROUP);
    }
    requireBatch(
        expected,
        reply.code(),
        failures(reply.failed(KickoutGroupUser.Response.class).errorList()));
    expected.forEach((user, code) -> {
      if (code == ReturnCode.OK) {
        model.add(new ModelEvent.Left(group, user));
      }
    });
    if (model.members(group).isEmpty()) {
      model.add(new ModelEvent.Dismissed(group));
    }
  }

  private void dismiss(Step.Dismiss step) {
    Model model = model(step.app());
    String group = groupId(step.app(), step.group());
    Caller.Reply reply = caller(step.app()).call(new DismissGroup.Request(step.operator(), group));
    if (isRefused(model, step.operator(), reply) || isMissing(model, group, reply)) {
      return;
    }
    require(reply.code(), ReturnCode.OK);
    model.add(new ModelEvent.Dismissed(group));
  }

  private void sendGroup(Step.SendGroup step) {
    Model model = model(step.app());
    String group = groupId(step.app(), step.group());
    SendGroupMessage.TargetOption target =
        step.target()
            .map(t -> new SendGroupMessage.TargetOption(t.users(), t.inclusive()))
            .orElse(null);
    Caller.Reply reply =
        caller(step.app())
            .call(
                new SendGroupMessage.Request(
                    step.from(),
                    group,
                    step.type(),
                    1,
                    MessageBodies.of(step.type()),
                    null,
                    null,
                    new SendGroupMessage.SendOptions(false, target)));
    if (isRefused(model, step.from(), reply) || isMissing(model, group, reply)) {
      return;
    }
    SendGroupMessage.Response response = reply.as(SendGroupMessage.Response.class);
    if (response.msgId() <= newestId()) {
      throw new AssertionError(
          "MsgId " + response.msgId() + " is not larger than one of before, " + newestId());
    }
    takeId(response.msgId());
    if (step.type() == 2) {
      require("MsgSeq", null, response.msgSeq());
      return;
    }
    require("MsgSeq", model.messagesIn(group) + 1, response.msgSeq());
    model.add(
        new ModelEvent.GroupMessage(
            group, step.from(), step.type(), step.target(), response.msgId() / SLOTS));
  }

  private void importGroup(Step.ImportGroup step) {
    leaveRoomInTheMillisecond();
    Model model = model(step.app());
    String group = groupId(step.app(), step.group());
    Long sent = millis(step.sent());
    Caller.Reply reply =
        caller(step.app())
            .call(
                new ImportGroupMsg.Request(
                    step.from(),
                    group,
                    step.type(),
                    1,
                    MessageBodies.of(step.type()),
                    7,
                    null,
                    orNow(sent)));
    if (step.type() == 2 || isFuture(step.sent())) {
      require(reply.code(), ReturnCode.INVALID_ARGUMENT);
      return;
    }
    if (isRefused(model, step.from(), reply) || isMissing(model, group, reply)) {
      return;
    }
    ImportGroupMsg.Response response = reply.as(ImportGroupMsg.Response.class);
    require("MsgSeq", model.messagesIn(group) + 1, response.msgSeq());
    long at = given(sent).orElseGet(this::serverMillis);
    model.add(new ModelEvent.GroupImport(group, step.from(), step.type(), at));
  }

  private void delete(Step.Delete step) {
    leaveRoomInTheMillisecond();
    Model model = model(step.app());
    String other = step.type() == 2 ? groupId(step.app(), step.other()) : step.other();
    Caller.Reply reply =
        caller(step.app()).call(new DeleteConv.Request(step.user(), other, step.type()));
    if (!isWellFormed(other)) {
      require(reply.code(), ReturnCode.INVALID_ARGUMENT);
      return;
    }
    if (isRefused(model, step.user(), reply)) {
      return;
    }
    require(reply.code(), ReturnCode.OK);
    if (step.type() == 2 ? model.exists(other) : model.isRegistered(other)) {
      Conversation conversation = new Conversation(step.type(), other);
      model.add(new ModelEvent.Deleted(step.user(), conversation, serverMillis()));
    }
  }

  private void query(Step.Query step) {
    if (isWellFormed(step.user()) && model(step.app()).isRegistered(step.user())) {
      walk(step.app(), step.user(), caller(step.app()), step.limits());
    } else {
      int code =
          isWellFormed(step.user())
              ? ReturnCode.OPERATOR_NOT_REGISTERED.number()
              : ReturnCode.INVALID_ARGUMENT.number();
      var request = new QueryConversationList.Request(step.user(), 100, 0);
      require("Code", code, caller(step.app()).call(request).code());
    }
  }

  private void turn(Step.Turn step) {
    Model model = model(step.app());
    if (model.isRegistered(step.user())) {
      String key = step.app() + step.user();
      LongWalk walk = walks.computeIfAbsent(key, k -> new LongWalk(model, step.user()));
      if (walk.turn(caller(step.app()), step.limit())) {
        walks.remove(key);
      }
    }
  }

  private void compareAll(Step.CompareAll step) {
    Caller.Target asked = step.fromStore() ? served.fromStore() : served;
    for (int app = 0; app < APPS; app++) {
      Caller caller = new Caller(asked, deployment.apps().id(app));
      for (String user : model(app).users()) {
        walk(app, user, caller, step.limits());
      }
    }
  }

  private void walk(int app, String user, Caller caller, List<Step.Limit> limits) {
    new StillWalk(model(app), user).check(caller, limits);
  }

  Caller caller(int app) {
    return new Caller(served, deployment.apps().id(app));
  }

  /// What a call does without telling its time is seen by the next stamp, which must not be of the
  /// next millisecond because those of this one have run out: each of several servers has few.
  private void leaveRoomInTheMillisecond() {
    if (deployment.servers().size() > 1) {
      long newest = tick();
      while (newest % SLOTS_OF_A_NODE >= SLOTS_OF_A_NODE / 2) {
        newest = tick();
      }
    }
  }

  private long serverMillis() {
    return tick() / SLOTS;
  }

  /// The server's clock now, read from the id of a command in an app that is there for this alone.
  private long tick() {
    SendPeerMessage.Request command =
        new SendPeerMessage.Request(
            "tick", List.of("tock"), 2, 1, MessageBodies.of(2), null, null, 0, null);
    SendPeerMessage.Response answer =
        new Caller(served, deployment.apps().clock())
            .call(command)
            .as(SendPeerMessage.Response.class);
    long id = Long.parseLong(answer.succList().getFirst().msgId());
    takeId(id);
    return id;
  }

  private static long orNow(@Nullable Long millis) {
    return millis == null ? 0 : millis;
  }

  private @Nullable Long millis(When when) {
    return switch (when) {
      case When.Absent _ -> null;
      case When.Zero _ -> 0L;
      case When.Ago ago -> served.millis() - ago.millis();
    };
  }

  private static Optional<Long> given(@Nullable Long millis) {
    return Optional.ofNullable(millis).filter(given -> given != 0);
  }

  private static boolean isFuture(When when) {
    return when instanceof When.Ago(int millis) && millis < 0;
  }

  private String groupId(int app, String group) {
    return group.startsWith("$")
        ? chosenByServer.getOrDefault(app + group, "#nobody-made-it")
        : group;
  }

  private long newestId() {
    return newestIds.getOrDefault(served, 0L);
  }

  private void takeId(long id) {
    if (!ids.add(id) || id > MAX_ID) {
      throw new AssertionError("MsgId " + id + " was used before or is larger than 2^53 - 1");
    }
    newestIds.merge(served, id, Math::max);
  }
}
