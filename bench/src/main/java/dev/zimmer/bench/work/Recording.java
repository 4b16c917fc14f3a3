package dev.zimmer.bench.work;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingFile;

/// What a flight recording says about allocation and time.
final class Recording {
  private static final String OURS = "dev.zimmer.";
  private static final Set<String> WAITING =
      Set.of("sun.nio.ch.Net.accept", "sun.nio.ch.EPoll.wait");

  private final Map<Long, long[]> threads = new HashMap<>();
  private final Map<String, Long> sites = new HashMap<>();
  private final Map<String, Long> methods = new HashMap<>();

  static Recording read(Path file) {
    Recording recording = new Recording();
    try (RecordingFile events = new RecordingFile(file)) {
      while (events.hasMoreEvents()) {
        recording.add(events.readEvent());
      }
      return recording;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What all threads allocated between the recording's beginning and its end.
  long allocatedBytes() {
    return threads.values().stream().mapToLong(range -> range[1] - range[0]).sum();
  }

  /// Where most of it was allocated: share, class, method and the method of ours above it.
  List<String> largestSites(int most) {
    return largest(sites, most);
  }

  /// Where most of the time went: share and method.
  List<String> busiestMethods(int most) {
    return largest(methods, most);
  }

  private void add(RecordedEvent event) {
    switch (event.getEventType().getName()) {
      case "jdk.ThreadAllocationStatistics" -> {
        long allocated = event.getLong("allocated");
        long[] range =
            threads.computeIfAbsent(
                event.getThread("thread").getId(), _ -> new long[] {allocated, allocated});
        range[0] = Math.min(range[0], allocated);
        range[1] = Math.max(range[1], allocated);
      }
      case "jdk.ObjectAllocationSample" -> {
        String site = event.getClass("objectClass").getName() + " in " + where(event);
        sites.merge(site, event.getLong("weight"), Long::sum);
      }
      case "jdk.ExecutionSample", "jdk.NativeMethodSample" -> {
        String method = where(event);
        if (!WAITING.contains(method)) {
          methods.merge(method, 1L, Long::sum);
        }
      }
      default -> {}
    }
  }

  private static String where(RecordedEvent event) {
    RecordedStackTrace trace = event.getStackTrace();
    if (trace == null || trace.getFrames().isEmpty()) {
      return "unknown";
    }
    String top = name(trace.getFrames().getFirst());
    String ours =
        trace.getFrames().stream()
            .map(Recording::name)
            .filter(name -> name.startsWith(OURS))
            .findFirst()
            .orElse("");
    return ours.isEmpty() || ours.equals(top) ? top : top + " for " + ours;
  }

  private static String name(RecordedFrame frame) {
    return frame.getMethod().getType().getName() + "." + frame.getMethod().getName();
  }

  private static List<String> largest(Map<String, Long> weights, int most) {
    double all = weights.values().stream().mapToLong(Long::longValue).sum();
    return weights.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .limit(most)
        .map(e -> "%.1f %% %s".formatted(e.getValue() * 100 / all, e.getKey()))
        .toList();
  }
}
