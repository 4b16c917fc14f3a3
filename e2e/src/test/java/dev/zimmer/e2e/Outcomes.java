package dev.zimmer.e2e;

import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;

/// What became of the calls that were made during a fault.
final class Outcomes {
  /// The codes that say that the server failed: nobody knows whether the call took place.
  static final Set<Integer> TROUBLE = Set.of(660000001, 660600009, 660600015, 660800053);

  private static final double NANOS_PER_SECOND = 1e9;

  /// How long a server was without a call that went through.
  private static final class Silence {
    private final AtomicLong latest = new AtomicLong();
    private final LongAccumulator longest = new LongAccumulator(Math::max, 0);

    void wentThrough() {
      long now = System.nanoTime();
      long before = latest.getAndAccumulate(now, Math::max);
      if (before != 0) { // else this is the first
        longest.accumulate(now - before);
      }
    }
  }

  private final LongAdder good = new LongAdder();
  private final Map<Integer, LongAdder> failed = new ConcurrentSkipListMap<>();
  private final Map<URI, LongAdder> broken = new ConcurrentHashMap<>();
  private final Map<URI, Silence> silences = new ConcurrentHashMap<>();
  private final Silence silence = new Silence();
  private final LongAccumulator longestCall = new LongAccumulator(Math::max, 0);
  private final LongAccumulator longestWait = new LongAccumulator(Math::max, 0);

  /// A call was answered.
  ///
  /// @param begin when it was made, as of [System#nanoTime]
  void answered(URI server, JsonAnswer answer, long begin) {
    longestCall.accumulate(System.nanoTime() - begin);
    if (isTrouble(answer)) {
      failed.computeIfAbsent(answer.code(), code -> new LongAdder()).increment();
    } else {
      good.increment();
      silence.wentThrough();
      silences.computeIfAbsent(server, s -> new Silence()).wentThrough();
    }
  }

  /// A call's connection could not be made, or broke.
  void broke(URI server, long begin) {
    longestCall.accumulate(System.nanoTime() - begin);
    broken.computeIfAbsent(server, s -> new LongAdder()).increment();
  }

  /// A caller who repeats what fails was served in the end.
  ///
  /// @param begin when they began
  void waited(long begin) {
    longestWait.accumulate(System.nanoTime() - begin);
  }

  static boolean isTrouble(JsonAnswer answer) {
    return TROUBLE.contains(answer.code());
  }

  /// How many calls went through.
  long good() {
    return good.sum();
  }

  /// How many calls were answered with trouble.
  long bad() {
    return failed.values().stream().mapToLong(LongAdder::sum).sum();
  }

  /// To which servers a connection could not be made, or broke.
  Set<URI> broken() {
    return broken.keySet();
  }

  double longestCallSeconds() {
    return longestCall.get() / NANOS_PER_SECOND;
  }

  /// Everything in one line, for those who write the figures down.
  String figures() {
    StringBuilder text = new StringBuilder();
    text.append(
        "%d calls went through, failed %s, broken connections %s"
            .formatted(good(), failed, broken));
    text.append(
        "; in seconds: longest call %.1f, longest until a caller who repeats was served %.1f"
            .formatted(longestCallSeconds(), longestWait.get() / NANOS_PER_SECOND));
    text.append(
        ", longest without any call that went through %.1f"
            .formatted(silence.longest.get() / NANOS_PER_SECOND));
    silences.forEach((server, one) ->
        text.append(", of %s %.1f".formatted(server, one.longest.get() / NANOS_PER_SECOND)));
    return text.toString();
  }
}
