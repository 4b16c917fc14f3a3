package dev.zimmer.stamp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class StampRangeTest {
  @Property
  void next_isTheSmallestInTheSlotsThatIsLateEnough(
      @ForAll @IntRange(max = 7) int id,
      @ForAll @LongRange(max = 6L * Stamp.SLOTS) long stamp,
      @ForAll @LongRange(max = 6) long millis,
      @ForAll @LongRange(max = 6L * Stamp.SLOTS) long after) {
    int slots = Stamp.SLOTS / 8;
    long firstSlot = (long) id * slots;
    StampRange range = new StampRange(id * slots, slots, after, Stamp.MAX);
    long expected =
        LongStream.range(0, Stamp.MAX)
            .filter(s -> s % Stamp.SLOTS >= firstSlot && s % Stamp.SLOTS < firstSlot + slots)
            .filter(s -> s > stamp && s > after && Stamp.millis(s) >= millis)
            .findFirst()
            .orElseThrow();
    assertThat(range.next(stamp, millis)).isEqualTo(expected);
  }
}
