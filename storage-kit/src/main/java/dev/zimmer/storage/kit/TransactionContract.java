package dev.zimmer.storage.kit;

import static dev.zimmer.storage.kit.EngineContract.freshPartition;
import static dev.zimmer.storage.kit.EngineContract.name;
import static dev.zimmer.storage.kit.EngineContract.texts;
import static dev.zimmer.storage.kit.EngineContract.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zimmer.storage.Bytes;
import dev.zimmer.storage.Transaction;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What one `transact` promises: what its body sees, writes, and leaves behind when it throws.
public interface TransactionContract extends EngineContract {
  @Test
  default void transact_result_isReturned() {
    assertThat(engine().<String>transact(freshPartition(), transaction -> "result"))
        .isEqualTo("result");
  }

  @Test
  default void transact_writes_areThereWhenItReturns() {
    Bytes partition = freshPartition();
    transact(partition, transaction -> transaction.put(name("a"), value("a")));
    assertThat(read(partition, name("a"))).contains("a");
    transact(partition, transaction -> transaction.put(name("a"), value("")));
    assertThat(read(partition, name("a"))).contains("");
    transact(partition, transaction -> transaction.delete(name("a")));
    assertThat(read(partition, name("a"))).isEmpty();
  }

  @Test
  default void transact_putOfASmallerValue_replacesTheLarger() {
    Bytes partition = freshPartition();
    transact(partition, transaction -> transaction.put(name("a"), value("z")));
    transact(partition, transaction -> transaction.put(name("a"), value("b")));
    assertThat(read(partition, name("a"))).contains("b");
  }

  @Test
  default void transact_putAfterDelete_isThere() {
    Bytes partition = freshPartition();
    transact(partition, transaction -> transaction.put(name("a"), value("a")));
    transact(partition, transaction -> transaction.delete(name("a")));
    transact(partition, transaction -> transaction.put(name("a"), value("again")));
    assertThat(read(partition, name("a"))).contains("again");
  }

  @Test
  default void body_get_seesWhatIsThereAndItsOwnWrites() {
    Bytes partition = partitionOf("a", "b");
    transact(
        partition,
        transaction -> {
          assertThat(text(transaction, "a")).contains("a");
          assertThat(text(transaction, "c")).isEmpty();
          transaction.put(name("a"), value("own"));
          transaction.put(name("c"), value("own"));
          transaction.delete(name("b"));
          assertThat(text(transaction, "a")).contains("own");
          assertThat(text(transaction, "b")).isEmpty();
          assertThat(text(transaction, "c")).contains("own");
          transaction.delete(name("c"));
          transaction.put(name("b"), value("back"));
          assertThat(text(transaction, "b")).contains("back");
          assertThat(text(transaction, "c")).isEmpty();
        });
    assertThat(readAll(partition)).containsExactly("a=own", "b=back");
  }

  @Test
  default void body_getAll_seesWhatIsThereAndItsOwnWritesInTheOrderOfTheKeys() {
    Bytes partition = partitionOf("a", "b", "c");
    transact(
        partition,
        transaction -> {
          transaction.put(name("b"), value("own"));
          transaction.put(name("e"), value("own"));
          transaction.delete(name("c"));
          assertThat(values(transaction, "d", "e", "c", "b", "a", "b"))
              .containsExactly("-", "own", "-", "own", "a", "own");
          assertThat(transaction.getAll(List.of())).isEmpty();
        });
    transact(
        partition,
        transaction ->
            assertThat(values(transaction, "a", "b", "c", "a"))
                .containsExactly("a", "own", "-", "a"));
  }

  @Test
  default void body_getAllOfManyRows_everyRowInItsPlace() {
    Bytes partition = freshPartition();
    List<Bytes> keys = IntStream.range(0, 2100).mapToObj(i -> name("key " + i)).toList();
    transact(
        partition,
        transaction -> {
          for (int i = 0; i < keys.size(); i += 3) {
            transaction.put(keys.get(i), value("" + i));
          }
        });
    List<Optional<byte[]>> found =
        engine().transact(partition, transaction -> transaction.getAll(keys));
    assertThat(found).hasSameSizeAs(keys);
    for (int i = 0; i < keys.size(); i++) {
      assertThat(found.get(i).map(EngineContract::text))
          .isEqualTo(i % 3 == 0 ? Optional.of("" + i) : Optional.empty());
    }
  }

  @Test
  default void body_scan_seesWhatIsThereAndItsOwnWritesInOrder() {
    Bytes partition = partitionOf("b", "d", "f");
    transact(
        partition,
        transaction -> {
          transaction.put(name("a"), value("own"));
          transaction.put(name("d"), value("own"));
          transaction.put(name("e"), value("own"));
          transaction.delete(name("f"));
          assertThat(texts(transaction.scan(name(""), END, 100)))
              .containsExactly("a=own", "b=b", "d=own", "e=own");
        });
  }

