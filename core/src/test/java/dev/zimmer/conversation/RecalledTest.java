package dev.zimmer.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zimmer.harness.TestStore;
import dev.zimmer.storage.Bytes;
import dev.zimmer.storage.KeyBuilder;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecalledTest {
  private static final Bytes PARTITION = new KeyBuilder().tag('c').build();

  private final TestStore store = new TestStore();

  @AfterEach
  void close() {
    store.close();
  }

  @ParameterizedTest
  @ValueSource(longs = {5, 600, 200_000, 1L << 33, 1L << 40})
  void count_beforeAnyNumber_isThatOfTheSmallerOnes(long bound) {
    Random random = new Random(bound);
    TreeSet<Long> recalled = new TreeSet<>();
    for (int i = 0; i < 200; i++) {
      long sequence = random.nextLong(1, bound);
      if (recalled.add(sequence)) {
        store
            .engine()
            .transact(
                PARTITION,
                transaction -> {
                  Recalled.add(new OtherRows(transaction), Side.OTHER, sequence);
                  return true;
                });
      }
    }
    for (int i = 0; i < 200; i++) {
      long sequence = random.nextLong(1, bound);
      assertThat(before(Side.OTHER, sequence)).isEqualTo(recalled.headSet(sequence).size());
    }
    assertThat(before(Side.ONE, bound)).isZero();
  }

  private long before(Side side, long sequence) {
    return store
        .engine()
        .transact(
            PARTITION,
            transaction ->
                Recalled.before(sequence, transaction.getAll(Recalled.keys(side, sequence))));
  }
}
