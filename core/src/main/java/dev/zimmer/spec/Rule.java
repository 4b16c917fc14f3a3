package dev.zimmer.spec;

import dev.zimmer.action.Require;
import dev.zimmer.action.ReturnCode;
import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// One thing that is demanded of a value.
///
/// @param code what a call answers whose value breaks it
/// @param problem what is wrong with a value that breaks it; reads on after the parameter's name
/// @param test whether a value, which is not null, keeps it
record Rule(ReturnCode code, String problem, Test test) {
  private static final String LONG_ID = "is longer than " + Require.MAX_ID_BYTES + " bytes";

  /// Whether a value keeps a rule.
  @FunctionalInterface
  interface Test {
    /// The answer.
    ///
    /// @param nowMillis when the call was received, in Unix milliseconds
    boolean isKept(Object value, long nowMillis);
  }

  /// The rules that the annotations of a value say, in their order.
  ///
  /// @throws IllegalArgumentException if one of them says nothing of such a value
  static List<Rule> of(ValueSpec value) {
    value.said().forEach(said -> requireFitting(said, value.kind()));
    return value.said().stream().flatMap(said -> of(said).stream()).toList();
  }

  private static void requireFitting(Annotation said, Kind kind) {
    boolean fits =
        switch (said) {
          case UserId _, GroupId _, RoomId _, Text _ -> kind instanceof Kind.Words;
          case Range _, OneOf _, PastTime _, EmptyIsAbsent _ -> kind instanceof Kind.Whole;
          case Corrected _ -> kind instanceof Kind.Whole(boolean isLong) && !isLong;
          case Size _, EachAlone _ -> kind instanceof Kind.Items || kind instanceof Kind.Named;
          case Shape _ -> kind instanceof Kind.Anything;
          default -> true;
        };
    if (!fits) {
      throw new IllegalArgumentException(said + " says nothing of a " + kind);
    }
  }

  private static List<Rule> of(Annotation said) {
    return switch (said) {
      case UserId id ->
          List.of(
              onText(
                  id.tooLong(), LONG_ID, text -> Require.utf8Length(text) <= Require.MAX_ID_BYTES),
              onText(ReturnCode.INVALID_ARGUMENT, Require.USER_ID_RULE, Require::isUserId));
      case GroupId id when id.isNew() ->
          List.of(
              onText(
                  ReturnCode.INVALID_ARGUMENT,
                  Require.GROUP_ID_RULE,
                  text -> text.isEmpty() || Require.isGroupId(text)),
              onText(
                  ReturnCode.INVALID_ARGUMENT,
                  "must not start with #",
                  text -> !text.startsWith("#")));
      case GroupId _ ->
          List.of(onText(ReturnCode.INVALID_ARGUMENT, Require.GROUP_ID_RULE, Require::isGroupId));
      case RoomId id ->
          List.of(
              onText(
                  ReturnCode.INVALID_ARGUMENT,
                  Require.roomIdRule(id.maxBytes()),
                  text -> Require.isRoomId(text, id.maxBytes())));
      case Text text -> List.of(length(text));
      case Range range -> List.of(range(range));
      case OneOf few -> List.of(oneOf(few));
      case Size size -> List.of(size(size));
      case PastTime time -> pastTime(time);
      default -> List.of();
    };
  }

  private static Rule length(Text text) {
    int minBytes = text.minBytes();
    int maxBytes = text.maxBytes();
    int maxCharacters = text.maxCharacters();
    String problem =
        maxCharacters < Integer.MAX_VALUE
            ? "is longer than " + maxCharacters + " characters"
            : minBytes == 0
                ? "is longer than " + maxBytes + " bytes"
                : "must have " + minBytes + " to " + maxBytes + " bytes";
    return onText(
        text.code(),
        problem,
        value -> {
          int bytes = Require.utf8Length(value);
          return bytes >= minBytes
              && bytes <= maxBytes
              && value.codePointCount(0, value.length()) <= maxCharacters;
        });
  }

  private static Rule range(Range range) {
    long min = range.min();
    long max = range.max();
    return new Rule(
        range.code(),
        "must be from " + min + " to " + max,
        (value, _) -> number(value) >= min && number(value) <= max);
  }

  private static List<Rule> pastTime(PastTime time) {
    String problem = "must be 0 or a time in Unix milliseconds not later than now";
    return List.of(
        new Rule(ReturnCode.INVALID_ARGUMENT, problem, (value, _) -> number(value) >= 0),
        new Rule(time.later(), problem, (value, now) -> number(value) <= now),
        new Rule(
            ReturnCode.INVALID_ARGUMENT,
            "looks like seconds, but must be in Unix milliseconds: 0 or at least "
                + PastTime.MIN_MILLIS,
            (value, _) -> number(value) == 0 || number(value) >= PastTime.MIN_MILLIS));
  }

  private static Rule oneOf(OneOf few) {
    int[] numbers = few.value();
    String list =
        Arrays.stream(numbers).mapToObj(String::valueOf).collect(Collectors.joining(", "));
    return new Rule(
        few.code(),
        "must be " + list.replaceFirst(", (\\d+)$", " or $1"),
        (value, _) -> Arrays.stream(numbers).anyMatch(number -> number == number(value)));
  }

  private static Rule size(Size size) {
    int max = size.max();
    return new Rule(
        size.code(),
        "has more than " + max + " elements",
        (value, _) ->
            (value instanceof Map<?, ?> map ? map.keySet() : (List<?>) value).size() <= max);
  }

  private static Rule onText(ReturnCode code, String problem, Predicate<String> test) {
    return new Rule(code, problem, (value, _) -> test.test((String) value));
  }

  private static long number(Object value) {
    return ((Number) value).longValue();
  }
}
