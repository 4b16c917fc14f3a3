package dev.zimmer.bench.work;

import dev.zimmer.bench.process.Pause;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/// Counts what is appended to a store's write-ahead log: every row that a call writes, once, and
/// none of what RocksDB writes again later when it flushes and compacts.
///
/// Logs are replaced when they are full and deleted after their rows are flushed, so it looks at
/// their sizes all the time; a log only grows, and stays for a while when it is full.
final class LogBytes implements AutoCloseable {
  private static final long STEP_MILLIS = 20;

  private final Path store;
  private final Map<Path, Long> before;
  private final Map<Path, Long> last = new HashMap<>();
  private final Thread watcher = Thread.ofVirtual().unstarted(this::watch);
  private volatile boolean done;

  /// Starts counting.
  LogBytes(Path store) {
    this.store = store;
    this.before = sizes();
    this.last.putAll(before);
    watcher.start();
  }

  /// Stops counting.
  ///
  /// @return bytes appended since the start
  long stop() {
    close();
    last.putAll(sizes());
    return sum(last) - sum(before);
  }

  @Override
  public void close() {
    done = true;
    try {
      watcher.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private void watch() {
    while (!done) {
      last.putAll(sizes());
      Pause.millis(STEP_MILLIS);
    }
  }

  private Map<Path, Long> sizes() {
    Map<Path, Long> sizes = new HashMap<>();
    try (Stream<Path> files = Files.list(store)) {
      files
          .filter(file -> file.toString().endsWith(".log"))
          .forEach(file -> sizes.put(file, file.toFile().length()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    // A log that went away between the two looks has length 0.
    sizes.values().removeIf(size -> size == 0);
    return sizes;
  }

  private static long sum(Map<Path, Long> sizes) {
    return sizes.values().stream().mapToLong(Long::longValue).sum();
  }
}
