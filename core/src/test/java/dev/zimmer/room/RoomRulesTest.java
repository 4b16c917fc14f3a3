package dev.zimmer.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.zimmer.harness.Caller;
import dev.zimmer.harness.Sent;
import dev.zimmer.harness.TestDomain;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Each room action's own limits and the code of each breach, and which of two breaches is told.
class RoomRulesTest {
  private static final int OK = 0;
  private static final int INVALID = 660000002;
  private static final int TOO_MANY_USERS = 660000011;
  private static final int NOT_LOGGED_IN = 660200001;
  private static final int NO_ROOM = 660300001;
  private static final int NONE_IN_ROOM = 660300002;
  private static final int NOBODY_THERE = 660300008;
  private static final int NOT_IN_ROOM = 660300012;
  private static final int EXISTS = 660300014;
  private static final int NOT_REGISTERED = 660500002;
  private static final String SIGNS = "a !#$%&()+-:;<=.>?@[]^_{}|~,";

  private final TestDomain domain = new TestDomain();
  private final Caller caller = domain.caller();

  @BeforeEach
  void createRoom() {
    caller.register(List.of("a", "b"));
    assertThat(caller.call(create("a", "r")).code()).isZero();
  }

  @AfterEach
  void close() {
    domain.close();
  }

  static Stream<Arguments> requests() {
    return Stream.of(creating(), destroying(), users(), attributes()).flatMap(each -> each);
  }

  @ParameterizedTest
  @MethodSource("requests")
  void request_atAndOverItsLimits_answersTheDocumentedCode(Record request, int code) {
    assertThat(caller.call(request).code()).isEqualTo(code);
  }

  private static Stream<Arguments> creating() {
    return Stream.of(
        arguments(create("a", "n"), OK),
        arguments(create("a", SIGNS), OK),
        arguments(create("a", "r".repeat(32)), OK),
        arguments(create("a", "r".repeat(33)), INVALID),
        arguments(create("a", ""), INVALID),
        arguments(create("a", null), INVALID),
        arguments(create("a", "ü"), INVALID),
        arguments(create("a", "a/b"), INVALID),
        arguments(create(null, "n"), INVALID),
        arguments(create("x", "n"), NOT_REGISTERED),
        arguments(create("x", "r"), NOT_REGISTERED),
        arguments(create("x", "a/b"), INVALID),
        arguments(create("a", "r"), EXISTS),
        arguments(named("ü".repeat(32), 0), OK),
        arguments(named("ü".repeat(32) + "n", 0), INVALID),
        arguments(named("", 10_800), OK),
        arguments(named("", 10_801), INVALID),
        arguments(named("", -1), INVALID),
        arguments(with(attributes(20, "k", "v")), OK),
        arguments(with(attributes(21, "k", "v")), INVALID),
        arguments(with(attributes(1, "k".repeat(15), "v".repeat(1024))), OK),
        arguments(with(attributes(1, "k".repeat(16), "v")), INVALID),
        arguments(with(attributes(1, "k", "v".repeat(1025))), INVALID),
        arguments(with(attributes(5, "k", "v".repeat(1022))), OK),
        arguments(with(attributes(5, "k", "v".repeat(1023))), INVALID),
        arguments(with(List.of(attribute("k", "", 1))), OK),
        arguments(with(List.of(attribute("k", "", 2))), INVALID),
        arguments(with(List.of(attribute("", "v", 0))), INVALID),
        arguments(with(List.of(attribute(null, "v", 0))), INVALID),
        arguments(with(List.of(attribute("k", null, 0))), INVALID));
  }

  private static Stream<Arguments> destroying() {
    return Stream.of(
        arguments(new DestroyRoom.Request("r", null), OK),
        arguments(new DestroyRoom.Request("r", "b"), OK),
        arguments(new DestroyRoom.Request("r", "x"), NOT_REGISTERED),
        arguments(new DestroyRoom.Request("n", "x"), NOT_REGISTERED),
        arguments(new DestroyRoom.Request("n", null), NO_ROOM),
        arguments(new DestroyRoom.Request("ü", "x"), INVALID),
        arguments(new DestroyRoom.Request("r", "ü"), INVALID),
        arguments(Sent.of(DestroyRoom.Request.class), INVALID));
  }

