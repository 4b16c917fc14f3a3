package dev.zimmer.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A server that runs as a process of its own, on a data folder of its own.
final class ZimmerProcess implements AutoCloseable {
  private static final Pattern READY =
      Pattern.compile("zimmer ready on (https?://[^ ]+:\\d+) in \\d+ ms");

  private final ServeOptions options;
  private final Process process;
  private final Path errors;
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final CompletableFuture<URI> ready = new CompletableFuture<>();
  private final URI uri;

  private ZimmerProcess(ServeOptions options, Process process, Path errors) {
    this.options = options;
    this.process = process;
    this.errors = errors;
    Thread.ofVirtual().start(this::readOutput);
    this.uri = awaitReady();
  }

  /// Starts a server and waits for its ready line.
  static ZimmerProcess start(ServeOptions options) {
    return start(options, options.arguments());
  }

  /// Starts a server with another command line than that of the options.
  static ZimmerProcess start(ServeOptions options, List<String> arguments) {
    Path errors = options.data().resolveSibling(options.data().getFileName() + ".stderr.log");
    ProcessBuilder builder = ZimmerJar.builder(ZimmerJar.command(options.program(), arguments));
    builder.redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()));
    try {
      return new ZimmerProcess(options, builder.start(), errors);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Starts a server on the folder and the ports of this one, which must have ended.
  ZimmerProcess restart() {
    assertThat(process.isAlive()).as("the process before has ended").isFalse();
    return start(options);
  }

  /// Where calls go.
  URI uri() {
    return uri;
  }

  /// Where operators look.
  URI admin() {
    return URI.create("http://127.0.0.1:" + options.adminPort());
  }

  ServeOptions options() {
    return options;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /// A client that signs for one of the apps.
  ZimmerClient client(AppCredentials app) {
    return new ZimmerClient(uri, app);
  }

  /// A client that signs for the first app.
  ZimmerClient client() {
    return client(options.apps().getFirst());
  }

  /// What the server has written to standard output, by lines.
  List<String> output() {
    return List.copyOf(lines);
  }

  /// What the servers on this folder have written to standard error.
  String log() {
    try {
      return Files.exists(errors) ? Files.readString(errors) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Asks the server to stop and waits until it has, with exit code 0.
  void stop() {
    terminate();
    assertThat(awaitEnd()).as("exit code after SIGTERM; log:%n%s", log()).isZero();
  }

  /// Asks the server to stop and returns at once.
  void terminate() {
    process.destroy();
  }

  /// Waits until the server has ended.
  ///
  /// @return its exit code
  int awaitEnd() {
    try {
      boolean ended = process.waitFor(ZimmerJar.PATIENCE_SECONDS, TimeUnit.SECONDS);
      assertThat(ended).as("the server ends; log:%n%s", log()).isTrue();
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// Kills the server as `kill -9` does, and waits until the system has buried it.
  void kill() {
    process.destroyForcibly();
    awaitEnd();
  }

  /// Kills the server if it still runs.
  @Override
  public void close() {
    kill();
  }

  private URI awaitReady() {
    try {
      return ready.get(ZimmerJar.PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException | TimeoutException e) {
      process.destroyForcibly();
      throw new IllegalStateException("the server did not get ready: " + lines + "\n" + log(), e);
    }
  }

  private void readOutput() {
    try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        lines.add(line);
        Matcher matcher = READY.matcher(line);
        if (matcher.matches()) {
          ready.complete(URI.create(matcher.group(1)));
        }
      }
    } catch (IOException e) {
      ready.completeExceptionally(e);
    }
    ready.completeExceptionally(new IllegalStateException("the output ended without a ready line"));
  }
}
