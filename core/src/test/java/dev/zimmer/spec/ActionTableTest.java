package dev.zimmer.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.zimmer.action.Action;
import dev.zimmer.action.Answer;
import dev.zimmer.action.CallContext;
import dev.zimmer.action.NoFields;
import dev.zimmer.action.ReturnCode;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ActionTableTest {
  @Test
  void find_byName_isExact() {
    ActionTable table = new ActionTable(List.of(new Nothing()));
    assertThat(table.find("Nothing")).isPresent();
    assertThat(table.find("nothing")).isEmpty();
    assertThat(table.find("")).isEmpty();
  }

  @Test
  void constructor_twoOfOneName_refuses() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ActionTable(List.of(new Nothing(), new Nothing())))
        .withMessageContaining("Nothing");
  }

  @Test
  void constructor_actionThatDoesNotSayWhatItIs_refuses() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ActionTable(List.of(new Silent())))
        .withMessageContaining("Silent");
  }

  @Test
  void constructor_limitedByAComponentThatIsNotThere_refuses() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ActionTable(List.of(new WithoutGroup())))
        .withMessageContaining("groupId");
  }

  @Test
  void constructor_quotaThatWouldBeForgotten_refuses() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ActionTable(List.of(new DailyForEachRoom())))
        .withMessageContaining("DailyForEachRoom");
  }

  @Test
  void limit_saysWhatTheAnnotationSays() {
    assertThat(ActionSpec.of(new Nothing()).limit())
        .isEqualTo(
            new Limit(
                20, Duration.ofSeconds(1), Limit.Scope.APP, "", 0, ReturnCode.APP_RATE_LIMITED))
        .hasToString("20/s per app");
    assertThat(ActionSpec.of(new Counting()).limit())
        .isEqualTo(
            new Limit(
                5, Duration.ofSeconds(90), Limit.Scope.APP, "ids", 100, ReturnCode.OVERLOADED))
        .hasToString("5 elements of Ids in 90 s and 100 a day per app");
  }

  @Test
  void failure_responseWithAListOfFailures_isEmptyLists() {
    assertThat(ActionSpec.of(new Counting()).failure())
        .isEqualTo(new Counting.Response(null, List.of(), List.of()));
    assertThat(ActionSpec.of(new Nothing()).failure()).isNull();
  }

  @Test
  void codes_areThoseOfTheLimitTheFailureAndTheRules() {
    assertThat(ActionSpec.of(new Counting()).codes())
        .containsExactly(
            ReturnCode.OVERLOADED,
            ReturnCode.INTERNAL,
            ReturnCode.INVALID_ARGUMENT,
            ReturnCode.USER_ID_TOO_LONG,
            ReturnCode.GROUP_NOT_FOUND);
  }

  @Api(category = Category.USER)
  static final class Nothing implements Action<NoFields, NoFields> {
    @Override
    public Answer<NoFields> handle(CallContext call, NoFields request) {
      return Answer.success(request);
    }
  }

  static final class Silent implements Action<NoFields, NoFields> {
    @Override
    public Answer<NoFields> handle(CallContext call, NoFields request) {
      return Answer.success(request);
    }
  }

  @Api(category = Category.GROUP, limit = @RateLimit(per = Limit.Scope.GROUP))
  static final class WithoutGroup implements Action<NoFields, NoFields> {
    @Override
    public Answer<NoFields> handle(CallContext call, NoFields request) {
      return Answer.success(request);
    }
  }

  @Api(category = Category.GROUP, limit = @RateLimit(per = Limit.Scope.ROOM, callsADay = 100))
  static final class DailyForEachRoom implements Action<DailyForEachRoom.Room, NoFields> {
    record Room(String roomId) {}

    @Override
    public Answer<NoFields> handle(CallContext call, Room request) {
      return Answer.success(new NoFields());
    }
  }

  @Api(
      category = Category.GROUP,
      limit =
          @RateLimit(
              calls = 5,
              seconds = 90,
              counting = "ids",
              callsADay = 100,
              code = ReturnCode.OVERLOADED),
      codes = ReturnCode.GROUP_NOT_FOUND)
  static final class Counting implements Action<Counting.Request, Counting.Response> {
    public record Request(
        String roomId, List<@UserId(tooLong = ReturnCode.USER_ID_TOO_LONG) String> ids) {}

    public record Response(@Nullable String id, List<String> done, List<Failure> failed) {}

    public record Failure(int subCode) {}

    @Override
    public Answer<Response> handle(CallContext call, Request request) {
      return Answer.success(new Response(null, List.of(), List.of()));
    }
  }
}
