package dev.zimmer.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.zimmer.storage.StorageException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchTest {
  @Test
  void forEach_manyItems_keepsTheirOrder() {
    List<Integer> items = IntStream.range(0, 100).boxed().toList();
    assertThat(Batch.forEach(items, i -> i * 2, i -> -1))
        .isEqualTo(items.stream().map(i -> i * 2).toList());
  }

  @Test
  void forEach_nothing_isNothing() {
    assertThat(Batch.forEach(List.<Integer>of(), i -> i, i -> -1)).isEmpty();
  }

  @Test
  void forEach_troubleWithOne_isThatItemsOutcome() {
    assertThat(Batch.forEach(List.of(1, 2, 3), i -> i == 2 ? trouble() : i, i -> -i))
        .containsExactly(1, -2, 3);
  }

  @Test
  void forEach_troubleWithAll_isThrown() {
    for (List<Integer> items : List.of(List.of(1), List.of(1, 2))) {
      assertThatExceptionOfType(StorageException.Retryable.class)
          .isThrownBy(() -> Batch.forEach(items, i -> trouble(), i -> -1));
    }
  }

  @Test
  void forEach_anyOtherException_isThrown() {
    assertThatIllegalStateException()
        .isThrownBy(() ->
            Batch.forEach(
                List.of(1, 2),
                i -> {
                  throw new IllegalStateException("a bug");
                },
                i -> -1));
  }

  private static int trouble() {
    throw new StorageException.Retryable("no disk");
  }
}
