package dev.zimmer.storage.kit;

import static dev.zimmer.storage.kit.EngineContract.freshPartition;
import static dev.zimmer.storage.kit.EngineContract.name;
import static dev.zimmer.storage.kit.EngineContract.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zimmer.storage.Bytes;
import dev.zimmer.storage.WriteBatch;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What `write` promises: which version stands, what a batch is, when its action runs.
public interface WriteContract extends EngineContract {
  /// One versioned write to some row.
  ///
  /// @param value null to delete
  record Version(long version, @Nullable String value) {
    void addTo(WriteBatch batch, Bytes partition, Bytes key) {
      if (value == null) {
        batch.delete(partition, key, version);
      } else {
        batch.put(partition, key, version, EngineContract.value(value));
      }
    }
  }

  /// Writes to one row and what then stands, however they arrive.
  ///
  /// @param stands null if there is then no row
  record Race(@Nullable String stands, List<Version> versions) {}

  /// The races that every engine must decide alike.
  static Stream<Race> races() {
    return Stream.of(
        race("c", put(1, "a"), put(2, "b"), put(3, "c")),
        race("a", put(3, "a"), put(2, "b"), put(1, "c")),
        race("c", put(1, "a"), delete(2), put(3, "c")),
        race(null, put(1, "a"), put(2, "b"), delete(3)),
        race(null, delete(3), delete(1), put(2, "b")),
        race("b", put(2, "a"), put(2, "b")),
        race("ab", put(2, "ab"), put(2, "a")),
        race("é", put(2, "z"), put(2, "é")), // its first byte is larger only when unsigned
        race(null, put(2, "z"), delete(2)),
        race(null, put(2, ""), delete(2), put(2, "a")),
        race("", put(0, ""), put(0, "")),
        race("b", put(255, "a"), put(256, "b")),
        race("b", put(0, "a"), put(Long.MAX_VALUE, "b"), delete(1L << 53)),
        race("d", put(1, "a"), delete(4), put(4, "z"), put(5, "d")));
  }

  @ParameterizedTest
  @MethodSource("races")
  default void versions_oneWriteAfterTheOther_sameRowInEveryOrder(Race race) {
    for (List<Version> order : orders(race.versions())) {
      Bytes partition = freshPartition();
      for (Version version : order) {
        WriteBatch batch = new WriteBatch();
        version.addTo(batch, partition, name("row"));
        engine().write(batch);
      }
      assertThat(read(partition, name("row")).orElse(null))
          .describedAs("after %s", order)
          .isEqualTo(race.stands());
    }
  }

  @ParameterizedTest
  @MethodSource("races")
  default void versions_inOneBatch_sameRowInEveryOrder(Race race) {
    for (List<Version> order : orders(race.versions())) {
      Bytes partition = freshPartition();
      WriteBatch batch = new WriteBatch();
      order.forEach(version -> version.addTo(batch, partition, name("row")));
      engine().write(batch);
      assertThat(read(partition, name("row")).orElse(null))
          .describedAs("after %s", order)
          .isEqualTo(race.stands());
    }
  }

  @Test
  default void versions_manyThreads_largestStands() {
    Bytes partition = freshPartition();
    int threads = 16;
    Crowd.run(
        threads,
        number -> {
          Random random = new Random(number);
          List<Integer> versions = new ArrayList<>();
          for (int i = 0; i < rounds(); i++) {
            versions.add(i * threads + number);
          }
          Collections.shuffle(versions, random);
          for (int version : versions) {
            put(partition, name("row" + random.nextInt(3)), version, "" + version);
            put(partition, name("all"), version, "" + version);
          }
        });
    assertThat(read(partition, name("all"))).contains("" + (rounds() * threads - 1));
  }

  @Test
  default void delete_noSuchRow_holdsBackSmallerVersions() {
    Bytes partition = freshPartition();
    engine().write(new WriteBatch().delete(partition, name("a"), 5));
    put(partition, name("a"), 4, "late");
    assertThat(read(partition, name("a"))).isEmpty();
    assertThat(readAll(partition)).isEmpty();
    put(partition, name("a"), 6, "new");
    assertThat(read(partition, name("a"))).contains("new");
  }

  @Test
  default void write_repeated_changesNothing() {
    Bytes partition = freshPartition();
    WriteBatch batch =
        new WriteBatch()
            .put(partition, name("a"), 1, value("a"))
            .delete(partition, name("b"), 1)
            .put(partition, name("c"), 3, value("c"));
    engine().write(batch);
    put(partition, name("c"), 4, "newer");
    engine().write(batch);
    assertThat(readAll(partition)).containsExactly("a=a", "c=newer");
  }

  @Test
  default void write_manyPartitions_everyRowIsThere() {
    List<Bytes> partitions = Stream.generate(EngineContract::freshPartition).limit(50).toList();
    WriteBatch batch = new WriteBatch();
    partitions.forEach(partition -> batch.put(partition, name("a"), 1, value("a")));
    engine().write(batch);
    assertThat(partitions).allSatisfy(p -> assertThat(read(p, name("a"))).contains("a"));
  }

  @Test
  default void write_readersAtTheSameTime_seeAllOfABatchOrNothing() {
    requires(Capability.ATOMIC_BATCHES);
    Bytes first = freshPartition();
    Bytes second = freshPartition();
    Crowd.run(
        4,
        number -> {
          for (int round = 1; round <= 5 * rounds(); round++) {
            if (number == 0) {
              engine()
                  .write(
                      new WriteBatch()
                          .put(first, name("a"), round, value("" + round))
                          .put(second, name("a"), round, value("" + round)));
            }
            Bytes before = number % 2 == 0 ? first : second;
            Bytes after = number % 2 == 0 ? second : first;
            int seen = Integer.parseInt(read(before, name("a")).orElse("0"));
            assertThat(Integer.parseInt(read(after, name("a")).orElse("0")))
                .isGreaterThanOrEqualTo(seen);
          }
        });
  }

  @Test
  default void write_action_hasRunOnceWhenItReturns() {
    AtomicInteger runs = new AtomicInteger();
    engine()
        .write(
            new WriteBatch().put(freshPartition(), name("a"), 1, value("a")),
            runs::incrementAndGet);
    assertThat(runs).hasValue(1);
  }

  @Test
  default void write_emptyBatch_runsItsAction() {
    AtomicInteger runs = new AtomicInteger();
    engine().write(new WriteBatch(), runs::incrementAndGet);
    assertThat(runs).hasValue(1);
  }

  private static Race race(@Nullable String stands, Version... versions) {
    return new Race(stands, List.of(versions));
  }

  private static Version put(long version, String value) {
    return new Version(version, value);
  }

  private static Version delete(long version) {
    return new Version(version, null);
  }

  private static List<List<Version>> orders(List<Version> versions) {
    if (versions.isEmpty()) {
      return List.of(List.of());
    }
    List<List<Version>> orders = new ArrayList<>();
    for (int first = 0; first < versions.size(); first++) {
      List<Version> rest = new ArrayList<>(versions);
      Version head = rest.remove(first);
      for (List<Version> order : orders(rest)) {
        List<Version> whole = new ArrayList<>(order);
        whole.addFirst(head);
        orders.add(whole);
      }
    }
    return orders;
  }
}
