package dev.zimmer.invitation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.zimmer.Domain;
import dev.zimmer.DomainConfig;
import dev.zimmer.harness.Caller;
import dev.zimmer.harness.JacksonText;
import dev.zimmer.harness.Sent;
import dev.zimmer.harness.SettableTime;
import dev.zimmer.harness.TestStore;
import dev.zimmer.stamp.StampClock;
import dev.zimmer.user.UserFailure;
import dev.zimmer.user.UserRegister;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// CallInvite, CallAccept and CallReject.
class CallInvitationTest {
  private static final int OK = 0;
  private static final int INVALID = 660000002;
  private static final int NOT_REGISTERED = 660500002;
  private static final int NO_CALLEE = 660900003;
  private static final int NO_CALL = 660900004;
  private static final int ENDED = 660900005;
  private static final int TIMED_OUT = 660900006;
  private static final int TOO_MANY = 660900007;
  private static final int NOT_INVITED = 660900008;

  private final TestStore store = new TestStore();
  private final SettableTime time = new SettableTime();
  private Caller caller = caller();

  @BeforeEach
  void register() {
    caller.register(List.of("a", "b", "c", "d"));
  }

  @AfterEach
  void close() {
    store.close();
  }

  static Stream<Arguments> requests() {
    return Stream.of(
        arguments(invite("a", List.of("b", "c"), null), OK),
        arguments(invite("a", List.of("b", "x"), 0), OK),
        arguments(invite("a", List.of("b"), 600), OK),
        arguments(invite("a", List.of("b"), 601), INVALID),
        arguments(invite("a", List.of("b"), -1), INVALID),
        arguments(invite("a", List.of("x"), 0), NO_CALLEE),
        arguments(invite("a", List.of("ü"), 0), NO_CALLEE),
        arguments(invite("a", List.of("a"), 0), INVALID),
        arguments(invite("a", List.of("a", "b"), 0), OK),
        arguments(invite("a", ids(9), 0), NO_CALLEE),
        arguments(invite("a", ids(10), 0), TOO_MANY),
        arguments(invite("x", ids(10), 0), TOO_MANY),
        arguments(invite("a", List.of(), 0), INVALID),
        arguments(invite("x", List.of("b"), 0), NOT_REGISTERED),
        arguments(invite("x", List.of("x"), 0), NOT_REGISTERED),
        arguments(saying("ü".repeat(1024), 1), OK),
        arguments(saying("ü".repeat(1024) + "x", 1), INVALID),
        arguments(saying("", 2), INVALID),
        arguments(new CallAccept.Request("b", "1", ""), NO_CALL),
        arguments(new CallAccept.Request("b", "c".repeat(32), ""), NO_CALL),
        arguments(new CallAccept.Request("b", "1".repeat(33), ""), INVALID),
        arguments(new CallAccept.Request("b", "", ""), INVALID),
        arguments(new CallAccept.Request("x", "1", ""), NOT_REGISTERED),
        arguments(new CallAccept.Request("x", "1", "x".repeat(2049)), INVALID),
        arguments(new CallReject.Request("b", "1", "x".repeat(2048)), NO_CALL),
        arguments(new CallReject.Request("b", "1", "x".repeat(2049)), INVALID),
        arguments(new CallReject.Request("x", "1", ""), NOT_REGISTERED),
        arguments(Sent.of(CallReject.Request.class, "fromUserId", "b"), INVALID));
  }

  @ParameterizedTest
  @MethodSource("requests")
  void request_atAndOverItsLimits_answersTheDocumentedCode(Record request, int code) {
    assertThat(caller.call(request).code()).isEqualTo(code);
  }

  @Test
  void invitation_ofSome_namesTheOthers() {
    CallInvite.Response response =
        caller
            .call(invite("a", List.of("x", "b", "a", "b", "ü"), null))
            .as(CallInvite.Response.class);
    assertThat(response.callId()).matches("[1-9][0-9]*");
    assertThat(response.createTime()).isEqualTo(SettableTime.START);
    assertThat(response.errorUsers())
        .extracting(UserFailure::userId, UserFailure::subCode)
        .containsExactly(tuple("x", NO_CALLEE), tuple("a", INVALID), tuple("ü", NO_CALLEE));
  }

  @Test
  void invitation_ofNobody_isNoCall() {
    CallInvite.Response response =
        caller.call(invite("a", List.of("x"), null)).failed(CallInvite.Response.class);
    assertThat(response.callId()).isNull();
    assertThat(response.createTime()).isNull();
    assertThat(response.errorUsers()).containsExactly(new UserFailure("x", NO_CALLEE));
  }

