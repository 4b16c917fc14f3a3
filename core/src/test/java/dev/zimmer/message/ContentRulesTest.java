package dev.zimmer.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.zimmer.action.ActionException;
import dev.zimmer.action.ReturnCode;
import dev.zimmer.harness.JacksonText;
import dev.zimmer.harness.Sent;
import dev.zimmer.spec.RecordSpec;
import java.time.Duration;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentRulesTest {
  private static final String IMAGE = "{\"Origin\":{\"Url\":\"u\",\"Width\":1,\"Height\":1}%s}";

  private final ContentRules rules = new ContentRules(new JacksonText(), 2048, 5120);

  /// The parameters of a message.
  public record Parameters(
      Integer messageType,
      Integer priority,
      Map<String, Object> messageBody,
      @Nullable Integer subMsgType,
      @Nullable String searchedContent)
      implements ContentParameters {}

  /// The parameters of an imported message.
  public record Imported(
      Integer messageType,
      Integer priority,
      Map<String, Object> messageBody,
      @Nullable Integer subMsgType,
      @Nullable String searchedContent,
      long sendMessageTime)
      implements ImportParameters {}

  private static final RecordSpec<Parameters> SENT = RecordSpec.of(Parameters.class);
  private static final RecordSpec<Imported> IMPORTED = RecordSpec.of(Imported.class);

  static Stream<Arguments> right() {
    return Stream.of(
        body(1, "x"),
        body(1, "x".repeat(2048)),
        body(1, "ü".repeat(1024)),
        body(2, "any text"),
        arguments(2, Map.of("Message", base64(2048), "IsBase64", 1)),
        arguments(2, Map.of("Message", "aGk=", "IsBase64", true)),
        arguments(2, Map.of("Message", "not base64!", "IsBase64", false)),
        arguments(1, Map.of("Message", "not base64!", "IsBase64", true)),
        body(10, items(1)),
        body(10, items(20)),
        body(10, "{\"MultiMsg\":[{\"MsgType\":1},{\"MsgType\":14},{\"MsgType\":200}]}"),
        body(10, items(1) + " ".repeat(5120 - items(1).length())),
        body(11, IMAGE.formatted("")),
        body(11, IMAGE.formatted(",\"Thumbnail\":{\"Url\":\"t\"},\"LargeImage\":null")),
        body(12, "{}"),
        body(12, "{\"FileName\":\"" + "f".repeat(150) + "\",\"Url\":\"" + "u".repeat(500) + "\"}"),
        body(13, "{\"MediaDuration\":3}"),
        body(14, "{\"Url\":\"u\"}"),
        body(14, "{\"Thumbnail\":{\"Url\":\"t\",\"Width\":0.5,\"Height\":1}}"),
        body(200, "anything"),
        arguments(1, Map.of("Message", "x", "ExtendedData", "e".repeat(1024))),
        arguments(1, Map.of("Message", "x", "HasReceipt", 1)),
        arguments(1, Map.of("Message", "x", "HasReceipt", "true")),
        arguments(1, Map.of("Message", "x", "OfflinePush", Map.of("BadgeIncrement", 99))),
        arguments(1, Map.of("Message", "x", "Unknown", List.of(1))));
  }

  @ParameterizedTest
  @MethodSource("right")
  void toSend_rightBody_isTaken(int type, Map<String, Object> body) {
    Content content = toSend(sent(type, 2, body, null, null));
    assertThat(content.type().number()).isEqualTo(type);
    assertThat(content.priority()).isEqualTo(2);
    assertThat(new JacksonText().object(content.body()))
        .get()
        .extracting(b -> b.get("Message"))
        .isEqualTo(body.get("Message"));
  }

  static Stream<Arguments> wrong() {
    ReturnCode invalid = ReturnCode.INVALID_ARGUMENT;
    ReturnCode large = ReturnCode.MESSAGE_TOO_LARGE;
    return Stream.of(
        wrong(1, Map.of(), invalid),
        wrong(1, Map.of("Message", ""), invalid),
        wrong(1, Map.of("Message", 7), invalid),
        wrong(1, Map.of("Message", Map.of()), invalid),
        wrong(1, Collections.singletonMap("Message", null), invalid),
        wrong(1, Map.of("Message", "x".repeat(2049)), large),
        wrong(1, Map.of("Message", "ü".repeat(1025)), large),
        wrong(2, Map.of("Message", base64(2049), "IsBase64", 1), large),
        wrong(2, Map.of("Message", "not base64!", "IsBase64", 1), ReturnCode.BASE64_DECODE_FAILED),
        wrong(2, Map.of("Message", "aGk=", "IsBase64", 2), invalid),
        wrong(1, Map.of("Message", "x", "ExtendedData", "e".repeat(1025)), large),
        wrong(1, Map.of("Message", "x", "ExtendedData", 1), invalid),
        wrong(1, Map.of("Message", "x", "HasReceipt", 2), invalid),
        wrong(1, Map.of("Message", "x", "OfflinePush", "text"), invalid),
        wrong(1, Map.of("Message", "x", "OfflinePush", Map.of("BadgeIncrement", 100)), invalid),
        wrong(1, Map.of("Message", "x", "OfflinePush", Map.of("BadgeIncrement", -1)), invalid),
        wrong(10, Map.of("Message", "{}"), invalid),
        wrong(10, Map.of("Message", "{\"MultiMsg\":[]}"), invalid),
        wrong(10, Map.of("Message", "{\"MultiMsg\":[1]}"), invalid),
        wrong(10, Map.of("Message", "{\"MultiMsg\":[{\"MsgType\":2}]}"), invalid),
        wrong(10, Map.of("Message", "{\"MultiMsg\":[{\"MsgType\":10}]}"), invalid),
        wrong(10, Map.of("Message", "{\"MultiMsg\":[{}]}"), invalid),
        wrong(10, Map.of("Message", items(21)), invalid),
        wrong(10, Map.of("Message", items(1) + " ".repeat(5121 - items(1).length())), large),
        wrong(11, Map.of("Message", "{}"), invalid),
        wrong(11, Map.of("Message", "{\"Origin\":{\"Width\":1,\"Height\":1}}"), invalid),
        wrong(11, Map.of("Message", "{\"Origin\":{\"Url\":\"u\",\"Height\":1}}"), invalid),
        wrong(11, Map.of("Message", "{\"Origin\":{\"Url\":\"u\",\"Width\":1}}"), invalid),
        wrong(11, Map.of("Message", "{\"Origin\":\"u\"}"), invalid),
        wrong(11, Map.of("Message", IMAGE.formatted(",\"Thumbnail\":{\"Url\":1}")), invalid),
        wrong(11, Map.of("Message", "not JSON"), invalid),
        wrong(12, Map.of("Message", "[1]"), invalid),
        wrong(12, Map.of("Message", "{\"FileName\":\"" + "f".repeat(151) + "\"}"), invalid),
        wrong(13, Map.of("Message", "{\"Url\":\"" + "u".repeat(501) + "\"}"), invalid),
        wrong(14, Map.of("Message", "{\"Thumbnail\":{\"Width\":0,\"Height\":1}}"), invalid),
        wrong(14, Map.of("Message", "{\"Thumbnail\":{\"Width\":1}}"), invalid),
        wrong(14, Map.of("Message", "{\"Thumbnail\":1}"), invalid));
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void toSend_wrongBody_isRefused(int type, Map<String, Object> body, ReturnCode code) {
    assertRefused(() -> toSend(sent(type, 1, body, null, null)), code);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 3, 20, 31, 32, 100, 201})
  void toSend_typeThatCannotBeSent_isRefused(int type) {
    assertInvalid(sent(type, 1, Map.of("Message", "x"), null, null));
  }

  @Test
  void toSend_parameterMissingOrOutOfRange_isRefused() {
    Map<String, Object> body = Map.of("Message", "x");
    assertInvalid(sent(null, 1, body, null, null));
    assertInvalid(sent(1, null, body, null, null));
    assertInvalid(sent(1, 0, body, null, null));
    assertInvalid(sent(1, 4, body, null, null));
    assertInvalid(sent(1, 1, null, null, null));
    assertInvalid(sent(200, 1, body, 201, null));
    assertInvalid(sent(200, 1, body, -1, null));
    assertInvalid(sent(200, 1, body, 1, "s".repeat(65)));
  }

  @Test
  void toSend_customParametersOfAnotherType_areIgnored() {
    Content content = toSend(sent(1, 1, Map.of("Message", "x"), 999, "s".repeat(65)));
    assertThat(content.subType()).isEqualTo(0);
    assertThat(content.searchedContent()).isEmpty();
  }

  @Test
  void toSend_custom_keepsItsParameters() {
    Content content = toSend(sent(200, 3, Map.of("Message", "x"), 200, "s".repeat(64)));
    assertThat(content.subType()).isEqualTo(200);
    assertThat(content.searchedContent()).hasSize(64);
  }

  @Test
  void toImport_commandOrCustomWithoutSubType_isRefused() {
    Map<String, Object> body = Map.of("Message", "x");
    ReturnCode invalid = ReturnCode.INVALID_ARGUMENT;
    assertRefused(() -> toImport(imported(2, 1, body, null, null)), invalid);
    assertRefused(() -> toImport(imported(200, 1, body, null, null)), invalid);
    assertThat(toImport(imported(200, 1, body, 0, null)).subType()).isEqualTo(0);
    assertThat(toImport(imported(1, 1, body, null, null)).body()).contains("x");
  }

  @Test
  void importTimes_withRetention_reachesNoFurtherBack() {
    ImportTimes times = new ImportTimes(Duration.ofDays(7));
    long now = Duration.ofDays(100).toMillis();
    long border = Duration.ofDays(93).toMillis();
    assertThat(times.check(border, now)).isEqualTo(border);
    assertThat(times.check(0L, now)).isEqualTo(0);
    assertRefused(() -> times.check(border - 1, now), ReturnCode.INVALID_ARGUMENT);
    assertThat(new ImportTimes(null).check(1L, now)).isEqualTo(1);
  }

  private Content toSend(Parameters sent) {
    SENT.violation(sent, 0)
        .ifPresent(broken -> {
          throw broken.refusal();
        });
    return rules.check(sent);
  }

  private Content toImport(Imported sent) {
    IMPORTED
        .violation(sent, 0)
        .ifPresent(broken -> {
          throw broken.refusal();
        });
    return rules.check(sent);
  }

  private static Parameters sent(
      @Nullable Integer type,
      @Nullable Integer priority,
      @Nullable Map<String, Object> body,
      @Nullable Integer subType,
      @Nullable String searched) {
    return Sent.of(
        Parameters.class,
        "messageType",
        type,
        "priority",
        priority,
        "messageBody",
        body,
        "subMsgType",
        subType,
        "searchedContent",
        searched);
  }

  private static Imported imported(
      int type,
      int priority,
      Map<String, Object> body,
      @Nullable Integer subType,
      @Nullable String searched) {
    return new Imported(type, priority, body, subType, searched, 0);
  }

  private void assertInvalid(Parameters sent) {
    assertRefused(() -> toSend(sent), ReturnCode.INVALID_ARGUMENT);
  }

  private static void assertRefused(Runnable check, ReturnCode code) {
    assertThatExceptionOfType(ActionException.class)
        .isThrownBy(check::run)
        .satisfies(e -> assertThat(e.code()).isEqualTo(code));
  }

  private static Arguments body(int type, String message) {
    return arguments(type, Map.of("Message", message));
  }

  private static Arguments wrong(int type, Map<String, Object> body, ReturnCode code) {
    return arguments(type, new HashMap<>(body), code);
  }

  private static String items(int count) {
    return "{\"MultiMsg\":["
        + String.join(",", Collections.nCopies(count, "{\"MsgType\":1}"))
        + "]}";
  }

  private static String base64(int bytes) {
    return Base64.getEncoder().encodeToString(new byte[bytes]);
  }
}
