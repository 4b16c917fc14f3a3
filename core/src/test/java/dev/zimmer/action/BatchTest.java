package dev.zimmer.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.zimmer.storage.StorageException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchTest {
  private record Result(List<Integer> failed, List<Integer> done) {}

  @Test
  void each_manyItems_keepsTheirOrderAndDoesEachOnce() {
    List<Integer> items = IntStream.range(0, 100).map(i -> i % 50).boxed().toList();
    Answer<Result> answer =
        answer(Batch.each(items, i -> i % 2 == 0 ? Batch.Outcome.of(i * 2) : failed()));
    assertThat(answer.code()).isEqualTo(ReturnCode.OK);
    assertThat(answer.response().done())
        .isEqualTo(IntStream.range(0, 25).map(i -> i * 4).boxed().toList());
    assertThat(answer.response().failed())
        .isEqualTo(IntStream.range(0, 25).map(i -> i * 2 + 1).boxed().toList());
  }

  @Test
  void each_nothing_isASuccess() {
    assertThat(answer(Batch.each(List.<Integer>of(), Batch.Outcome::of)).code())
        .isEqualTo(ReturnCode.OK);
  }

  @Test
  void each_troubleWithOne_isThatItemsFailure() {
    Answer<Result> answer =
        answer(Batch.each(List.of(1, 2, 3), i -> i == 2 ? trouble() : Batch.Outcome.of(i)));
    assertThat(answer.response()).isEqualTo(new Result(List.of(2), List.of(1, 3)));
  }

  @Test
  void each_troubleWithAll_isThrown() {
    for (List<Integer> items : List.of(List.of(1), List.of(1, 2))) {
      assertThatExceptionOfType(StorageException.Retryable.class)
          .isThrownBy(() -> Batch.<Integer, Integer>each(items, _ -> trouble()));
    }
  }

  @Test
  void each_anyOtherException_isThrown() {
    assertThatIllegalStateException()
        .isThrownBy(() ->
            Batch.<Integer, Integer>each(
                List.of(1, 2),
                _ -> {
                  throw new IllegalStateException("a bug");
                }));
  }

  @Test
  void answer_allFailed_hasTheFirstCodeOrTheActionsOwn() {
    Map<Integer, ReturnCode> codes = new LinkedHashMap<>();
    codes.put(1, ReturnCode.USER_NOT_REGISTERED);
    codes.put(2, ReturnCode.INTERNAL);
    Answer<Result> answer = answer(Batch.ofCodes(codes));
    assertThat(answer.code()).isEqualTo(ReturnCode.USER_NOT_REGISTERED);
    assertThat(answer.message()).endsWith(ReturnCode.USER_NOT_REGISTERED.text());
    assertThat(answer.response()).isEqualTo(new Result(List.of(1, 2), List.of()));
    assertThat(Batch.ofCodes(codes).answer(ReturnCode.OVERLOADED, BatchTest::result).code())
        .isEqualTo(ReturnCode.OVERLOADED);
    codes.put(3, ReturnCode.OK);
    assertThat(Batch.ofCodes(codes).answer(ReturnCode.OVERLOADED, BatchTest::result).code())
        .isEqualTo(ReturnCode.OK);
  }

  private static Answer<Result> answer(Batch<Integer, Integer> batch) {
    return batch.answer(BatchTest::result);
  }

  private static Result result(List<Batch.Failed<Integer>> failed, List<Integer> done) {
    return new Result(failed.stream().map(Batch.Failed::item).toList(), done);
  }

  private static Batch.Outcome<Integer> failed() {
    return Batch.Outcome.failed(ReturnCode.USER_NOT_REGISTERED);
  }

  private static Batch.Outcome<Integer> trouble() {
    throw new StorageException.Retryable("no disk");
  }
}
