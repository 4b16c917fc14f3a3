package dev.zimmer.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.zimmer.harness.Caller;
import dev.zimmer.harness.TestDomain;
import dev.zimmer.room.ModifyRoomAttribute.Change;
import dev.zimmer.room.ModifyRoomAttribute.Changed;
import dev.zimmer.room.ModifyRoomAttribute.Failure;
import dev.zimmer.room.ModifyRoomAttribute.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ModifyRoomAttributeTest {
  private static final int INVALID = 660000002;
  private static final int CALLERS = 64;

  private final TestDomain domain = new TestDomain();
  private final Caller caller = domain.caller();

  @BeforeEach
  void createRoom() {
    caller.register(List.of("a", "b"));
    List<CreateRoom.Attribute> first =
        List.of(new CreateRoom.Attribute("k", "1", 0), new CreateRoom.Attribute("l", "2", 1));
    CreateRoom.Response created =
        caller
            .call(new CreateRoom.Request("a", "r", "", 10_800, first))
            .as(CreateRoom.Response.class);
    assertThat(created.attributeSeq()).isEqualTo(2);
  }

  @AfterEach
  void close() {
    domain.close();
  }

  @Test
  void changes_areMadeInTheirOrder_eachWithANumberOfItsOwn() {
    Response response =
        modify(set("m", "3", 1), delete("k", 0), set("l", "4", 0), set("k", "5", 0));
    assertThat(response.attributeSeq()).isEqualTo(6);
    assertThat(response.errKeyList()).isEmpty();
    assertThat(response.succKeyList())
        .containsExactly(
            new Changed("m", 3), new Changed("k", 4), new Changed("l", 5), new Changed("k", 6));
    assertThat(query().attributeSeq()).isEqualTo(6);
    assertThat(query().attributes())
        .containsExactly(
            new QueryRoomAttribute.Attribute("m", "3", 3, 1),
            new QueryRoomAttribute.Attribute("l", "4", 5, 0),
            new QueryRoomAttribute.Attribute("k", "5", 6, 0));
  }

  @Test
  void change_thatFails_failsAlone() {
    Response response =
        modify(
            delete("none", 0),
            set("", "v", 0),
            set("k".repeat(17), "v", 0),
            set("m", "v".repeat(1025), 0),
            new Change(2, "n", "v", 0, 0),
            new Change(null, null, "v", 0, 0),
            new Change(0, "o", "v", 2, 0),
            new Change(1, "l", "v".repeat(2000), 2, 0),
            set("k", "9", 0));
    assertThat(response.succKeyList()).containsExactly(new Changed("l", 3), new Changed("k", 4));
    assertThat(response.errKeyList())
        .extracting(Failure::key, Failure::subCode)
        .containsExactly(
            tuple("none", INVALID),
            tuple("", INVALID),
            tuple("k".repeat(17), INVALID),
            tuple("m", INVALID),
            tuple("n", INVALID),
            tuple(null, INVALID),
            tuple("o", INVALID));
  }

  @Test
  void stopOnError_leavesOutWhatComesAfter() {
    Response response =
        modify(
            new Change(0, "m", "3", 0, 1), delete("none", 0), delete("none", 1), set("n", "4", 0));
    assertThat(response.attributeSeq()).isEqualTo(3);
    assertThat(response.succKeyList()).containsExactly(new Changed("m", 3));
    assertThat(response.errKeyList()).hasSize(2);
    assertThat(query().attributes()).extracting("key").containsExactly("k", "l", "m");
  }

  @Test
  void changes_ofWhichAllFail_areTheirCode_andCountNothing() {
    Caller.Reply reply = caller.call(request(delete("none", 0), delete("k2", 0)));
    assertThat(reply.code()).isEqualTo(INVALID);
    Response response = reply.failed(Response.class);
    assertThat(response.attributeSeq()).isEqualTo(2);
    assertThat(response.succKeyList()).isEmpty();
    assertThat(response.errKeyList()).hasSize(2);
    assertThat(query().attributeSeq()).isEqualTo(2);
  }

  @Test
  void attributes_beyondTwenty_areRefused_untilThereIsRoom() {
    Change[] more =
        IntStream.range(0, 19).mapToObj(i -> set("k" + i, "v", 0)).toArray(Change[]::new);
    assertThat(modify(more).errKeyList()).containsExactly(new Failure("k18", INVALID));
    assertThat(modify(set("k", "again", 0)).errKeyList()).isEmpty();
    assertThat(modify(delete("k", 0), set("k18", "v", 0)).errKeyList()).isEmpty();
    assertThat(query().attributes()).hasSize(20);
  }

  @Test
  void attributes_ofMoreThanFiveKilobytes_areRefused() {
    // Two of 2 bytes are there, so 5116 are left.
    String large = "v".repeat(1021);
    Response response =
        modify(
            set("aa", large, 0),
            set("bb", large, 0),
            set("cc", large, 0),
            set("dd", large, 0),
            set("ee", "v".repeat(1023), 0),
            set("ee", "v".repeat(1022), 0));
    assertThat(response.errKeyList()).containsExactly(new Failure("ee", INVALID));
    assertThat(response.succKeyList()).hasSize(5);
    assertThat(modify(set("k", "", 0)).errKeyList()).isEmpty();
    assertThat(caller.call(request(set("k", "22", 0))).code()).isEqualTo(INVALID);
  }

  /// The numbers of all changes are 3, 4, 5 … without a gap, whoever makes them.
  @Test
  void callers_atOnce_countOneByOne() throws Exception {
    List<Long> numbers = new ArrayList<>();
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<List<Changed>>> calls = new ArrayList<>();
      for (int i = 0; i < CALLERS; i++) {
        String key = "k" + i % 10;
        calls.add(() -> modify(set(key, "v", 0), delete(key, 0), set(key, "w", 1)).succKeyList());
      }
      for (Future<List<Changed>> done : executor.invokeAll(calls)) {
        List<Long> own = done.get().stream().map(Changed::seq).toList();
        assertThat(own.getLast() - own.getFirst()).isEqualTo(2);
        numbers.addAll(own);
      }
    }
    long last = 2 + 3 * CALLERS;
    assertThat(numbers)
        .containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(3, last).boxed().toList());
    assertThat(query().attributeSeq()).isEqualTo(last);
  }

  private Response modify(Change... changes) {
    return caller.call(request(changes)).as(Response.class);
  }

  private QueryRoomAttribute.Response query() {
    return caller
        .call(new QueryRoomAttribute.Request("b", "r"))
        .as(QueryRoomAttribute.Response.class);
  }

  private static Record request(Change... changes) {
    return new ModifyRoomAttribute.Request("a", "r", List.of(changes));
  }

  private static Change set(@Nullable String key, String value, int autoDelete) {
    return new Change(0, key, value, autoDelete, 0);
  }

  private static Change delete(String key, int stopOnError) {
    return new Change(1, key, "", 0, stopOnError);
  }
}
