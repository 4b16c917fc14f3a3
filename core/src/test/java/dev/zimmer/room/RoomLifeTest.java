package dev.zimmer.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zimmer.Domain;
import dev.zimmer.DomainConfig;
import dev.zimmer.harness.Caller;
import dev.zimmer.harness.CountedCalls;
import dev.zimmer.harness.JacksonText;
import dev.zimmer.harness.SettableTime;
import dev.zimmer.harness.TestStore;
import dev.zimmer.message.RevokeRoomMessage;
import dev.zimmer.message.SendRoomMessage;
import dev.zimmer.stamp.StampClock;
import dev.zimmer.storage.Bytes;
import dev.zimmer.storage.KeyBuilder;
import dev.zimmer.storage.StorageEngine;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// How long a room lasts, and what is left of it.
class RoomLifeTest {
  private static final int NO_ROOM = 660300001;
  private static final int NOBODY_THERE = 660300008;
  private static final int EXISTS = 660300014;
  private static final List<CreateRoom.Attribute> ATTRIBUTES =
      List.of(new CreateRoom.Attribute("k", "v", 0), new CreateRoom.Attribute("l", "w", 1));

  private final TestStore store = new TestStore();
  private final SettableTime time = new SettableTime();
  private Caller caller = caller(store.engine());

