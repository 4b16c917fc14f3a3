package dev.zimmer.e2e;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/// A server, or two over one store, for all tests of a class. Each test takes apps of its own, so
/// tests see nothing of each other. Where there are two, each call goes to one of them at random;
/// `-Dzimmer.cluster.seed=N` makes the same choices again.
///
/// After the last test the servers are stopped: with exit code 0, a log without ERROR, and no
/// secret in anything they wrote. A failed test shows the end of the logs.
final class RunningZimmer
    implements BeforeAllCallback, AfterAllCallback, TestExecutionExceptionHandler {
  private static final int APPS = 150;
  private static final int LOG_TAIL = 4_000;
  private static final Pattern ERROR_LINE = Pattern.compile("^\\S+ ERROR ");

  private final Function<Path, List<ServeOptions>> servers;
  private final long seed = Long.getLong("zimmer.cluster.seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final List<AppCredentials> apps =
      LongStream.rangeClosed(1, APPS).mapToObj(AppCredentials::of).toList();
  private final AtomicInteger taken = new AtomicInteger();
  private @Nullable Path folder;
  private volatile List<ZimmerProcess> processes = List.of();

  private RunningZimmer(Function<Path, List<ServeOptions>> servers) {
    this.servers = servers;
  }

  static RunningZimmer withoutLimits() {
    return embedded(options -> options);
  }

  static RunningZimmer withLimits() {
    return embedded(ServeOptions::withLimits);
  }

  static RunningZimmer with(String... more) {
    return embedded(options -> options.with(more));
  }

  private static RunningZimmer embedded(UnaryOperator<ServeOptions> change) {
    return new RunningZimmer(
        folder -> List.of(change.apply(ServeOptions.at(folder.resolve("data")))));
  }

  /// Two servers over three Cassandra nodes, without limits.
  static RunningZimmer onCassandra() {
    return new RunningZimmer(SharedCluster::twoServers);
  }

  /// The server, or one of two.
  ZimmerProcess process() {
    return processes.get(random.nextInt(processes.size()));
  }

  /// An app that no other test has.
  AppCredentials newApp() {
    return apps.get(taken.getAndIncrement());
  }

  /// A client of an app that no other test has.
  ZimmerClient newClient() {
    return client(newApp());
  }

  private ZimmerClient client(AppCredentials app) {
    return new ZimmerClient(() -> process().uri(), app);
  }

  /// The back end of a new app, which has no users yet.
  Backend newBackend() {
    return new Backend(newClient());
  }

  /// Stops the server, starts another on the same store, and gives the back end of the same app. Of
  /// two servers it may be one or both.
  Backend restart(Backend backend) {
    List<ZimmerProcess> all = new ArrayList<>(processes);
    Collections.shuffle(all, random);
    List<ZimmerProcess> stopped = all.subList(0, 1 + random.nextInt(all.size()));
    List<ZimmerProcess> other = new ArrayList<>(all.subList(stopped.size(), all.size()));
    stopped.forEach(ZimmerProcess::stop);
    other.addAll(AtOnce.each(stopped, ZimmerProcess::restart));
    processes = List.copyOf(other);
    return new Backend(client(backend.client().app()));
  }

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    folder = Files.createTempDirectory("zimmer-e2e-");
    List<ServeOptions> options =
        servers.apply(folder).stream().map(one -> one.withApps(apps)).toList();
    // One after the other: the first makes the store.
    processes = options.stream().map(ZimmerProcess::start).toList();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    try {
      processes.forEach(ZimmerProcess::stop);
      processes.forEach(RunningZimmer::assertSaysNothingWrong);
    } finally {
      processes.forEach(ZimmerProcess::close);
      deleteFolder(requireNonNull(folder));
    }
  }

  @Override
  public void handleTestExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    failure.addSuppressed(new AssertionError("-Dzimmer.cluster.seed=" + seed));
    for (ZimmerProcess process : processes) {
      failure.addSuppressed(endOfLog(process));
    }
    throw failure;
  }

  /// What a failure shows of a server.
  static AssertionError endOfLog(ZimmerProcess process) {
    String log = process.log();
    String end = log.substring(Math.max(0, log.length() - LOG_TAIL));
    return new AssertionError("the end of a server's log:\n" + end);
  }

  /// Fails if a server's log has an ERROR, or its output a secret.
  static void assertSaysNothingWrong(ZimmerProcess process) {
    String log = process.log();
    assertThat(log.lines().filter(line -> ERROR_LINE.matcher(line).find())).isEmpty();
    String all = log + process.output();
    for (AppCredentials app : process.options().apps()) {
      assertThat(all.contains(app.secret())).as("the secret of app %s", app.id()).isFalse();
    }
  }

  static void deleteFolder(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(RunningZimmer::delete);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path path) {
    try {
      Files.delete(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
