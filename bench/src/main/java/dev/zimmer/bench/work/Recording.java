package dev.zimmer.bench.work;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.constant.ClassDesc;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import jdk.jfr.consumer.RecordedClass;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingFile;

/// What a flight recording says about allocation and time.
final class Recording {
  private static final String OURS = "dev.zimmer.";
  private static final Set<String> WAITING = Set.of("Net.accept", "EPoll.wait");

  private final Map<Long, long[]> threads = new HashMap<>();
  private final Map<String, Map<String, Long>> sites = new HashMap<>();
  private final Map<String, Long> methods = new HashMap<>();
  private long samples;

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

  /// What all threads allocated between the recording's beginning and its end, as they counted it.
  long allocatedBytes() {
    return threads.values().stream().mapToLong(range -> range[1] - range[0]).sum();
  }

  /// The same as the samples have it.
  long sampledBytes() {
    return sites.values().stream().mapToLong(Recording::sum).sum();
  }

  /// How many samples there are.
  long samples() {
    return samples;
  }

  /// Where most of it was allocated: the innermost method of ours, or of a library if none of ours
  /// is on the stack; its share; and what it was mostly.
  List<String> largestSites(int max) {
    Map<String, Long> sums = new HashMap<>();
    sites.forEach((site, parts) -> sums.put(site, sum(parts)));
    return largest(sums, sampledBytes(), max).stream()
        .map(site ->
            site.text()
                + ": "
                + texts(largest(sites.getOrDefault(site.name(), Map.of()), site.weight(), 3)))
        .toList();
  }

  /// Where most of the time went: share and method.
  List<String> busiestMethods(int max) {
    return largest(methods, sum(methods), max).stream().map(Share::text).toList();
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
        List<RecordedFrame> frames = frames(event);
        String part = className(event.getClass("objectClass")) + " in " + top(frames);
        samples++;
        sites
            .computeIfAbsent(site(frames), _ -> new HashMap<>())
            .merge(part, event.getLong("weight"), Long::sum);
      }
      case "jdk.ExecutionSample", "jdk.NativeMethodSample" -> {
        List<RecordedFrame> frames = frames(event);
        String top = top(frames);
        if (!WAITING.contains(top)) {
          String site = site(frames);
          methods.merge(site.equals(top) ? top : top + " for " + site, 1L, Long::sum);
        }
      }
      default -> {}
    }
  }

  private static List<RecordedFrame> frames(RecordedEvent event) {
    RecordedStackTrace trace = event.getStackTrace();
    return trace == null ? List.of() : trace.getFrames();
  }

  private static String top(List<RecordedFrame> frames) {
    return frames.isEmpty() ? "unknown" : name(frames.getFirst());
  }

  private static String site(List<RecordedFrame> frames) {
    return first(frames, type -> type.startsWith(OURS))
        .or(() -> first(frames, type -> !isJdk(type)))
        .orElse(top(frames));
  }

  private static Optional<String> first(List<RecordedFrame> frames, Predicate<String> type) {
    return frames.stream()
        .filter(frame -> type.test(frame.getMethod().getType().getName()))
        .findFirst()
        .map(Recording::name);
  }

  private static boolean isJdk(String type) {
    return type.startsWith("java.") || type.startsWith("jdk.") || type.startsWith("sun.");
  }

  private static String name(RecordedFrame frame) {
    String type = frame.getMethod().getType().getName();
    return type.substring(type.lastIndexOf('.') + 1) + "." + frame.getMethod().getName();
  }

  private static String className(RecordedClass type) {
    String name = type.getName();
    return name.startsWith("[")
        ? ClassDesc.ofDescriptor(name.replace('.', '/')).displayName()
        : name.substring(name.lastIndexOf('.') + 1);
  }

  private record Share(String name, long weight, double percent) {
    String text() {
      return "%.1f %% %s".formatted(percent, name);
    }
  }

  private static List<Share> largest(Map<String, Long> weights, long all, int max) {
    return weights.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .limit(max)
        .map(e -> new Share(e.getKey(), e.getValue(), e.getValue() * 100.0 / all))
        .toList();
  }

  private static String texts(List<Share> shares) {
    return shares.stream().map(Share::text).collect(Collectors.joining(", "));
  }

  private static long sum(Map<String, Long> weights) {
    return weights.values().stream().mapToLong(Long::longValue).sum();
  }
}
