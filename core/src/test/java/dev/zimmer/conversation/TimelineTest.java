package dev.zimmer.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zimmer.harness.SettableTime;
import dev.zimmer.harness.TestStore;
import dev.zimmer.stamp.Stamp;
import dev.zimmer.stamp.StampClock;
import dev.zimmer.storage.Bytes;
import dev.zimmer.storage.KeyBuilder;
import dev.zimmer.storage.ValueWriter;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TimelineTest {
  private static final long NOW = SettableTime.START;

  private final TestStore store = new TestStore();
  private final SettableTime time = new SettableTime();
  private final StampClock clock = new StampClock(store.engine(), time);

  @AfterEach
  void closeStore() {
    store.close();
  }

  @Test
  void place_inOneMillisecond_keepsThePosition() {
    Place first = Timeline.EMPTY.place(clock);
    Timeline timeline = Timeline.EMPTY.withMessage(first.position());
    Place second = timeline.place(clock);
    assertThat(second.position()).isEqualTo(first.position());
    assertThat(second.stamp()).isGreaterThan(first.stamp());
  }

  @Test
  void place_inALaterMillisecond_isTheStamp() {
    Timeline timeline = Timeline.EMPTY.withMessage(Timeline.EMPTY.place(clock).position());
    time.advance(1);
    Place place = timeline.place(clock);
    assertThat(place.position()).isEqualTo(place.stamp());
    assertThat(Stamp.millis(place.stamp())).isEqualTo(NOW + 1);
  }

  @Test
  void place_whileTheWallClockIsBehind_movesIntoALaterMillisecond() {
    Place first = Timeline.EMPTY.place(clock);
    time.advance(-60_000);
    Place second = Timeline.EMPTY.withMessage(first.position()).place(clock);
    assertThat(second.position()).isEqualTo(second.stamp()).isEqualTo(Stamp.first(NOW + 1));
  }

  @Test
  void place_whileTheWallClockIsBehindThoseOfOthers_movesIntoALaterMillisecond() {
    long other = Stamp.last(NOW + 60_000) - 7;
    Timeline timeline =
        new Timeline(numbers(1, 1, 0), other, other, other, 0, false, other, List.of());
    assertThat(timeline.place(clock).position()).isEqualTo(Stamp.first(NOW + 60_001));
  }

  @Test
  void place_belowTheFloor_waitsForIt() {
    Place place = Timeline.EMPTY.withFloor(NOW + 3).place(clock);
    assertThat(Stamp.millis(place.position())).isEqualTo(NOW + 3);
  }

  @Test
  void placeInPast_atTheLatestMillisecond_keepsThePosition() {
    long latest = Stamp.first(NOW - 5) + 17;
    Timeline timeline = Timeline.EMPTY.withMessage(latest);
    assertThat(timeline.placeInPast(clock, NOW - 5, 99).position()).isEqualTo(latest);
  }

  @Test
  void placeInPast_afterTheLatest_isScattered() {
    Timeline timeline = Timeline.EMPTY.withMessage(Stamp.first(NOW - 5));
    assertThat(timeline.placeInPast(clock, NOW - 3, 99).position())
        .isEqualTo(Stamp.first(NOW - 3) + 99);
  }

  @Test
  void placeInPast_beforeTheLatest_passesNothingOfItsMillisecond() {
    Timeline timeline = Timeline.EMPTY.withMessage(Stamp.first(NOW - 1));
    assertThat(timeline.placeInPast(clock, NOW - 5, 99).position()).isEqualTo(Stamp.first(NOW - 5));
  }

  @Test
  void joinStamp_afterAMessage_isLater() {
    Timeline timeline = Timeline.EMPTY.withMessage(Timeline.EMPTY.place(clock).position());
    assertThat(Stamp.millis(timeline.joinStamp(clock))).isEqualTo(NOW + 1);
    assertThat(Stamp.millis(Timeline.EMPTY.joinStamp(clock))).isGreaterThanOrEqualTo(NOW);
  }

  @Test
  void deletionMillis_afterAMessage_isNotEarlier() {
    Timeline timeline = Timeline.EMPTY.withMessage(Stamp.first(NOW + 4));
    assertThat(timeline.deletionMillis(clock)).isEqualTo(NOW + 4);
  }

  @Test
  void withMessage_ofThePast_countsButMovesNothing() {
    Timeline timeline =
        Timeline.EMPTY.withMessage(100).withHead(100).withMessage(50).withHead(50).withMessage(200);
    assertThat(timeline)
        .isEqualTo(new Timeline(numbers(3, 0, 0), 200, 100, 100, 0, false, 0, List.of()));
  }

  @Test
  void withFloor_anEarlierOne_staysWhereItIs() {
    assertThat(Timeline.EMPTY.withFloor(5).withFloor(3).floorMillis()).isEqualTo(5);
  }

  @Test
  void write_thenRead_isTheSame() {
    Bytes partition = new KeyBuilder().tag('x').build();
    Timeline timeline =
        new Timeline(numbers(3, 2, 1), Stamp.MAX, 5, 6, NOW, true, Stamp.MAX, List.of());
    store
        .engine()
        .transact(
            partition,
            transaction -> {
              assertThat(Timeline.read(transaction)).isEqualTo(Timeline.EMPTY);
              timeline.write(transaction, clock);
              return true;
            });
    assertThat(store.engine().get(partition, Timeline.KEY).map(Timeline::read)).contains(timeline);
  }

  @Test
  void place_afterAStampOfAnotherClock_isLarger() {
    long other = Stamp.last(NOW + 700);
    Timeline timeline =
        new Timeline(numbers(1, 1, 0), Stamp.first(NOW + 700), 0, 0, 0, false, other, List.of());
    assertThat(timeline.place(clock).stamp()).isEqualTo(other + 1);
    assertThat(timeline.next(clock)).isGreaterThan(other);
    assertThat(timeline.placeInPast(clock, NOW - 5, 0).stamp()).isGreaterThan(other);
  }

  @Test
  void write_notesTheNewestStampThatWasDrawn() {
    Bytes partition = new KeyBuilder().tag('x').build();
    long drawn = clock.next();
    store
        .engine()
        .transact(
            partition,
            transaction -> {
              Timeline.EMPTY.write(transaction, clock);
              return true;
            });
    assertThat(store.engine().get(partition, Timeline.KEY).map(Timeline::read).orElseThrow())
        .isEqualTo(new Timeline(numbers(0, 0, 0), 0, 0, 0, 0, false, drawn, List.of()));
  }

  @Test
  void withHead_andForMost_areTwo() {
    Timeline timeline = Timeline.EMPTY.withHead(5).withHeadForMost(9).withHead(7);
    assertThat(timeline.head()).isEqualTo(7);
    assertThat(timeline.headForMost()).isEqualTo(9);
    assertThat(timeline.withHead(11).headForMost()).isEqualTo(11);
  }

  @Test
  void write_withExclusions_holdsThemUntilTheNextChange() {
    Exclusion exclusion = new Exclusion("u", 9, 7);
    Timeline timeline = Timeline.EMPTY.withHeadForMost(9).withExclusions(List.of(exclusion));
    Bytes partition = new KeyBuilder().tag('x').build();
    store
        .engine()
        .transact(
            partition,
            transaction -> {
              timeline.write(transaction, clock);
              return true;
            });
    assertThat(store.engine().get(partition, Timeline.KEY).map(Timeline::read)).contains(timeline);
  }

  @Test
  void read_ofTheFirstFormat_takesTheNewestStampToBeAsLateAsItMayBe() {
    byte[] value =
        new ValueWriter(1).number(3).number(7).number(5).number(NOW).flag(true).toBytes();
    assertThat(Timeline.read(value))
        .isEqualTo(new Timeline(numbers(3, 3, 3), 7, 5, 5, NOW, true, Stamp.last(NOW), List.of()));
  }

  @Test
  void read_ofTheSecondFormat_hasOneHead() {
    byte[] value =
        new ValueWriter(2).number(3).number(7).number(5).number(NOW).flag(true).number(9).toBytes();
    assertThat(Timeline.read(value))
        .isEqualTo(new Timeline(numbers(3, 3, 3), 7, 5, 5, NOW, true, 9, List.of()));
  }

  private static Numbers numbers(long last, long lastInTurn, long lastUnindexed) {
    return new Numbers(last, lastInTurn, lastUnindexed, Counts.NONE, 0, 0);
  }
}
