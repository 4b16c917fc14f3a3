package dev.zimmer.storage.kit;

import static dev.zimmer.storage.kit.EngineContract.freshPartition;
import static dev.zimmer.storage.kit.EngineContract.name;
import static dev.zimmer.storage.kit.EngineContract.texts;
import static dev.zimmer.storage.kit.EngineContract.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zimmer.storage.Address;
import dev.zimmer.storage.Bytes;
import dev.zimmer.storage.Row;
import dev.zimmer.storage.WriteBatch;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What `get`, `getAll` and `scan` promise.
public interface ReadContract extends EngineContract {
  @Test
  default void get_unknownRow_empty() {
    assertThat(engine().get(freshPartition(), name("a"))).isEmpty();
  }

  @Test
  default void get_afterWrite_value() {
    Bytes partition = freshPartition();
    put(partition, name("a"), 1, "one");
    assertThat(read(partition, name("a"))).contains("one");
    put(partition, name("a"), 2, "two");
    assertThat(read(partition, name("a"))).contains("two");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 100, 65_536, 1_000_000})
  default void get_valueOfAnyLength_sameBytes(int length) {
    Bytes partition = freshPartition();
    byte[] written = new byte[length];
    for (int i = 0; i < length; i++) {
      written[i] = (byte) (i * 31);
    }
    engine().write(new WriteBatch().put(partition, name("a"), 1, written));
    assertThat(engine().get(partition, name("a")).orElseThrow()).isEqualTo(written);
  }

  @Test
  default void getAll_rowsOfManyPartitions_inTheOrderOfTheAddresses() {
    Bytes first = freshPartition();
    Bytes second = freshPartition();
    put(first, name("a"), 1, "first a");
    put(first, name("b"), 1, "first b");
    put(second, name("a"), 1, "second a");
    List<Optional<byte[]>> values =
        engine()
            .getAll(
                List.of(
                    new Address(second, name("a")),
                    new Address(first, name("b")),
                    new Address(second, name("b")),
                    new Address(first, name("a")),
                    new Address(second, name("a"))));
    assertThat(values.stream().map(found -> found.map(EngineContract::text).orElse("none")))
        .containsExactly("second a", "first b", "none", "first a", "second a");
  }

  @Test
  default void getAll_noAddresses_empty() {
    assertThat(engine().getAll(List.of())).isEmpty();
  }

  @Test
  default void getAll_deletedRow_empty() {
    Bytes partition = freshPartition();
    put(partition, name("a"), 1, "a");
    engine().write(new WriteBatch().delete(partition, name("a"), 2));
    assertThat(engine().getAll(List.of(new Address(partition, name("a")))))
        .containsExactly(Optional.empty());
  }

  @Test
  default void scan_rows_inUnsignedKeyOrder() {
    Bytes partition = freshPartition();
    List<Bytes> ordered =
        List.of(key(0), key(0, 0), key(1), key(0x7F), key(0x80), key(0x80, 0), key(0xFF));
    WriteBatch batch = new WriteBatch();
    for (int i : new int[] {4, 0, 6, 2, 1, 5, 3}) {
      batch.put(partition, ordered.get(i), 1, value("x"));
    }
    engine().write(batch);
    assertThat(engine().scan(partition, name(""), END, 100))
        .extracting(Row::key)
        .containsExactlyElementsOf(ordered);
  }

  @Test
  default void scan_bounds_fromInclusiveToExclusive() {
    Bytes partition = partitionWith("a", "b", "ba", "c", "d");
    assertThat(texts(engine().scan(partition, name("b"), name("d"), 100)))
        .containsExactly("b=b", "ba=ba", "c=c");
    assertThat(texts(engine().scan(partition, name("aa"), name("bb"), 100)))
        .containsExactly("b=b", "ba=ba");
  }

  @Test
  default void scan_prefixAndItsEnd_everyNameWithThePrefix() {
    Bytes partition = partitionWith("a", "b", "ba", "bz", "c");
    assertThat(texts(engine().scan(partition, name("b"), name("b").prefixEnd(), 100)))
        .containsExactly("b=b", "ba=ba", "bz=bz");
  }

  @Test
  default void scan_limit_firstRows() {
    Bytes partition = partitionWith("a", "b", "c");
    assertThat(texts(engine().scan(partition, name(""), END, 1))).containsExactly("a=a");
    assertThat(texts(engine().scan(partition, name(""), END, 2))).containsExactly("a=a", "b=b");
    assertThat(texts(engine().scan(partition, name(""), END, Integer.MAX_VALUE))).hasSize(3);
  }

  @Test
  default void scan_emptyOrReversedBounds_nothing() {
    Bytes partition = partitionWith("a", "b", "c");
    assertThat(engine().scan(partition, name("b"), name("b"), 100)).isEmpty();
    assertThat(engine().scan(partition, name("c"), name("a"), 100)).isEmpty();
    assertThat(engine().scan(freshPartition(), name(""), END, 100)).isEmpty();
  }

  @Test
  default void scan_deletedRows_neitherReturnedNorCounted() {
    Bytes partition = partitionWith("a", "b", "c", "d");
    engine()
        .write(new WriteBatch().delete(partition, name("a"), 9).delete(partition, name("c"), 9));
    assertThat(texts(engine().scan(partition, name(""), END, 2))).containsExactly("b=b", "d=d");
  }

  @Test
  default void partitions_oneNameBeginsWithTheOther_keepTheirRowsApart() {
    Bytes shorter = freshPartition();
    Bytes longer = Bytes.wrap(joined(shorter, name("b")));
    Bytes empty = name("");
    put(shorter, name("bc"), 1, "shorter");
    put(longer, name("c"), 1, "longer");
    put(longer, empty, 1, "longer without a key");
    assertThat(readAll(shorter)).containsExactly("bc=shorter");
    assertThat(readAll(longer)).containsExactly("=longer without a key", "c=longer");
    assertThat(read(shorter, name("b"))).isEmpty();
    assertThat(read(longer, name("bc"))).isEmpty();
  }

  @Test
  default void scan_whileBatchesAreWritten_showsOneMoment() {
    requires(Capability.SCANS_OF_ONE_MOMENT);
    requires(Capability.ATOMIC_BATCHES);
    Bytes partition = freshPartition();
    Crowd.run(
        4,
        number -> {
          for (int round = 1; round <= rounds(); round++) {
            if (number == 0) {
              WriteBatch batch = new WriteBatch();
              for (int row = 0; row < 50; row++) {
                batch.put(partition, key(row), round, value("v" + round));
              }
              engine().write(batch);
            }
            List<Row> rows = engine().scan(partition, name(""), END, 100);
            assertThat(rows.size()).isIn(0, 50);
            assertThat(
                    rows.stream().map(row -> EngineContract.text(row.value())).distinct().count())
                .isLessThanOrEqualTo(1);
          }
        });
  }

  private Bytes partitionWith(String... keys) {
    Bytes partition = freshPartition();
    WriteBatch batch = new WriteBatch();
    for (String key : keys) {
      batch.put(partition, name(key), 1, value(key));
    }
    engine().write(batch);
    return partition;
  }

  private static Bytes key(int... bytes) {
    byte[] key = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      key[i] = (byte) bytes[i];
    }
    return Bytes.wrap(key);
  }

  private static byte[] joined(Bytes first, Bytes second) {
    byte[] joined = Arrays.copyOf(first.array(), first.length() + second.length());
    System.arraycopy(second.array(), 0, joined, first.length(), second.length());
    return joined;
  }
}