  @Test
  void callee_answersOnce() {
    String call = call(List.of("b", "c", "d"), 60);
    accept("b", call, OK);
    accept("b", call, ENDED);
    reject("b", call, ENDED);
    reject("c", call, OK);
    accept("c", call, ENDED);
    accept("d", call, OK);
    accept("d", call, ENDED);
  }

  @Test
  void others_cannotAnswer() {
    String call = call(List.of("b"), 60);
    accept("a", call, NOT_INVITED);
    reject("c", call, NOT_INVITED);
    assertThat(new Caller(domain(), time, 2).call(registration()).code()).isZero();
    Record elsewhere = new CallAccept.Request("b", call, "");
    assertThat(new Caller(domain(), time, 2).call(elsewhere).code()).isEqualTo(NO_CALL);
    time.advance(60_000);
    accept("a", call, NOT_INVITED);
    accept("b", call, TIMED_OUT);
  }

  @Test
  void time_isOverByTheClock() {
    String call = call(List.of("b", "c", "d"), 60);
    time.advance(59_999);
    accept("b", call, OK);
    time.advance(1);
    reject("c", call, TIMED_OUT);
    accept("d", call, TIMED_OUT);
    accept("b", call, ENDED);
  }

  @Test
  void time_isNinetySecondsIfNoneIsSaid() {
    for (Integer unsaid : new Integer[] {null, 0}) {
      String call = call(List.of("b", "c"), unsaid);
      time.advance(89_999);
      accept("b", call, OK);
      time.advance(1);
      accept("c", call, TIMED_OUT);
    }
  }

  @Test
  void restart_inTheMiddle_makesNoDifference() {
    String call = call(List.of("b", "c", "d"), 60);
    accept("b", call, OK);
    restart();
    reject("b", call, ENDED);
    reject("c", call, OK);
    restart();
    time.advance(60_000);
    accept("c", call, ENDED);
    accept("d", call, TIMED_OUT);
  }

  @Test
  void answers_atOnce_countOnceEach() throws Exception {
    String call = call(List.of("b", "c", "d"), 60);
    List<Callable<Integer>> answers = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      String callee = List.of("b", "c", "d").get(i % 3);
      Record request =
          i % 2 == 0
              ? new CallAccept.Request(callee, call, "")
              : new CallReject.Request(callee, call, "");
      answers.add(() -> caller.call(request).code());
    }
    List<Integer> codes = new ArrayList<>();
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Integer> code : executor.invokeAll(answers)) {
        codes.add(code.get());
      }
    }
    assertThat(codes).filteredOn(code -> code == OK).hasSize(3);
    assertThat(codes).filteredOn(code -> code == ENDED).hasSize(27);
  }

  @Test
  void calls_makeNoConversation() {
    accept("b", call(List.of("b"), 60), OK);
    assertThat(caller.list("a")).isEmpty();
    assertThat(caller.list("b")).isEmpty();
  }

  private void accept(String user, String call, int code) {
    assertThat(caller.call(new CallAccept.Request(user, call, "")).code()).isEqualTo(code);
  }

  private void reject(String user, String call, int code) {
    assertThat(caller.call(new CallReject.Request(user, call, "no")).code()).isEqualTo(code);
  }

  private String call(List<String> callees, @Nullable Integer timeout) {
    CallInvite.Response response =
        caller.call(invite("a", callees, timeout)).as(CallInvite.Response.class);
    return Objects.requireNonNull(response.callId());
  }

  private void restart() {
    store.reopen();
    caller = caller();
  }

  private Caller caller() {
    return new Caller(domain(), time, 1);
  }

  private Domain domain() {
    StampClock clock = new StampClock(store.engine(), time);
    return new Domain(store.engine(), clock, new JacksonText(), DomainConfig.DEFAULT);
  }

  private static Record registration() {
    return new UserRegister.Request(List.of(new UserRegister.UserInfo("b", "", "")));
  }

  private static List<String> ids(int count) {
    return IntStream.range(0, count).mapToObj(i -> "nobody" + i).toList();
  }

  private static Record invite(String user, List<String> callees, @Nullable Integer timeout) {
    return Sent.of(
        CallInvite.Request.class, "fromUserId", user, "userIds", callees, "timeout", timeout);
  }

  private static Record saying(String extendedData, int enable) {
    return new CallInvite.Request(
        "a",
        List.of("b"),
        90,
        extendedData,
        new CallInvite.OfflinePush(enable, "title", "content", "payload"));
  }
}
