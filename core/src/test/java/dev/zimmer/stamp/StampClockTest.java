package dev.zimmer.stamp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zimmer.harness.SettableTime;
import dev.zimmer.harness.TestStore;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StampClockTest {
  private final TestStore store = new TestStore();
  private final SettableTime time = new SettableTime();

  @AfterEach
  void closeStore() {
    store.close();
  }

  @Test
  void next_atFirst_isTheWallClock() {
    assertThat(clock().next()).isEqualTo(Stamp.first(SettableTime.START));
  }

  @Test
  void next_whileTimeStandsStill_grows() {
    StampClock clock = clock();
    long before = clock.next();
    for (int i = 0; i < 3 * Stamp.SLOTS; i++) {
      long stamp = clock.next();
      assertThat(stamp).isEqualTo(before + 1);
      before = stamp;
    }
    assertThat(Stamp.millis(before)).isEqualTo(SettableTime.START + 3);
  }

  @Test
  void next_whenTimeMoves_follows() {
    StampClock clock = clock();
    clock.next();
    time.advance(10_000);
    assertThat(clock.next()).isEqualTo(Stamp.first(time.millis()));
  }

  @Test
  void next_whenTheWallClockIsSetBack_stillGrows() {
    StampClock clock = clock();
    long before = clock.next();
    time.advance(-60_000);
    assertThat(clock.next()).isEqualTo(before + 1);
  }

  @Test
  void nextAfter_aLaterMillisecond_isItsFirstStamp() {
    StampClock clock = clock();
    long later = SettableTime.START + 5;
    assertThat(clock.nextAfter(Stamp.NONE, later)).isEqualTo(Stamp.first(later));
    assertThat(clock.nextAfter(Stamp.NONE, later)).isEqualTo(Stamp.first(later) + 1);
    assertThat(clock.next()).isEqualTo(Stamp.first(later) + 2);
  }

  @Test
  void nextAfter_anEarlierMillisecond_isLikeNext() {
    StampClock clock = clock();
    long before = clock.next();
    assertThat(clock.nextAfter(Stamp.NONE, SettableTime.START - 5)).isEqualTo(before + 1);
  }

  @Test
  void nextAfter_aStampOfAnotherClock_isLarger() {
    StampClock clock = clock();
    long other = Stamp.last(SettableTime.START + 400);
    assertThat(clock.nextAfter(other, 0)).isEqualTo(other + 1);
    assertThat(clock.latest()).isEqualTo(other + 1);
    assertThat(clock.next()).isEqualTo(other + 2);
  }

  @Test
  void next_inAStoreThatWasAClusters_isLargerThanAllThereWere() {
    long late = SettableTime.START + 60_000;
    StampRange range = NodeLease.take(store.engine(), 7, Optional.empty(), 1, late).orElseThrow();
    assertThat(clock().next()).isGreaterThan(range.ceiling());
  }

  @Test
  void next_afterTheStoreWasReopened_isLargerThanAllBefore() {
    StampClock clock = clock();
    long before = clock.nextAfter(Stamp.NONE, SettableTime.START + 100_000);
    store.reopen();
    time.advance(-60_000);
    assertThat(clock().next()).isGreaterThan(before);
  }

  @Test
  void next_afterARestart_isAQuarterOfASecondAheadAtMost() {
    clock().next();
    assertThat(Stamp.millis(clock().next())).isBetween(time.millis(), time.millis() + 251);
  }

  @Test
  void nextBeyond_withTheWallClock_isLikeNextAfter() {
    StampClock clock = clock();
    long position = clock.next();
    assertThat(clock.nextBeyond(position, Stamp.NONE, 0)).isEqualTo(position + 1);
  }

  @Test
  void nextBeyond_whileTheWallClockIsBehind_isOfTheNextMillisecond() {
    StampClock clock = clock();
    long position = clock.next();
    time.advance(-60_000);
    assertThat(clock.nextBeyond(position - 5_000, Stamp.NONE, 0)).isEqualTo(position + 1);
    assertThat(clock.nextBeyond(position, Stamp.NONE, 0))
        .isEqualTo(Stamp.first(SettableTime.START + 1));
  }

  @Test
  void nextBeyond_stampsAFewMillisecondsAhead_staysAFewMillisecondsAhead() {
    StampClock clock = clock();
    long position = clock.nextAfter(Stamp.NONE, SettableTime.START + 5);
    for (int i = 0; i < 1_000; i++) {
      position = clock.nextBeyond(position, Stamp.NONE, 0);
    }
    assertThat(clock.leadMillis()).isEqualTo(10);
  }

  @Test
  void leadMillis_isByHowMuchTheNextStampIsAhead() {
    StampClock clock = clock();
    assertThat(clock.leadMillis()).isZero();
    clock.nextAfter(Stamp.NONE, time.millis() + 3_000);
    assertThat(clock.leadMillis()).isEqualTo(3_000);
    time.advance(-1_000);
    assertThat(clock.leadMillis()).isEqualTo(4_000);
    assertThat(clock().leadMillis()).isEqualTo(4_000 + 250);
    time.advance(60_000);
    assertThat(clock.leadMillis()).isZero();
  }

  @Test
  void next_byManyThreads_isUniqueAndGrowsForEach() throws Exception {
    StampClock clock = clock();
    Callable<List<Long>> work =
        () -> {
          List<Long> own = new ArrayList<>();
          for (int i = 0; i < 5000; i++) {
            own.add(clock.next());
          }
          return own;
        };
    Set<Long> all = new HashSet<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Future<List<Long>>> each = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        each.add(threads.submit(work));
      }
      for (Future<List<Long>> one : each) {
        assertThat(one.get()).isSorted();
        all.addAll(one.get());
      }
    }
    assertThat(all).hasSize(40_000);
  }

  private StampClock clock() {
    return new StampClock(store.engine(), time);
  }
}
