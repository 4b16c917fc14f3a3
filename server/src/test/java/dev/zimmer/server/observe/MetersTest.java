package dev.zimmer.server.observe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class MetersTest {
  @Test
  void scrape_storeOnCassandra_hasItsFiguresAndNoCommits() {
    try (Meters meters = new Meters()) {
      AtomicBoolean reachable = new AtomicBoolean(true);
      CassandraMeters cassandra = meters.cassandra();
      cassandra.watch(reachable::get);
      cassandra.ended("get", true, TimeUnit.MILLISECONDS.toNanos(3));
      cassandra.ended("get", false, TimeUnit.SECONDS.toNanos(2));

      assertThat(scrape(meters))
          .contains("zimmer_cassandra_reachable 1.0")
          .contains(
              "zimmer_cassandra_operation_seconds_bucket{operation=\"get\",outcome=\"success\","
                  + "le=\"0.005\"} 1")
          .contains(
              "zimmer_cassandra_operation_seconds_sum{operation=\"get\",outcome=\"failure\"} 2.0")
          .doesNotContain("zimmer_commit");
      reachable.set(false);
      assertThat(scrape(meters)).contains("zimmer_cassandra_reachable 0.0");
    }
  }

  @Test
  void scrape_embeddedStore_hasItsCommits() {
    try (Meters meters = new Meters()) {
      meters.commits().committed(3, 7, TimeUnit.MILLISECONDS.toNanos(1));

      assertThat(scrape(meters))
          .contains("zimmer_commit_calls_sum 3.0")
          .contains("zimmer_commit_rows_sum 7.0")
          .contains("zimmer_commit_sync_seconds_count 1")
          .doesNotContain("zimmer_cassandra");
    }
  }

  @Test
  void scrape_afterACollection_countsItAndWhatWasAllocated() {
    try (Meters meters = new Meters()) {
      meters.watchRuntime();
      String before = scrape(meters);
      System.gc();
      String after = scrape(meters);

      assertThat(sum(after, "jvm_gc_pause_seconds_count"))
          .isGreaterThan(sum(before, "jvm_gc_pause_seconds_count"));
      assertThat(sum(after, "jvm_gc_memory_allocated_bytes_total"))
          .isGreaterThan(sum(before, "jvm_gc_memory_allocated_bytes_total"));
    }
  }

  /// The sum of a figure over all its labels.
  private static double sum(String scraped, String figure) {
    return scraped
        .lines()
        .filter(line -> line.startsWith(figure))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  private static String scrape(Meters meters) {
    return new String(meters.scrape(), UTF_8);
  }
}
