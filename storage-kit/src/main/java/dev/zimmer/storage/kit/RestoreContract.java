package dev.zimmer.storage.kit;

import static dev.zimmer.storage.kit.EngineContract.freshPartition;
import static dev.zimmer.storage.kit.EngineContract.name;
import static dev.zimmer.storage.kit.EngineContract.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zimmer.storage.Bytes;
import dev.zimmer.storage.WholeRow;
import dev.zimmer.storage.WriteBatch;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What `restore` puts into a store: rows that behave as they did where they came from, and never
/// over something newer.
public interface RestoreContract extends EngineContract {
  @Test
  default void restore_rowsOfAnotherPartition_areTheSameRows() {
    Bytes partition = freshPartition();
    Bytes copy = freshPartition();
    put(partition, name("a"), 5, "five");
    put(partition, name("b"), Long.MAX_VALUE, "");
    transact(partition, transaction -> transaction.put(name("t"), value("t")));
    transact(partition, transaction -> transaction.put(name("u"), value("")));
    engine().restore(WholeStore.moved(WholeStore.rows(WholeStore.all(engine()), partition), copy));
    assertThat(WholeStore.texts(engine(), copy))
        .isEqualTo(WholeStore.texts(engine(), partition))
        .hasSize(4);
    reopen();
    assertThat(WholeStore.texts(engine(), copy)).isEqualTo(WholeStore.texts(engine(), partition));
    assertThat(readAll(copy)).isEqualTo(readAll(partition));
  }

  @Test
  default void restore_versionedRow_versionsStillDecide() {
    Bytes partition = freshPartition();
    engine().restore(List.of(WholeStore.versioned(partition, "a", 5, "restored")));
    put(partition, name("a"), 4, "late");
    assertThat(read(partition, name("a"))).contains("restored");
    put(partition, name("a"), 6, "new");
    assertThat(read(partition, name("a"))).contains("new");
  }

  @Test
  default void restore_overVersionedRow_largerVersionStands() {
    Bytes partition = freshPartition();
    put(partition, name("newer"), 9, "newer");
    put(partition, name("older"), 1, "older");
    engine().write(new WriteBatch().delete(partition, name("deleted"), 9));
    engine()
        .restore(
            List.of(
                WholeStore.versioned(partition, "newer", 5, "restored"),
                WholeStore.versioned(partition, "older", 5, "restored"),
                WholeStore.versioned(partition, "deleted", 5, "restored")));
    assertThat(readAll(partition)).containsExactly("newer=newer", "older=restored");
  }

  @Test
  default void restore_transactionalRow_transactionsGoOnFromIt() {
    Bytes partition = freshPartition();
    engine()
        .restore(
            List.of(
                WholeStore.transactional(partition, "a", "restored"),
                WholeStore.transactional(partition, "b", "restored")));
    transact(
        partition,
        transaction -> {
          assertThat(transaction.get(name("a")).map(EngineContract::text)).contains("restored");
          assertThat(transaction.scan(name(""), END, 10)).hasSize(2);
          transaction.put(name("a"), value("a smaller value"));
          transaction.delete(name("b"));
        });
    assertThat(readAll(partition)).containsExactly("a=a smaller value");
  }

  @Test
  default void restore_overRowOfATransaction_staysAsItIs() {
    Bytes partition = freshPartition();
    transact(partition, transaction -> transaction.put(name("a"), value("a")));
    engine()
        .restore(
            List.of(
                WholeStore.transactional(partition, "a", "z"),
                WholeStore.transactional(partition, "b", "restored")));
    assertThat(readAll(partition)).containsExactly("a=a", "b=restored");
  }

  @Test
  default void restore_repeatedOrInPart_changesNothing() {
    Bytes partition = freshPartition();
    Bytes copy = freshPartition();
    WholeStore.fill(engine(), partition);
    transact(partition, transaction -> transaction.put(name("t"), value("t")));
    List<WholeRow> rows =
        WholeStore.moved(WholeStore.rows(WholeStore.all(engine()), partition), copy);
    engine().restore(rows.subList(0, rows.size() / 2));
    engine().restore(rows);
    engine().restore(rows);
    assertThat(WholeStore.texts(engine(), copy)).isEqualTo(WholeStore.texts(engine(), partition));
  }

  @Test
  default void restore_manyPartitions_everyRowIsThere() {
    List<Bytes> partitions = Stream.generate(EngineContract::freshPartition).limit(500).toList();
    engine()
        .restore(
            partitions.stream()
                .flatMap(p ->
                    Stream.of(
                        WholeStore.versioned(p, "v", 3, "v"),
                        WholeStore.transactional(p, "t", "t")))
                .toList());
    assertThat(partitions).allSatisfy(p -> assertThat(readAll(p)).containsExactly("t=t", "v=v"));
  }

  @Test
  default void restore_nothing_isHarmless() {
    engine().restore(List.of());
  }
}
