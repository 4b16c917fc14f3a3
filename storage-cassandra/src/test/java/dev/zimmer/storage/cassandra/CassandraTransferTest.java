package dev.zimmer.storage.cassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zimmer.cassandra.kit.CassandraNode;
import dev.zimmer.storage.Address;
import dev.zimmer.storage.Bytes;
import dev.zimmer.storage.RowPage;
import dev.zimmer.storage.RowPages;
import dev.zimmer.storage.StorageEngine;
import dev.zimmer.storage.StorageException;
import dev.zimmer.storage.WholeRow;
import dev.zimmer.storage.WriteBatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.ResourceLock;

/// What is this engine's own in exporting and restoring, on one node.
@Timeout(180)
@ResourceLock(Clusters.ONE)
final class CassandraTransferTest {
  private static final Duration SHORT = Duration.ofSeconds(1);

  private final CassandraNode node = Clusters.one().node(0);

  @AfterEach
  void resume() {
    node.resume();
  }

  @Test
  void export_partitionsOfOneHash_eachTokenGoesOnBehindItsRow() {
    List<Bytes> partitions = LongStream.range(0, 4).mapToObj(i -> SameHash.name(7, i)).toList();
    byte[] large = new byte[700_000]; // two of them fill a page
    try (StorageEngine engine = CassandraEngine.open(Clusters.onOne("hashes"))) {
      for (Bytes partition : partitions) {
        for (long row = 0; row < 3; row++) {
          engine.write(new WriteBatch().put(partition, Counting.key(row), 1, large));
        }
      }
      List<RowPage> pages = pages(engine, Optional.empty());
      assertThat(pages).hasSize(6);
      assertThat(addresses(pages))
          .isEqualTo(
              partitions.stream()
                  .sorted()
                  .flatMap(p -> Stream.of(0, 1, 2).map(i -> new Address(p, Counting.key(i))))
                  .toList());
      for (int page = 0; page < pages.size(); page++) {
        assertThat(addresses(pages(engine, Optional.of(pages.get(page).token()))))
            .isEqualTo(addresses(pages.subList(page + 1, pages.size())));
      }
    }
  }

  @Test
  void export_rowOfTheTokenIsGone_goesOnBehindIt() {
    Bytes partition = SameHash.name(8, 1);
    byte[] large = new byte[1_100_000];
    try (StorageEngine engine = CassandraEngine.open(Clusters.onOne("gone"))) {
      for (long row = 0; row < 3; row++) {
        engine.write(new WriteBatch().put(partition, Counting.key(row), 1, large));
      }
      Bytes token = pages(engine, Optional.empty()).get(1).token();
      engine.write(new WriteBatch().delete(partition, Counting.key(1), 2));
      assertThat(addresses(pages(engine, Optional.of(token))))
          .containsExactly(new Address(partition, Counting.key(2)));
    }
  }

  @Test
  void restore_overADeleteOfATransaction_staysDeleted() {
    Address row = new Address(SameHash.name(9, 1), Counting.key(1));
    try (StorageEngine engine = CassandraEngine.open(Clusters.onOne("deleted"))) {
      List<WholeRow> rows = List.of(WholeRow.transactional(row, new byte[] {1}));
      engine.restore(rows);
      engine.transact(
          row.partition(),
          transaction -> {
            transaction.delete(row.key());
            return true;
          });
      engine.restore(rows);
      assertThat(engine.get(row.partition(), row.key())).isEmpty();
      assertThat(pages(engine, Optional.empty())).isEmpty();
    }
  }

  @Test
  void restore_nodeFreezesForAWhile_succeeds() {
    Address row = new Address(SameHash.name(10, 1), Counting.key(1));
    try (StorageEngine engine = open("freezes")) {
      node.pause();
      CompletableFuture<Void> restored =
          CompletableFuture.runAsync(
              () -> engine.restore(List.of(WholeRow.versioned(row, 1, new byte[] {1}))));
      assertThatThrownBy(() -> engine.get(row.partition(), row.key()))
          .isInstanceOf(StorageException.Retryable.class);
      node.resume();
      restored.join();
      assertThat(engine.get(row.partition(), row.key())).isPresent();
    }
  }

  @Test
  void restore_nodeStaysFrozen_isRetryable() {
    Address row = new Address(SameHash.name(11, 1), Counting.key(1));
    try (StorageEngine engine = open("frozen")) {
      node.pause();
      assertThatThrownBy(() -> engine.restore(List.of(WholeRow.versioned(row, 1, new byte[] {1}))))
          .isInstanceOf(StorageException.Retryable.class);
    }
  }

  private static StorageEngine open(String keyspace) {
    return CassandraEngine.open(Configs.withRequestTimeout(Clusters.onOne(keyspace), SHORT));
  }

  private static List<RowPage> pages(StorageEngine engine, Optional<Bytes> after) {
    List<RowPage> all = new ArrayList<>();
    try (RowPages pages = engine.export(after)) {
      for (Optional<RowPage> page = pages.next(); page.isPresent(); page = pages.next()) {
        all.add(page.get());
      }
    }
    return all;
  }

  private static List<Address> addresses(List<RowPage> pages) {
    return pages.stream().flatMap(page -> page.rows().stream()).map(WholeRow::address).toList();
  }
}
