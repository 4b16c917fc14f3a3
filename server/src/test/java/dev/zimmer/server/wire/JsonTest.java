package dev.zimmer.server.wire;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zimmer.action.ActionException;
import dev.zimmer.action.NoFields;
import dev.zimmer.action.ReturnCode;
import dev.zimmer.list.QueryConversationList.Conversation;
import dev.zimmer.list.QueryConversationList.Response;
import dev.zimmer.spec.FieldSpec;
import dev.zimmer.spec.Name;
import dev.zimmer.spec.RecordSpec;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
  private static final Json JSON = new Json();

  static final List<Arguments> BROKEN =
      List.of(
          Arguments.of("{", "the body is not valid JSON at line 1"),
          Arguments.of("{\"a\":1}}", "the body is not valid JSON"),
          Arguments.of("{\"a\":NaN}", "the body is not valid JSON"),
          Arguments.of("{\"a\":01}", "the body is not valid JSON"),
          Arguments.of("{'a':1}", "the body is not valid JSON"),
          Arguments.of("{\"a\":\"secret", "the body is not valid JSON"),
          Arguments.of("null", "the body must be a JSON object"),
          Arguments.of("[]", "the body must be a JSON object"),
          Arguments.of("5", "the body must be a JSON object"),
          Arguments.of("{\"a\":" + "[".repeat(200), "the body is nested deeper"),
          Arguments.of("[".repeat(100_000), "the body is nested deeper"),
          Arguments.of("{\"a\":" + "1".repeat(2000) + "}", "too long"),
          Arguments.of("{\"a\":1e99999999999}", "the body"),
          Arguments.of("{\"" + "a".repeat(10_000) + "\":1}", "too long"));

  record Row(String convId, int convType, @Nullable Long updateTime) {}

  record Rows(int totalCount, long next, List<Row> list, @Nullable String nothing) {}

  @Test
  void answer_records_areUpperCamelInOrderWithoutNulls() {
    Rows rows =
        new Rows(
            2,
            9_007_199_254_740_991L,
            List.of(new Row("u\"1", 0, null), new Row("会", 2, 5L)),
            null);

    assertThat(JSON.answer(ReturnCode.OK, "success", "12", rows).toString(UTF_8))
        .isEqualTo(
            "{\"Code\":0,\"Message\":\"success\",\"RequestId\":\"12\",\"TotalCount\":2,"
                + "\"Next\":9007199254740991,\"List\":[{\"ConvId\":\"u\\\"1\",\"ConvType\":0},"
                + "{\"ConvId\":\"会\",\"ConvType\":2,\"UpdateTime\":5}]}");
  }

  @Test
  void answer_conversations_areWrittenLikeEveryRecord() {
    List<Conversation> rows = List.of(new Conversation("u\"1", 0, 5), new Conversation("会", 2, 6));
    Response page = new Response(2, 7, rows);

    assertThat(JSON.answer(ReturnCode.OK, "success", "12", page).toString(UTF_8))
        .isEqualTo(
            "{\"Code\":0,\"Message\":\"success\",\"RequestId\":\"12\",\"TotalCount\":2,\"Next\":7,"
                + "\"List\":[{\"ConvId\":\"u\\\"1\",\"ConvType\":0,\"UpdateTime\":5},"
                + "{\"ConvId\":\"会\",\"ConvType\":2,\"UpdateTime\":6}]}");
  }

  @Test
  void answer_emptyList_isWritten() {
    assertThat(
            JSON.answer(ReturnCode.OK, "success", "1", new Rows(0, 0, List.of(), null))
                .toString(UTF_8))
        .endsWith("\"TotalCount\":0,\"Next\":0,\"List\":[]}");
  }

  @Test
  void answer_withoutFields_hasTheThreeCommonOnes() {
    String bare = "{\"Code\":660000001,\"Message\":\"no\",\"RequestId\":\"1\"}";

    assertThat(JSON.answer(ReturnCode.INTERNAL, "no", "1", null).toString(UTF_8)).isEqualTo(bare);
    assertThat(JSON.answer(ReturnCode.INTERNAL, "no", "1", new NoFields()).toString(UTF_8))
        .isEqualTo(bare);
  }

  /// A response with a name that does not follow from the component's.
  public record OddlyNamed(@Name("user_id") String userId, String other) {}

  @Test
  void answer_nameThatIsSaid_isTheName() {
    assertThat(JSON.answer(ReturnCode.OK, "success", "1", new OddlyNamed("a", "b")).toString(UTF_8))
        .endsWith("\"user_id\":\"a\",\"Other\":\"b\"}");
    assertThat(RecordSpec.of(OddlyNamed.class).fields())
        .extracting(FieldSpec::name)
        .containsExactly("user_id", "Other");
  }

  @ParameterizedTest
  @FieldSource("BROKEN")
  void body_broken_isRefusedWithWhatIsWrong(String body, String message) {
    assertThatThrownBy(() -> JSON.body(body.getBytes(UTF_8)))
        .isInstanceOfSatisfying(
            ActionException.class, e -> assertThat(e.code()).isEqualTo(ReturnCode.INVALID_ARGUMENT))
        .hasMessageContaining(message)
        .message()
        .hasSizeLessThan(120)
        .doesNotContain("secret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\r\n\t", "{}", "\uFEFF{}"})
  void body_empty_hasNoParameters(String body) {
    assertThat(JSON.body(body.getBytes(UTF_8))).isEmpty();
  }

  @Test
  void body_notUtf8_isRefused() {
    byte[] latin1 = {'{', '"', 'a', '"', ':', '"', (byte) 0xE9, '"', '}'};

    assertThatThrownBy(() -> JSON.body(latin1)).hasMessage("the body is not valid UTF-8");
    assertThatThrownBy(() -> JSON.body("{}".getBytes(UTF_16))).isInstanceOf(ActionException.class);
  }

  @Test
  void text_roundTrip_keepsTheObject() {
    String text = "{\"a\":[1,2.50,\"x\",null,true,{\"b\":12345678901234567890}]}";

    Map<String, Object> object = JSON.object(text).orElseThrow();

    assertThat(JSON.write(object)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "null", "{", "5", "{\"a\":1e99999999999}"})
  void object_somethingElse_isEmpty(String text) {
    assertThat(JSON.object(text)).isEmpty();
  }
}