  @BeforeEach
  void register() {
    caller.register(List.of("a"));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void room_thatNobodyComesInto_endsAfterItsDelay() {
    create("short", 60);
    create("none", 0);
    call(new CreateRoom.Request("a", "long", "", 10_800, List.of()), 0);
    call(list("none"), NO_ROOM);
    time.advance(59_999);
    call(list("short"), NOBODY_THERE);
    time.advance(1);
    call(list("short"), NO_ROOM);
    time.advance(10_740_000 - 1);
    call(list("long"), NOBODY_THERE);
    time.advance(1);
    call(list("long"), NO_ROOM);
  }

  @Test
  void message_doesNotProlongARoom() {
    create("r", 60);
    time.advance(59_000);
    call(send("r"), 0);
    time.advance(1000);
    call(send("r"), NO_ROOM);
  }

  @Test
  void room_survivesARestart() {
    create("r", 60);
    call(send("r"), 0);
    store.reopen();
    caller = caller(store.engine());
    call(new CreateRoom.Request("a", "r", "", 60, List.of()), EXISTS);
    assertThat(sent("r").msgSeq()).isEqualTo(2);
    assertThat(attributes("r").attributeSeq()).isEqualTo(2);
    time.advance(60_000);
    store.reopen();
    caller = caller(store.engine());
    call(send("r"), NO_ROOM);
  }

  @Test
  void room_ofAnIdThatWasUsed_beginsAnew() {
    create("r", 60);
    call(send("r"), 0);
    call(send("r"), 0);
    call(new DestroyRoom.Request("r", null), 0);
    call(new DestroyRoom.Request("r", null), NO_ROOM);
    call(new CreateRoom.Request("a", "r", "", 60, List.of()), 0);
    assertThat(attributes("r")).isEqualTo(new QueryRoomAttribute.Response(0, List.of()));
    assertThat(sent("r").msgSeq()).isEqualTo(1);
    call(new RevokeRoomMessage.Request("a", "r", 2L, ""), 660000022);
    time.advance(60_000);
    create("r", 60);
    call(new RevokeRoomMessage.Request("a", "r", 1L, ""), 660000022);
    assertThat(sent("r").msgSeq()).isEqualTo(1);
  }

  static List<Record> touches() {
    return List.of(
        new DestroyRoom.Request("r", null),
        send("r"),
        list("r"),
        new KickoutRoomUser.Request("r", List.of("a"), "", null),
        new ModifyRoomAttribute.Request(
            "a", "r", List.of(new ModifyRoomAttribute.Change(0, "k", "v", 0, 0))),
        new QueryRoomAttribute.Request("a", "r"),
        new RevokeRoomMessage.Request("a", "r", 1L, ""));
  }

  @ParameterizedTest
  @MethodSource("touches")
  void room_thatHasEnded_leavesTheStoreWhenItIsTouched(Record touch) {
    create("r", 60);
    call(send("r"), 0);
    call(send("r"), 0);
    assertThat(rows("r")).isEqualTo(5);
    time.advance(60_000);
    call(touch, NO_ROOM);
    assertThat(rows("r")).isZero();
  }

  @Test
  void rooms_thatNobodyNamesAgain_leaveTheStoreWhenOthersAreCreated() {
    for (int i = 0; i < 100; i++) {
      create("old" + i, 60);
      call(send("old" + i), 0);
    }
    time.advance(30_000);
    call(new DestroyRoom.Request("old0", null), 0);
    create("old0", 120);
    time.advance(30_000);
    for (int i = 0; i < 150; i++) {
      create("new" + i, 60);
    }
    assertThat(rows("old0")).isEqualTo(2);
    for (int i = 1; i < 100; i++) {
      assertThat(rows("old" + i)).isZero();
      assertThat(rows("new" + i)).isEqualTo(2);
    }
  }

  @Test
  void creation_ofARoom_doesABoundedWork() {
    for (int i = 0; i < 100; i++) {
      create("old" + i, 60);
    }
    time.advance(60_000);
    CountedCalls counted = CountedCalls.of(store.engine());
    Record request = new CreateRoom.Request("a", "new", "", 60, List.of());
    assertThat(caller(counted.engine()).call(request).code()).isZero();
    assertThat(counted.calls().get("transact")).isEqualTo(3 + RoomEnds.MAX_DUE);
  }

  /// However many messages it had.
  @Test
  void room_takesABoundedPlace_andLeavesItInOneCall() {
    create("r", 60);
    for (int i = 0; i < RoomRows.MAX_MESSAGES + 5; i++) {
      call(send("r"), 0);
    }
    assertThat(rows("r")).isEqualTo(RoomRows.MAX_MESSAGES + 3);
    call(new RevokeRoomMessage.Request("a", "r", 5L, ""), 660000022);
    call(new RevokeRoomMessage.Request("a", "r", 6L, ""), 0);
    CountedCalls counted = CountedCalls.of(store.engine());
    assertThat(caller(counted.engine()).call(new DestroyRoom.Request("r", null)).code()).isZero();
    assertThat(rows("r")).isZero();
    assertThat(counted.deletes()).isLessThanOrEqualTo(RoomRows.MAX_MESSAGES + 3);
    assertThat(counted.reads()).isLessThanOrEqualTo(5);
  }

  private Caller caller(StorageEngine engine) {
    StampClock clock = new StampClock(store.engine(), time);
    return new Caller(new Domain(engine, clock, new JacksonText(), DomainConfig.DEFAULT), time, 1);
  }

  private void create(String room, int delay) {
    call(new CreateRoom.Request("a", room, "", delay, ATTRIBUTES), 0);
  }

  private void call(Record request, int code) {
    assertThat(caller.call(request).code()).isEqualTo(code);
  }

  private SendRoomMessage.Response sent(String room) {
    return caller.call(send(room)).as(SendRoomMessage.Response.class);
  }

  private QueryRoomAttribute.Response attributes(String room) {
    return caller
        .call(new QueryRoomAttribute.Request("a", room))
        .as(QueryRoomAttribute.Response.class);
  }

  private int rows(String room) {
    Bytes partition = new RoomKey(1, room).partition();
    Bytes first = new KeyBuilder().tag('a').build();
    Bytes end = new KeyBuilder().tag('z').build();
    return store.engine().scan(partition, first, end, 2 * RoomRows.MAX_MESSAGES).size();
  }

  private static Record list(String room) {
    return new QueryRoomUserList.Request(room, 0, "", 0);
  }

  private static Record send(String room) {
    return new SendRoomMessage.Request("a", room, 1, 1, Map.of("Message", "hello"), null, null, 1);
  }
}
