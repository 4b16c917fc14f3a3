package dev.zimmer.storage.cassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.CqlSession;
import dev.zimmer.storage.Address;
import dev.zimmer.storage.Bytes;
import dev.zimmer.storage.KeyBuilder;
import dev.zimmer.storage.Row;
import dev.zimmer.storage.StorageException;
import dev.zimmer.storage.Transaction;
import dev.zimmer.storage.WriteBatch;
import dev.zimmer.storage.kit.Crowd;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/// What is this engine's own, on one node.
@ResourceLock(Clusters.ONE)
final class CassandraEngineTest {
  private static final byte[] VALUE = {1};

  private static CassandraEngine engine;
  private static CqlSession session;

  @BeforeAll
  static void open() {
    CassandraConfig config = Clusters.onOne("engine");
    engine = CassandraEngine.open(config);
    session = Connector.open(config);
  }

  @AfterAll
  static void close() {
    if (engine != null) {
      engine.close();
    }
    if (session != null) {
      session.close();
    }
  }

  @Test
  void getAll_threeHundredPartitions_everyRowInItsPlace() {
    WriteBatch batch = new WriteBatch();
    List<Address> addresses = new ArrayList<>();
    for (long i = 0; i < 300; i++) {
      batch.put(name("group", i), key(0), 1, key(i).array());
      addresses.add(new Address(name("group", i), key(0)));
      addresses.add(new Address(name("group", i), key(1)));
    }
    engine.write(batch);
    List<Optional<byte[]>> found = engine.getAll(addresses);
    for (int i = 0; i < 300; i++) {
      assertThat(found.get(2 * i)).contains(key(i).array());
      assertThat(found.get(2 * i + 1)).isEmpty();
    }
  }

  @Test
  void getAll_manyRowsOfOnePartition_everyRowInItsPlace() {
    Bytes partition = name("many", 1);
    List<Bytes> keys = LongStream.range(0, 250).mapToObj(CassandraEngineTest::key).toList();
    WriteBatch batch = new WriteBatch();
    keys.forEach(key -> batch.put(partition, key, 1, key.array()));
    engine.write(batch);
    assertThat(engine.getAll(keys.stream().map(key -> new Address(partition, key)).toList()))
        .extracting(Optional::orElseThrow)
        .containsExactlyElementsOf(keys.stream().map(Bytes::array).toList());
  }

  @Test
  void body_getAllOfManyRows_isOneRequest() {
    Bytes partition = name("batch", 1);
    List<Bytes> keys = LongStream.range(0, 250).mapToObj(CassandraEngineTest::key).toList();
    long requests = requestsOf(partition, transaction -> transaction.getAll(keys).size() == 250);
    assertThat(requests)
        .as("the revision, the rows, and what a slow node is asked again")
        .isBetween(2L, 9L);
  }

  /// How many reads come to the node while a transaction runs.
  private static long requestsOf(Bytes partition, Function<Transaction, Boolean> body) {
    long before = readsAtTheNode();
    engine.transact(partition, body);
    return readsAtTheNode() - before;
  }

  private static long readsAtTheNode() {
    return session
        .execute(
            "SELECT \"count\" FROM system_views.coordinator_read_latency"
                + " WHERE keyspace_name = 'engine' AND table_name = 'rows'")
        .one()
        .getLong(0);
  }

  @Test
  void scan_moreRowsThanAPage_allInOrder() {
    Bytes partition = name("pages", 1);
    WriteBatch batch = new WriteBatch();
    for (long i = 0; i < 12_500; i++) {
      batch.put(partition, key(i), 1, VALUE);
    }
    engine.write(batch);
    List<Row> rows = engine.scan(partition, key(100), key(12_400), 12_200);
    assertThat(rows)
        .extracting(Row::key)
        .containsExactlyElementsOf(
            LongStream.range(100, 12_300).mapToObj(CassandraEngineTest::key).toList());
  }

  @Test
  void body_scanAmongVersionedRows_seesTransactionalRowsOnly() {
    Bytes partition = name("mixed", 1);
    WriteBatch batch = new WriteBatch();
    for (long i = 0; i < 1500; i++) {
      batch.put(partition, key(i), 1, VALUE);
    }
    engine.write(batch);
    engine.transact(
        partition,
        transaction -> {
          transaction.put(key(2000), VALUE);
          transaction.put(key(3000), VALUE);
          return true;
        });
    List<Row> rows =
        engine.transact(partition, transaction -> transaction.scan(key(0), key(9000), 2));
    assertThat(rows).extracting(Row::key).containsExactly(key(2000), key(3000));
  }

  @Test
  void body_beginsAnotherOnTheSamePartition_isToldNotTo() {
    Bytes partition = name("nested", 1);
    assertThatThrownBy(
            () -> engine.transact(partition, outer -> engine.transact(partition, inner -> true)))
        .isInstanceOf(IllegalStateException.class);
    assertThat(engine.<Boolean>transact(partition, transaction -> true)).isTrue();
  }

  @Test
  void caller_isInterrupted_callSucceedsAndTheInterruptStays() {
    Bytes partition = name("interrupted", 1);
    Crowd.run(
        8,
        number -> {
          for (int round = 0; round < 5; round++) {
            Thread.currentThread().interrupt();
            engine.transact(partition, CassandraEngineTest::count);
            engine.write(new WriteBatch().put(partition, key(9), round, VALUE));
            assertThat(engine.get(partition, key(9))).isPresent();
            assertThat(Thread.interrupted()).isTrue();
          }
        });
    assertThat(engine.<Long>transact(partition, CassandraEngineTest::count)).isEqualTo(41);
  }

  @Test
  void partition_nobodyUsesItAnyMore_isForgotten() {
    Bytes partition = name("forgotten", 1);
    Crowd.run(8, number -> engine.transact(partition, CassandraEngineTest::count));
    assertThat(engine.busyPartitions()).isZero();
  }

  @Test
  void write_partitionWithoutName_isRefusedForGood() {
    Bytes empty = Bytes.wrap(new byte[0]);
    assertThatThrownBy(() -> engine.write(new WriteBatch().put(empty, key(0), 1, VALUE)))
        .isInstanceOf(StorageException.Permanent.class);
  }

  @Test
  void write_rowLargerThanCassandraTakes_isRefusedForGood() {
    byte[] large = new byte[12 << 20];
    assertThatThrownBy(() -> engine.write(new WriteBatch().put(name("large", 1), key(0), 1, large)))
        .isInstanceOf(StorageException.Permanent.class);
  }

  @Test
  void isShared() {
    assertThat(engine.isShared()).isTrue();
  }

  private static long count(Transaction transaction) {
    return Counting.next(transaction);
  }

  private static Bytes name(String text, long number) {
    return new KeyBuilder().text(text).number(number).build();
  }

  private static Bytes key(long number) {
    return new KeyBuilder().number(number).build();
  }
}
