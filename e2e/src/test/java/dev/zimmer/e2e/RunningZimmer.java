package dev.zimmer.e2e;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/// One server for all tests of a class. Each test takes apps of its own from it, so tests see
/// nothing of each other.
///
/// After the last test the server is stopped: with exit code 0, a log without ERROR, and no secret
/// in anything it wrote. A failed test shows the end of the log.
final class RunningZimmer
    implements BeforeAllCallback, AfterAllCallback, TestExecutionExceptionHandler {
  private static final int APPS = 150;
  private static final int LOG_TAIL = 4_000;
  private static final Pattern ERROR_LINE = Pattern.compile("^\\S+ ERROR ");

  private final UnaryOperator<ServeOptions> change;
  private final List<App> apps = LongStream.rangeClosed(1, APPS).mapToObj(App::of).toList();
  private final AtomicInteger taken = new AtomicInteger();
  private @Nullable Path folder;
  private @Nullable ZimmerProcess process;

  private RunningZimmer(UnaryOperator<ServeOptions> change) {
    this.change = change;
  }

  static RunningZimmer withoutLimits() {
    return new RunningZimmer(options -> options);
  }

  static RunningZimmer withLimits() {
    return new RunningZimmer(ServeOptions::withLimits);
  }

  static RunningZimmer with(String... more) {
    return new RunningZimmer(options -> options.with(more));
  }

  ZimmerProcess process() {
    return requireNonNull(process);
  }

  /// An app that no other test has.
  App newApp() {
    return apps.get(taken.getAndIncrement());
  }

  /// A client of an app that no other test has.
  ZimmerClient newClient() {
    return process().client(newApp());
  }

  /// An empty world.
  World newWorld() {
    return new World(newClient());
  }

  /// Stops the server, starts another on the same folder, and gives a world's new face.
  World restart(World world) {
    process().stop();
    process = process().restart();
    return new World(process().client(world.client().app()));
  }

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    folder = Files.createTempDirectory("zimmer-e2e-");
    Path data = folder.resolve("data");
    process = ZimmerProcess.start(change.apply(ServeOptions.at(data).withApps(apps)));
  }

  @Override
  public void afterAll(ExtensionContext context) {
    if (process != null) { // null if it did not start
      try (ZimmerProcess ending = process) {
        ending.stop();
        assertSaysNothingWrong(ending);
      }
    }
    deleteFolder(requireNonNull(folder));
  }

  @Override
  public void handleTestExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    String log = process().log();
    String end = log.substring(Math.max(0, log.length() - LOG_TAIL));
    failure.addSuppressed(new AssertionError("the end of the server's log:\n" + end));
    throw failure;
  }

  /// Fails if a server's log has an ERROR, or its output a secret.
  static void assertSaysNothingWrong(ZimmerProcess process) {
    String log = process.log();
    assertThat(log.lines().filter(line -> ERROR_LINE.matcher(line).find())).isEmpty();
    String all = log + process.output();
    for (App app : process.options().apps()) {
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
