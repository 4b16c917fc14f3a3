package dev.zimmer.server.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.zimmer.action.ActionException;
import dev.zimmer.action.ReturnCode;
import dev.zimmer.spec.Alias;
import dev.zimmer.spec.Corrected;
import dev.zimmer.spec.Default;
import dev.zimmer.spec.EmptyIsAbsent;
import dev.zimmer.spec.RecordSpec;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestBinderTest {
  private static final Json JSON = new Json();
  private static final RequestBinder<Sample> BINDER =
      new RequestBinder<>(RecordSpec.of(Sample.class));

  public record Sample(
      @Nullable String text,
      @Nullable Integer count,
      @Nullable Long time,
      @Default("100") @Corrected(max = 500) int limit,
      @Default("7") @EmptyIsAbsent long next,
      @EmptyIsAbsent @Nullable Integer mode,
      @Nullable Boolean flag,
      List<String> names,
      List<Item> items,
      @Nullable Map<String, Object> body,
      Map<String, Item> named,
      @Nullable Item one,
      @Nullable Integer action) {}

  @Test
  void named_fromBody_hasItsFieldsConverted() {
    assertThat(bind("", "{\"Named\":{\"x y\":{\"Id\":5},\"z\":{}}}").named())
        .containsExactly(
            entry("x y", new Item("5", List.of())), entry("z", new Item(null, List.of())));
    assertThat(bind("", "{}").named()).isEmpty();
    for (String wrong : List.of("[]", "1", "{\"a\":null}", "{\"a\":1}", "{\"\\ud800\":{}}")) {
      assertThatThrownBy(() -> bind("", "{\"Named\":" + wrong + "}"))
          .as(wrong)
          .isInstanceOf(ActionException.class);
    }
  }

  @Test
  void empty_whereItCounts_isAsIfNothingHadBeenSent() {
    assertThat(bind("", "{\"Next\":\"\"}").next()).isEqualTo(7);
    assertThat(bind("Next=", "").next()).isEqualTo(7);
    assertThat(bind("Next=3", "").next()).isEqualTo(3);
    assertThat(bind("Mode=", "").mode()).isNull();
    assertThat(bind("Mode=0", "").mode()).isZero();
    assertThatThrownBy(() -> bind("Next=%20", "")).isInstanceOf(ActionException.class);
    assertThatThrownBy(() -> bind("Count=", "")).isInstanceOf(ActionException.class);
  }

  @Test
  void alias_countsWhereTheNameIsMissing() {
    RequestBinder<Aliased> aliased = new RequestBinder<>(RecordSpec.of(Aliased.class));
    Aliased wanted = new Aliased("a");
    assertThat(aliased.bind(new Query(""), Map.of("key", "a"))).isEqualTo(wanted);
    assertThat(aliased.bind(new Query(""), Map.of("key", "b", "Key", "a"))).isEqualTo(wanted);
    assertThat(aliased.bind(new Query("key=a"), Map.of())).isEqualTo(wanted);
    assertThat(aliased.bind(new Query("key=b&Key=a"), Map.of())).isEqualTo(wanted);
    assertThat(aliased.convert("Item", Map.of("key", "a"))).isEqualTo(wanted);
    assertThat(aliased.bind(new Query(""), Map.of("KEY", "a"))).isEqualTo(new Aliased(null));
  }

  public record Aliased(@Alias("key") @Nullable String key) {}

  public record Item(@Nullable String id, List<Integer> numbers) {}

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"Text\":\"a\"}           | a",
        "{\"Text\":5}               | 5",
        "{\"Text\":1.50}            | 1.50",
        "{\"Text\":true}            | true",
        "{\"Text\":\"\"}            | ''",
        "{\"Text\":\"\\/\\u4f1a\"}  | /会",
        "{\"Text\":1,\"Text\":2}    | 2",
        "{\"Text\":null}            |",
        "{\"text\":\"a\"}           |",
        "{}                         |"
      })
  void text_fromBody(String body, @Nullable String expected) {
    assertThat(bind("", body).text()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"Count\":5}            | 5",
        "{\"Count\":\"5\"}        | 5",
        "{\"Count\":5.0}          | 5",
        "{\"Count\":\"5.0\"}      | 5",
        "{\"Count\":5e0}          | 5",
        "{\"Count\":50e-1}        | 5",
        "{\"Count\":-2147483648}  | -2147483648",
        "{\"Count\":0.0}          | 0",
        "{\"Count\":null}         |",
        "{}                       |"
      })
  void count_fromBody(String body, @Nullable Integer expected) {
    assertThat(bind("", body).count()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "true     | true",
        "false    | false",
        "\"True\" | true",
        "\"False\"| false",
        "1        | true",
        "0        | false",
        "\"1\"    | true",
        "\"0\"    | false",
        "null     |"
      })
  void flag_fromBody(String value, @Nullable Boolean expected) {
    assertThat(bind("", "{\"Flag\":" + value + "}").flag()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "10                    | 10",
        "\"10\"                | 10",
        "500                   | 500",
        "501                   | 500",
        "1000.5                | 500",
        "0                     | 100",
        "-1.5                  | 100",
        "-0.5                  | 100",
        "1e400                 | 500",
        "-1e400                | 100",
        "1e1000000000          | 500",
        "12345678901234567890  | 500",
        "null                  | 100"
      })
  void limit_outOfRange_isCorrected(String value, int expected) {
    assertThat(bind("", "{\"Limit\":" + value + "}").limit()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"Text\":[]}                    | Text must be a text",
        "{\"Text\":{}}                    | Text must be a text",
        "{\"Text\":\"\\ud800\"}           | Text must be well-formed Unicode",
        "{\"Count\":1.5}                  | Count must be a whole number",
        "{\"Count\":\"1.5\"}              | Count must be a whole number",
        "{\"Count\":\"\"}                 | Count must be a whole number",
        "{\"Count\":\"five\"}             | Count must be a whole number",
        "{\"Count\":\"٥\"}                | Count must be a whole number",
        "{\"Count\":true}                 | Count must be a whole number",
        "{\"Count\":[1]}                  | Count must be a whole number",
        "{\"Count\":2147483648}           | Count must be a whole number from -2147483648 to"
            + " 2147483647",
        "{\"Count\":1e400}                | Count must be a whole number from -2147483648 to"
            + " 2147483647",
        "{\"Count\":1e1000000000}         | Count must be a whole number from -2147483648 to"
            + " 2147483647",
        "{\"Count\":1e-1000000000}        | Count must be a whole number",
        "{\"Time\":9223372036854775808}   | Time must be a whole number from -9223372036854775808"
            + " to 9223372036854775807",
        "{\"Limit\":\"x\"}                | Limit must be a number",
        "{\"Limit\":false}                | Limit must be a number",
        "{\"Limit\":1.5}                  | Limit must be a whole number",
        "{\"Flag\":2}                     | Flag must be true or false",
        "{\"Flag\":\"yes\"}               | Flag must be true or false",
        "{\"Names\":\"a\"}                | Names must be a list",
        "{\"Names\":[\"a\",null]}         | Names[1] must be something, not null",
        "{\"Names\":[[]]}                 | Names[0] must be a text",
        "{\"Items\":[1]}                  | Items[0] must be an object",
        "{\"Items\":[{},{\"Id\":{}}]}     | Items[1].Id must be a text",
        "{\"Items\":[{\"Numbers\":[1,\"x\"]}]} | Items[0].Numbers[1] must be a whole number",
        "{\"Body\":\"{}\"}                | Body must be an object",
        "{\"Body\":{\"a\":[\"\\udc00\"]}} | Body must be well-formed Unicode",
        "{\"One\":[]}                     | One must be an object"
      })
  void wrongType_isRefusedWithNameAndExpectation(String body, String message) {
    assertThatThrownBy(() -> bind("", body))
        .isInstanceOfSatisfying(
            ActionException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ReturnCode.INVALID_ARGUMENT);
              assertThat(e.text()).isEqualTo(message);
            });
  }

  @Test
  void records_nestedInLists_areBound() {
    Sample sample =
        bind("", "{\"Items\":[{\"Id\":1,\"Extra\":2},{\"Numbers\":[\"1\",2.0]}],\"One\":{}}");

    assertThat(sample.items())
        .containsExactly(new Item("1", List.of()), new Item(null, List.of(1, 2)));
    assertThat(sample.one()).isEqualTo(new Item(null, List.of()));
  }

  @Test
  void map_isTheObjectAsSent() {
    Sample sample = bind("", "{\"Body\":{\"Message\":\"hi\",\"List\":[1,{\"a\":true}]}}");

    assertThat(sample.body())
        .isEqualTo(Map.of("Message", "hi", "List", List.of(1, Map.of("a", true))));
  }

  @Test
  void query_aloneOrUnderABody_fillsWhatTheBodyLacks() {
    Sample sample =
        bind(
            "Text=q&Count=7&Flag=False&Names[]=a&Limit=9&AppId=1",
            "{\"Text\":\"b\",\"Limit\":null}");

    assertThat(sample.text()).isEqualTo("b");
    assertThat(sample.count()).isEqualTo(7);
    assertThat(sample.flag()).isFalse();
    assertThat(sample.names()).containsExactly("a");
    assertThat(sample.limit()).isEqualTo(9);
  }

  @Test
  void query_severalValuesForOneThatTakesOne_theFirstCounts() {
    assertThat(bind("Text=a&Text=b", "").text()).isEqualTo("a");
  }

  @Test
  void query_itsAction_isNotAParameter() {
    assertThat(bind("Action=Sample", "").action()).isNull();
    assertThat(bind("Action=Sample", "{\"Action\":1}").action()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Text=%FF", "Names=a&Names=%C3%28"})
  void query_notUtf8_isRefused(String query) {
    assertThatThrownBy(() -> bind(query, "")).hasMessageEndingWith("is not valid UTF-8");
  }

  @Test
  void component_thatCannotBeAbsent_isRefusedAtTheStart() {
    assertThatThrownBy(() -> new RequestBinder<>(RecordSpec.of(Unsupported.class)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  public record Unsupported(int withoutDefault) {}

  private static Sample bind(String query, String body) {
    return BINDER.bind(new Query(query), JSON.body(body.getBytes(UTF_8)));
  }
}
