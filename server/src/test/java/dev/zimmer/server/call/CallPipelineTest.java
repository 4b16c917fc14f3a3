package dev.zimmer.server.call;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zimmer.action.ActionException;
import dev.zimmer.action.Answer;
import dev.zimmer.action.Batch;
import dev.zimmer.action.CallContext;
import dev.zimmer.action.ReturnCode;
import dev.zimmer.server.auth.Signature;
import dev.zimmer.server.limit.LimitConfig;
import dev.zimmer.server.observe.LogLevel;
import dev.zimmer.server.observe.LogLines;
import dev.zimmer.server.wire.Query;
import dev.zimmer.storage.StorageException;
import dev.zimmer.user.UserFailure;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallPipelineTest {
  private static final Body NEVER_READ =
      () -> {
        throw new AssertionError("the body was read");
      };

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "Signature        | 00                  | 100000005",
        "Timestamp        | 1615186342          | 100000004",
        "Timestamp        | 1615187544          | 100000004",
        "AppId            | 1                   | 100000011",
        "Action           | Unheard             | 100000007",
        "Action           | echo                | 100000007",
        "Action           | ''                  | 100000006",
        "Action           | -                   | 100000006",
        "SignatureVersion | 1.0                 | 100000014",
        "SignatureVersion | -                   | 100000013",
        "Signature        | ''                  | 100000009",
        "Signature        | -                   | 100000009",
        "SignatureNonce   | ''                  | 100000008",
        "SignatureNonce   | -                   | 100000008",
        "Timestamp        | soon                | 100000003",
        "Timestamp        | 1.5                 | 100000003",
        "Timestamp        | 9999999999999999999 | 100000003",
        "Timestamp        | ''                  | 100000002",
        "Timestamp        | -                   | 100000002",
        "AppId            | 4294967296          | 100000001",
        "AppId            | -1                  | 100000001",
        "AppId            | x                   | 100000001",
        "AppId            | ''                  | 100000001",
        "AppId            | -                   | 100000001"
      })
  void serve_brokenParameters_theFirstCheckThatFailsAnswers(
      String name, @Nullable String value, int code) {
    Map<String, String> parameters = Fixture.signed("Echo");
    // What is checked later is broken too, and must not show.
    breakLaterChecks(parameters, name, code);
    if (value == null) {
      parameters.remove(name);
    } else {
      parameters.put(name, value);
    }

    Reply reply = new Fixture(new Fixture.Echo()).pipeline.serve(call(parameters, NEVER_READ));

    assertThat(reply.code().number()).isEqualTo(code);
    assertThat(text(reply)).startsWith("{\"Code\":" + code + ",\"Message\":\"");
  }

  /// Breaks the parameters that are checked after the given one; those that are checked again
  /// later, for their meaning, must stay whole for that to be reached.
  private static void breakLaterChecks(Map<String, String> parameters, String name, int code) {
    List<String> order =
        List.of("AppId", "Timestamp", "SignatureNonce", "Signature", "SignatureVersion", "Action");
    List<Integer> codesByMeaning = List.of(100000011, 100000004, 100000005);
    if (!codesByMeaning.contains(code)) {
      order.stream().skip(order.indexOf(name) + 1).forEach(later -> parameters.put(later, ""));
    } else if (code != 100000005) {
      parameters.put("Signature", "wrong");
    }
    if (code == 100000011) {
      parameters.put("Timestamp", "1");
    }
  }

  @Test
  void serve_everythingRight_isHandled() {
    Fixture fixture = new Fixture(new Fixture.Echo());

    Reply reply = fixture.pipeline.serve(call(Fixture.signed("Echo"), body("{\"Text\":\"hi\"}")));

    assertThat(text(reply))
        .matches(
            "\\{\"Code\":0,\"Message\":\"success\",\"RequestId\":\"\\d{18,19}\","
                + "\"Text\":\"hi\",\"UserId\":\\[]}");
    assertThat(fixture.observed).containsExactly("Echo 0");
  }

  @ParameterizedTest
  @CsvSource({"1615186343", "1615187543"})
  void serve_timestampTenMinutesOff_isAccepted(String timestamp) {
    Map<String, String> parameters = Fixture.signed("Echo");
    parameters.put("Timestamp", timestamp);
    parameters.put(
        "Signature",
        Signature.of("12345", "4fd24687296dd9f3", Fixture.APP.serverSecret(), timestamp));

    assertThat(code(new Fixture(new Fixture.Echo()), parameters)).isZero();
  }

  @Test
  void serve_upperCaseSignatureAndAReusedNonce_isAccepted() {
    Fixture fixture = new Fixture(new Fixture.Echo());
    Map<String, String> parameters = Fixture.signed("Echo");
    parameters.computeIfPresent("Signature", (_, s) -> s.toUpperCase(java.util.Locale.ROOT));

    assertThat(code(fixture, parameters)).isZero();
    assertThat(code(fixture, parameters)).isZero();
  }

  @Test
  void serve_bodyWithAnActionField_routesOnTheQueryAlone() {
    Fixture fixture = new Fixture(new Fixture.Echo());

    Reply reply = fixture.pipeline.serve(call(Fixture.signed("Echo"), body("{\"Action\":3}")));

    assertThat(text(reply)).endsWith("\"Action\":3}");
  }

  @Test
  void serve_misspeltName_isTheActionsOwn() {
    Fixture fixture = new Fixture(new Fixture.Echo());
    assertThat(code(fixture, Fixture.signed("Ecco"))).isZero();
    assertThat(fixture.observed).containsExactly("Echo 0");
  }

  @Test
  void serve_overTheRate_isRefusedBeforeTheBodyIsRead() {
    Fixture fixture = new Fixture(LimitConfig.DEFAULT, 100, new Fixture.Echo());
    for (int i = 0; i < 20; i++) {
      assertThat(code(fixture, Fixture.signed("Echo"))).isZero();
    }

    Reply reply = fixture.pipeline.serve(call(Fixture.signed("Echo"), NEVER_READ));

    assertThat(reply.code()).isEqualTo(ReturnCode.APP_RATE_LIMITED);
  }

  @Test
  void serve_groupLimit_countsByGroupAfterBinding() {
    Fixture fixture = new Fixture(LimitConfig.DEFAULT, 100, new Fixture.PerGroup());
    Map<String, String> parameters = Fixture.signed("PerGroup");

    assertThat(codeOf(fixture, parameters, "{\"GroupId\":\"a\"}")).isZero();
    assertThat(codeOf(fixture, parameters, "{\"GroupId\":\"b\"}")).isZero();
    assertThat(codeOf(fixture, parameters, "{\"GroupId\":\"a\"}")).isEqualTo(660300006);
    assertThat(codeOf(fixture, parameters, "{\"GroupId\":[]}")).isEqualTo(660000002);
  }

  @Test
  void serve_brokenBody_isAnInvalidArgumentWithTheActionsEmptyLists() {
    Fixture fixture = new Fixture(new Fixture.Custom(_ -> ok()));

    Reply reply = fixture.pipeline.serve(call(Fixture.signed("Custom"), body("{")));

    assertThat(text(reply)).startsWith("{\"Code\":660000002,").endsWith("\"ErrorList\":[]}");
  }

  @Test
  void serve_bodyThatDoesNotArrive_is100000012() {
    Body broken =
        () -> {
          throw new IOException("gone");
        };

    Reply reply =
        new Fixture(new Fixture.Echo()).pipeline.serve(call(Fixture.signed("Echo"), broken));

    assertThat(reply.code()).isEqualTo(ReturnCode.GATEWAY_BODY_READ_FAILED);
    assertThat(text(reply)).doesNotContain("gone");
  }

  @Test
  void serve_actionRefuses_answersItsCodeAndText() {
    Fixture fixture =
        new Fixture(
            new Fixture.Custom(_ -> {
              throw new ActionException(ReturnCode.GROUP_NOT_FOUND).with("GroupId", "hidden");
            }));

    String text = text(fixture.pipeline.serve(call(Fixture.signed("Custom"), Body.EMPTY)));

    assertThat(text)
        .startsWith("{\"Code\":660600001,\"Message\":\"the group does not exist\"")
        .endsWith("\"ErrorList\":[]}")
        .doesNotContain("hidden");
  }

  @Test
  void serve_storeInTrouble_answersTheActionsFailureCode() {
    Fixture fixture =
        new Fixture(
            new Fixture.CustomFailure(_ -> {
              throw new StorageException.Retryable("disk at /secret/path");
            }));

    String text = text(fixture.pipeline.serve(call(Fixture.signed("CustomFailure"), Body.EMPTY)));

    assertThat(text).startsWith("{\"Code\":660800053,").doesNotContain("secret");
  }

  @Test
  void serve_manyStorageFailures_areOneLineWithoutATrace() {
    Fixture fixture =
        new Fixture(
            new Fixture.Custom(_ -> {
              throw new StorageException.Retryable("the nodes are away", new IOException("x"));
            }));
    try (LogLines lines = new LogLines("zimmer.call", LogLevel.INFO)) {
      for (int i = 0; i < 3; i++) {
        code(fixture, Fixture.signed("Custom"));
      }
      assertThat(lines.all())
          .filteredOn(line -> line.contains(" ERROR "))
          .singleElement()
          .asString()
          .contains("Custom of app 12345 failed: 660000001 the nodes are away")
          .hasLineCount(1);
    }
    assertThat(fixture.observed).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource({"false", "true"})
  void serve_unexpectedFailure_is660000001AndTellsNothing(boolean isError) {
    Fixture fixture =
        new Fixture(
            new Fixture.Custom(_ -> {
              if (isError) {
                throw new StackOverflowError("secret");
              }
              throw new IllegalStateException("secret");
            }));

    String text = text(fixture.pipeline.serve(call(Fixture.signed("Custom"), Body.EMPTY)));

    assertThat(text).startsWith("{\"Code\":660000001,").doesNotContain("secret");
    assertThat(fixture.observed).containsExactly("Custom 660000001");
  }

  @Test
  void serve_manyUnexpectedFailures_areOneLineASecond() {
    Fixture fixture =
        new Fixture(
            new Fixture.Custom(_ -> {
              throw new IllegalStateException("a bug");
            }));
    try (LogLines lines = new LogLines("zimmer.call", LogLevel.INFO)) {
      for (int i = 0; i < 1000; i++) {
        code(fixture, Fixture.signed("Custom"));
      }
      fixture.nanos.addAndGet(Duration.ofSeconds(1).toNanos());
      code(fixture, Fixture.signed("Custom"));

      assertThat(lines.all())
          .hasSize(2)
          .allSatisfy(line -> assertThat(line).contains("IllegalStateException: a bug\n\tat "));
      assertThat(lines.all().getLast()).contains("{not shown=999}");
    }
  }

  @Test
  void serve_manyRefusedCallsOfAnApp_areThrottledByCode() {
    Fixture fixture = new Fixture(new Fixture.Echo());
    try (LogLines lines = new LogLines("zimmer.call", LogLevel.INFO)) {
      for (int i = 0; i < 1000; i++) {
        codeOf(fixture, Fixture.signed("Echo"), "{");
      }
      fixture.pipeline.serve(
          call(
              Fixture.signed("Echo"),
              () -> {
                throw new IOException("gone");
              }));

      assertThat(lines.all()).hasSize(101);
      assertThat(lines.all().getFirst())
          .contains("Echo of app 12345 refused: 660000002 ")
          .doesNotContain("from=", "not shown");
      assertThat(lines.all().getLast()).contains(" 100000012 ").contains("not shown=900}");
      assertThat(fixture.observed).hasSize(1001);
    }
  }

  @Test
  void serve_batchOfWhichAllFailed_answersItsListAndCode() {
    Answer<Fixture.Failures> allFailed =
        Batch.ofCodes(Map.of("u", ReturnCode.USER_NOT_REGISTERED))
            .answer((failures, _) -> new Fixture.Failures(UserFailure.of(failures)));
    Fixture fixture = new Fixture(new Fixture.Custom(_ -> allFailed));

    assertThat(text(fixture.pipeline.serve(call(Fixture.signed("Custom"), Body.EMPTY))))
        .startsWith("{\"Code\":660700015,")
        .endsWith("\"ErrorList\":[{\"UserId\":\"u\",\"SubCode\":660700015}]}");
  }

  @Test
  void serve_moreCallsAtWorkThanMayBe_areTurnedAway() {
    AtomicReference<@Nullable Fixture> inner = new AtomicReference<>();
    AtomicReference<Integer> innerCode = new AtomicReference<>(-1);
    Fixture fixture =
        new Fixture(
            LimitConfig.OFF,
            1,
            new Fixture.Custom(_ -> {
              Fixture itself = inner.get();
              if (itself != null) {
                innerCode.set(code(itself, Fixture.signed("Custom")));
              }
              return ok();
            }));
    inner.set(fixture);

    assertThat(code(fixture, Fixture.signed("Custom"))).isZero();
    assertThat(innerCode.get()).isEqualTo(7);
  }

  @Test
  void serve_contextOfTheCall_hasAppRequestIdAndTime() {
    AtomicReference<@Nullable CallContext> seen = new AtomicReference<>();
    Fixture fixture =
        new Fixture(
            new Fixture.Custom(context -> {
              seen.set(context);
              return ok();
            }));

    String text = text(fixture.pipeline.serve(call(Fixture.signed("Custom"), Body.EMPTY)));

    CallContext context = seen.get();
    assertThat(context).isNotNull();
    assertThat(context.appId()).isEqualTo(12345);
    assertThat(context.nowMillis()).isEqualTo(Fixture.NOW.toEpochMilli());
    assertThat(text).contains("\"RequestId\":\"" + context.requestId() + "\"");
  }

  @Test
  void requestIds_inOneMillisecond_areDecimalTextsOf19DigitsAllDifferent() {
    RequestIds ids =
        new RequestIds(
            java.time.InstantSource.fixed(java.time.Instant.parse("2026-01-01T00:00:00Z")));
    var seen = new java.util.HashSet<String>();
    for (int i = 0; i < 10_000; i++) {
      String id = ids.next();
      assertThat(id).hasSize(19).containsOnlyDigits();
      assertThat(seen.add(id)).isTrue();
    }
  }

  private static Answer<Fixture.Failures> ok() {
    return Answer.success(new Fixture.Failures(List.of()));
  }

  private static int code(Fixture fixture, Map<String, String> parameters) {
    return fixture.pipeline.serve(call(parameters, Body.EMPTY)).code().number();
  }

  private static int codeOf(Fixture fixture, Map<String, String> parameters, String body) {
    return fixture.pipeline.serve(call(parameters, body(body))).code().number();
  }

  private static Call call(Map<String, String> parameters, Body body) {
    return new Call(new Query(Fixture.query(parameters)), body, () -> "192.0.2.1");
  }

  private static Body body(String text) {
    return () -> text.getBytes(UTF_8);
  }

  private static String text(Reply reply) {
    return reply.json().toString(UTF_8);
  }
}