  @Test
  default void body_scan_keepsBoundsAndLimit() {
    Bytes partition = partitionOf("a", "b", "c", "d", "e");
    transact(
        partition,
        transaction -> {
          transaction.delete(name("b"));
          transaction.put(name("bb"), value("bb"));
          assertThat(texts(transaction.scan(name("a"), name("d"), 100)))
              .containsExactly("a=a", "bb=bb", "c=c");
          assertThat(texts(transaction.scan(name("b"), END, 2))).containsExactly("bb=bb", "c=c");
          assertThat(texts(transaction.scan(name("b"), END, Integer.MAX_VALUE))).hasSize(4);
          assertThat(transaction.scan(name("c"), name("c"), 100)).isEmpty();
          assertThat(transaction.scan(name("d"), name("a"), 100)).isEmpty();
        });
  }

  @Test
  default void body_scanWithLimit_looksPastDeletedRows() {
    Bytes partition = partitionOf("a", "b", "c", "d");
    transact(
        partition,
        transaction -> {
          transaction.delete(name("a"));
          transaction.delete(name("b"));
          transaction.delete(name("c"));
          assertThat(texts(transaction.scan(name(""), END, 1))).containsExactly("d=d");
        });
  }

  @Test
  default void body_deleteOfNoRow_nothingHappens() {
    Bytes partition = partitionOf("a");
    transact(partition, transaction -> transaction.delete(name("z")));
    assertThat(readAll(partition)).containsExactly("a=a");
  }

  @Test
  default void body_throws_theSameExceptionPassesAndNothingIsWritten() {
    Bytes partition = partitionOf("a", "b");
    Bytes other = freshPartition();
    AtomicInteger runs = new AtomicInteger();
    IllegalStateException thrown = new IllegalStateException("no");
    assertThatThrownBy(() ->
            transact(
                partition,
                transaction -> {
                  transaction.put(name("a"), value("changed"));
                  transaction.delete(name("b"));
                  transaction.alongside().put(other, name("a"), 1, value("a"));
                  transaction.onCommit(runs::incrementAndGet);
                  throw thrown;
                }))
        .isSameAs(thrown);
    assertThat(readAll(partition)).containsExactly("a=a", "b=b");
    assertThat(readAll(other)).isEmpty();
    assertThat(runs).hasValue(0);
    transact(
        partition, transaction -> assertThat(texts(transaction.scan(name(""), END, 9))).hasSize(2));
  }

  @Test
  default void alongside_anyPartition_versionedWritesAreThere() {
    Bytes partition = freshPartition();
    Bytes other = freshPartition();
    put(other, name("newer"), 9, "stands");
    put(other, name("older"), 1, "goes");
    transact(
        partition,
        transaction -> {
          transaction.put(name("a"), value("a"));
          transaction
              .alongside()
              .put(other, name("newer"), 5, value("too late"))
              .delete(other, name("older"), 5)
              .put(partition, name("same"), 5, value("same partition"));
        });
    assertThat(readAll(other)).containsExactly("newer=stands");
    assertThat(readAll(partition)).containsExactly("a=a", "same=same partition");
  }

  @Test
  default void alongside_only_isWritten() {
    Bytes other = freshPartition();
    transact(
        freshPartition(),
        transaction -> transaction.alongside().put(other, name("a"), 1, value("a")));
    assertThat(read(other, name("a"))).contains("a");
  }

  @Test
  default void onCommit_transactionThatWrites_hasRunOnceWhenItReturns() {
    AtomicInteger runs = new AtomicInteger();
    transact(
        freshPartition(),
        transaction -> {
          transaction.put(name("a"), value("a"));
          transaction.onCommit(runs::incrementAndGet);
          assertThat(runs).hasValue(0);
        });
    assertThat(runs).hasValue(1);
  }

  @Test
  default void onCommit_transactionThatOnlyReads_hasRunOnceWhenItReturns() {
    AtomicInteger runs = new AtomicInteger();
    transact(freshPartition(), transaction -> transaction.onCommit(runs::incrementAndGet));
    assertThat(runs).hasValue(1);
  }

  @Test
  default void onCommit_severalActions_runInTheOrderOfRegistration() {
    Queue<String> order = new ConcurrentLinkedQueue<>();
    transact(
        freshPartition(),
        transaction -> {
          transaction.put(name("a"), value("a"));
          List.of("1", "2", "3").forEach(text -> transaction.onCommit(() -> order.add(text)));
        });
    assertThat(order).containsExactly("1", "2", "3");
  }

  private Bytes partitionOf(String... keys) {
    Bytes partition = freshPartition();
    transact(
        partition,
        transaction -> {
          for (String key : keys) {
            transaction.put(name(key), value(key));
          }
        });
    return partition;
  }

  /// The values of rows, `-` where there is none.
  private static List<String> values(Transaction transaction, String... keys) {
    return transaction.getAll(Stream.of(keys).map(EngineContract::name).toList()).stream()
        .map(value -> value.map(EngineContract::text).orElse("-"))
        .toList();
  }

  private static Optional<String> text(Transaction transaction, String key) {
    return transaction.get(name(key)).map(EngineContract::text);
  }
}
