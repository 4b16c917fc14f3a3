package dev.zimmer.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.zimmer.action.ReturnCode;
import dev.zimmer.harness.Sent;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordSpecTest {
  /// As the documentation lists them.
  private static final String DOCUMENTED =
      "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
          + " !#$%&()+-:;<=.>?@[]^_{}|~";

  private static final long NOW = 1_700_000_000_000L;

  /// What several records have in common.
  public interface Common {
    @About("from the interface")
    @Required
    @Text(maxBytes = 4)
    String text();
  }

  /// One component for each kind of rule.
  public record Sample(
      String text,
      @Text(minBytes = 1, maxBytes = 4, code = ReturnCode.MESSAGE_TOO_LARGE) @Nullable String sized,
      @Text(maxCharacters = 2) @Nullable String named,
      @UserId(tooLong = ReturnCode.USER_ID_TOO_LONG) @Nullable String user,
      @GroupId @Nullable String group,
      @GroupId(isNew = true) @Default("") String newGroup,
      @Range(min = 1, max = 3) @Nullable Integer range,
      @OneOf({0, 2, 10}) @Nullable Integer few,
      @PastTime @Default("0") long time,
      @Size(max = 2, code = ReturnCode.USER_COUNT_LIMIT_EXCEEDED)
          List<@Range(min = 0, max = 9) Integer> numbers,
      @EachAlone List<Item> items,
      List<Item> checkedItems,
      @Nullable Item one,
      @OnlyWhen(component = "few", is = 10) @Required @Range(min = 0, max = 1)
          @Nullable Integer flag,
      @OnlyWithout("numbers") @Size(max = 0) List<String> instead,
      @Name("user_id") @Default("true") boolean other)
      implements Common {}

  /// What is in lists of it.
  public record Item(@Required @Nullable String id) {}

  private static final RecordSpec<Sample> SPEC = RecordSpec.of(Sample.class);

  static Stream<Arguments> right() {
    return Stream.of(
        arguments("text", "1234"),
        arguments("text", "üü"),
        arguments("sized", "1"),
        arguments("named", "😀😀"),
        arguments("user", "1".repeat(32)),
        arguments("group", "#g"),
        arguments("newGroup", ""),
        arguments("range", 1),
        arguments("range", 3),
        arguments("few", 0),
        arguments("time", NOW),
        arguments("time", 0L),
        arguments("time", 978_307_200_000L),
        arguments("numbers", List.of(0, 9)),
        arguments("items", List.of(new Item(null))),
        arguments("checkedItems", List.of(new Item("a"))),
        arguments("flag", 7),
        arguments("instead", List.of()));
  }

  @ParameterizedTest
  @MethodSource("right")
  void violation_ofAValueAtItsLimit_isNone(String component, Object value) {
    assertThat(SPEC.violation(sample(component, value), NOW)).isEmpty();
  }

  static Stream<Arguments> wrong() {
    ReturnCode invalid = ReturnCode.INVALID_ARGUMENT;
    return Stream.of(
        arguments("text", "12345", invalid, "Text is longer than 4 bytes"),
        arguments("text", "üüx", invalid, "Text is longer than 4 bytes"),
        arguments("sized", "", ReturnCode.MESSAGE_TOO_LARGE, "Sized must have 1 to 4 bytes"),
        arguments("sized", "12345", ReturnCode.MESSAGE_TOO_LARGE, "Sized must have 1 to 4 bytes"),
        arguments("named", "abc", invalid, "Named is longer than 2 characters"),
        arguments("user", "1".repeat(33), ReturnCode.USER_ID_TOO_LONG, "User is longer than 32"),
        arguments("user", "o'brien", invalid, "User must be 1 to 32 digits"),
        arguments("user", "", invalid, "User must be 1 to 32 digits"),
        arguments("group", "a b", invalid, "Group must be 1 to 32 digits"),
        arguments("newGroup", "#a", invalid, "NewGroup must not start with #"),
        arguments("newGroup", "a b", invalid, "NewGroup must be 1 to 32 digits"),
        arguments("range", 0, invalid, "Range must be from 1 to 3"),
        arguments("range", 4, invalid, "Range must be from 1 to 3"),
        arguments("few", 1, invalid, "Few must be 0, 2 or 10"),
        arguments("few", 10, invalid, "Flag is missing"),
        arguments("time", NOW + 1, invalid, "Time must be 0 or a time in Unix milliseconds"),
        arguments("time", -1L, invalid, "Time must be 0 or a time in Unix milliseconds"),
        arguments("time", 978_307_199_999L, invalid, "Time looks like seconds"),
        arguments(
            "time",
            1_700_000_000L,
            invalid,
            "Time looks like seconds, but must be in Unix milliseconds: 0 or at least"
                + " 978307200000"),
        arguments("time", 1L, invalid, "Time looks like seconds"),
        arguments(
            "numbers",
            List.of(1, 2, 3),
            ReturnCode.USER_COUNT_LIMIT_EXCEEDED,
            "Numbers has more than 2 elements"),
        arguments("numbers", List.of(1, 10), invalid, "Numbers[1] must be from 0 to 9"),
        arguments(
            "checkedItems",
            List.of(new Item("a"), new Item(null)),
            invalid,
            "CheckedItems[1].Id is missing"),
        arguments("one", new Item(null), invalid, "One.Id is missing"),
        arguments("instead", List.of("x"), invalid, "Instead has more than 0 elements"));
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void violation_ofAValueOverItsLimit_saysWhichAndWhy(
      String component, Object value, ReturnCode code, String text) {
    assertThat(SPEC.violation(sample(component, value), NOW))
        .hasValueSatisfying(broken -> {
          assertThat(broken.code()).isEqualTo(code);
          assertThat(broken.text()).startsWith(text);
        });
  }

  @Test
  void violation_ofWhatIsRequiredAndMissing_namesIt() {
    assertThat(SPEC.violation(Sent.of(Sample.class), NOW).map(Violation::text))
        .hasValue("Text is missing");
  }

  @Test
  void parameter_thatDoesNotCount_mayBeAnything() {
    Sample ignored =
        Sent.of(
            Sample.class, "text", "a", "numbers", List.of(1), "instead", List.of("x"), "flag", 9);
    assertThat(SPEC.violation(ignored, NOW)).isEmpty();
  }

  @Test
  void userId_everyAsciiCharacter_isPermittedIfDocumented() {
    for (char c = 0; c < 128; c++) {
      assertThat(SPEC.violation(sample("user", "a" + c), NOW).isEmpty())
          .as("character %d", (int) c)
          .isEqualTo(DOCUMENTED.indexOf(c) >= 0);
      assertThat(SPEC.violation(sample("group", "a" + c), NOW).isEmpty())
          .as("character %d", (int) c)
          .isEqualTo(DOCUMENTED.indexOf(c) >= 0 && c != ' ');
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ü", "名", "a\u00a0b", "\ud800", "123456789012345678901234567890123"})
  void ids_emptyOrForeignOrTooLong_areRefused(String id) {
    assertThat(SPEC.violation(sample("user", id), NOW)).isPresent();
    assertThat(SPEC.violation(sample("group", id), NOW)).isPresent();
  }

  @Test
  void absent_isTheDefault() {
    Sample sample = Sent.of(Sample.class);
    assertThat(sample.newGroup()).isEmpty();
    assertThat(sample.other()).isTrue();
    assertThat(sample.numbers()).isEmpty();
    assertThat(sample.few()).isNull();
  }

  @Test
  void name_followsTheComponentUnlessItIsSaid() {
    assertThat(SPEC.fields()).extracting(FieldSpec::name).contains("NewGroup", "user_id");
  }

  @Test
  void annotations_ofTheInterface_holdForTheComponent() {
    FieldSpec text = SPEC.component("text").orElseThrow();
    assertThat(text.said(About.class).map(About::value))
        .isEqualTo(Optional.of("from the interface"));
    assertThat(text.isRequired()).isTrue();
  }

  @Test
  void component_ofATypeThatNothingHas_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RecordSpec.of(Unsupported.class))
        .withMessageContaining("Thread");
  }

  private record Unsupported(Thread thread) {}

  @Test
  void component_thatSaysWhatCannotBe_isRefused() {
    for (Class<? extends Record> type : List.of(SizedText.class, Dangling.class, LongList.class)) {
      assertThatIllegalArgumentException().isThrownBy(() -> RecordSpec.of(type));
    }
  }

  private record SizedText(@Size(max = 1) String text) {}

  private record Dangling(@OnlyWithout("nothing") String text) {}

  private record LongList(@Range(min = 0, max = 1) List<Integer> numbers) {}

  private static Sample sample(String component, Object value) {
    return component.equals("text")
        ? Sent.of(Sample.class, "text", value)
        : Sent.of(Sample.class, "text", "a", component, value);
  }
}
