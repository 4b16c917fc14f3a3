package dev.zimmer.bench.data;

import dev.zimmer.bench.Space;
import dev.zimmer.bench.peer.Zimmer;
import dev.zimmer.bench.process.BusySampler;
import dev.zimmer.bench.process.Folders;
import dev.zimmer.bench.process.Pause;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/// The stores that hold data sets. A store is made once and kept for later runs; one whose making
/// was broken off is made anew.
public final class PreparedStores {
  private static final int ENTRY_BYTES = 370; // a fifth more than the server reckons with

  private static final double RESTING = 0.05; // of a core
  private static final Duration SLICE = Duration.ofSeconds(5);
  private static final Duration MAX_REST = Duration.ofMinutes(15);

  private PreparedStores() {}

  /// The store of a data set.
  public static Path of(Space space, Dataset dataset, Consumer<String> progress) {
    return of(space, dataset.name(), setupFor(space, dataset), new Loader(dataset, progress)::load);
  }

  /// A store that is made in its own way.
  ///
  /// @param name tells it from all others
  /// @param setup how to start the server that makes it; its store is replaced
  /// @param load makes it
  public static Path of(Space space, String name, Zimmer.Setup setup, Consumer<ApiClient> load) {
    Path store = space.kept("zimmer-" + name);
    Path complete = store.resolveSibling(store.getFileName() + ".loaded");
    if (Files.exists(complete)) {
      return store;
    }
    Folders.delete(store);
    try (Zimmer zimmer = Zimmer.start(space, at(store, setup));
        ApiClient api = new ApiClient(zimmer.url())) {
      load.accept(api);
      awaitRest(space, zimmer);
    }
    try {
      Files.createFile(complete);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return store;
  }

  /// Waits until the server has sorted what was written, or runs over the store would pay for it.
  private static void awaitRest(Space space, Zimmer zimmer) {
    long end = System.nanoTime() + MAX_REST.toNanos();
    double busy = 1;
    while (busy > RESTING) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException(
            "a store was made, and " + MAX_REST + " later its server was still busy");
      }
      BusySampler sampler = new BusySampler(space.cores(), zimmer.pids(), List.of());
      Pause.millis(SLICE.toMillis());
      busy = sampler.busy().server();
    }
  }

  /// How to start a server for a data set: with room for all its lists in memory, and at least 1
  /// GiB.
  public static Zimmer.Setup setupFor(Space space, Dataset dataset) {
    long lists = (long) dataset.users() * (dataset.conversations() + 1) * ENTRY_BYTES;
    int cache = (int) (lists >> 20) + 64;
    int heap = Math.max(1024, (int) (cache * 2.5));
    return new Zimmer.Setup(Path.of("."), heap, cache, space.cores().all(), List.of());
  }

  /// The same over another store.
  public static Zimmer.Setup at(Path store, Zimmer.Setup setup) {
    return new Zimmer.Setup(
        store,
        setup.heapMegabytes(),
        setup.listCacheMegabytes(),
        setup.cores(),
        setup.serveOptions());
  }
}