  private static Stream<Arguments> users() {
    return Stream.of(
        arguments(kick("r", ids(50), null), NONE_IN_ROOM),
        arguments(kick("r", ids(51), null), TOO_MANY_USERS),
        arguments(kick("r", List.of(), null), INVALID),
        arguments(kick("r", List.of("ü"), null), INVALID),
        arguments(kick("r", List.of("b"), "x"), NOT_REGISTERED),
        arguments(kick("n", List.of("b"), "x"), NOT_REGISTERED),
        arguments(kick("n", List.of("b"), "a"), NO_ROOM),
        arguments(list("r", 0, "", 0), NOBODY_THERE),
        arguments(list("r", 1, "0", 500), NOBODY_THERE),
        arguments(list("r", 2, "", 0), INVALID),
        arguments(list("r", 0, "-1", 0), INVALID),
        arguments(list("r", 0, "next", 0), INVALID),
        arguments(list("n", 0, "", 0), NO_ROOM),
        arguments(list("n", 0, "next", 0), INVALID),
        arguments(members(List.of("a"), "r"), NOT_IN_ROOM),
        arguments(members(List.of("x", "a"), "r"), NOT_LOGGED_IN),
        arguments(members(List.of("a"), "n"), NOT_IN_ROOM),
        arguments(members(List.of("a"), "r".repeat(128)), NOT_IN_ROOM),
        arguments(members(List.of("a"), "r".repeat(129)), INVALID),
        arguments(members(List.of("ü"), "r"), NOT_LOGGED_IN),
        arguments(members(ids(10), "r"), NOT_LOGGED_IN),
        arguments(members(ids(11), "r"), TOO_MANY_USERS),
        arguments(members(List.of(), "r"), INVALID));
  }

  private static Stream<Arguments> attributes() {
    List<ModifyRoomAttribute.Change> one = List.of(set("k", "v"));
    return Stream.of(
        arguments(new ModifyRoomAttribute.Request("a", "r", one), OK),
        arguments(new ModifyRoomAttribute.Request("b", "r", one), OK),
        arguments(new ModifyRoomAttribute.Request("x", "r", one), NOT_REGISTERED),
        arguments(new ModifyRoomAttribute.Request("x", "n", one), NOT_REGISTERED),
        arguments(new ModifyRoomAttribute.Request("a", "n", one), NO_ROOM),
        arguments(new ModifyRoomAttribute.Request("a", "r", List.of()), INVALID),
        arguments(new ModifyRoomAttribute.Request("x", "r", List.of()), INVALID),
        arguments(new ModifyRoomAttribute.Request("a", "r", changes(20)), OK),
        arguments(new ModifyRoomAttribute.Request("a", "r", changes(21)), INVALID),
        arguments(new QueryRoomAttribute.Request("a", "r"), OK),
        arguments(new QueryRoomAttribute.Request("x", "r"), NOT_REGISTERED),
        arguments(new QueryRoomAttribute.Request("a", "n"), NO_ROOM),
        arguments(new QueryRoomAttribute.Request("a", "ü"), INVALID));
  }

  private static List<String> ids(int count) {
    return IntStream.range(0, count).mapToObj(i -> "nobody" + i).toList();
  }

  private static Record create(@Nullable String user, @Nullable String room) {
    return Sent.of(CreateRoom.Request.class, "fromUserId", user, "roomId", room);
  }

  private static Record named(String name, int delay) {
    return new CreateRoom.Request("a", "n", name, delay, List.of());
  }

  private static Record with(List<CreateRoom.Attribute> attributes) {
    return new CreateRoom.Request("a", "n", "", 10_800, attributes);
  }

  private static List<CreateRoom.Attribute> attributes(int count, String key, String value) {
    return IntStream.range(0, count)
        .mapToObj(i -> new CreateRoom.Attribute(key + (char) ('a' + i), value, 0))
        .toList();
  }

  private static CreateRoom.Attribute attribute(
      @Nullable String key, @Nullable String value, int autoDelete) {
    return Sent.of(
        CreateRoom.Attribute.class, "key", key, "value", value, "autoDelete", autoDelete);
  }

  private static ModifyRoomAttribute.Change set(String key, String value) {
    return new ModifyRoomAttribute.Change(0, key, value, 0, 0);
  }

  private static List<ModifyRoomAttribute.Change> changes(int count) {
    return IntStream.range(0, count).mapToObj(i -> set("k" + i, "v")).toList();
  }

  private static Record kick(String room, List<String> users, @Nullable String operator) {
    return new KickoutRoomUser.Request(room, users, "r".repeat(33), operator);
  }

  private static Record list(String room, int mode, String nextFlag, int limit) {
    return new QueryRoomUserList.Request(room, mode, nextFlag, limit);
  }

  private static Record members(List<String> users, String room) {
    return new QueryRoomMembers.Request(users, room);
  }
}
