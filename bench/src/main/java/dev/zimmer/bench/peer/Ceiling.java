package dev.zimmer.bench.peer;

import dev.zimmer.bench.Space;
import dev.zimmer.bench.load.Server;
import dev.zimmer.bench.process.Child;
import dev.zimmer.bench.process.Java;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// [CeilingServer] as its own process, with the same Java options as Zimmer.
public final class Ceiling implements Server {
  private final Child process;
  private final String url;

  private Ceiling(Child process, String url) {
    this.process = process;
    this.url = url;
  }

  /// Starts it.
  ///
  /// @param answer the bytes that it answers
  public static Ceiling start(Space space, String answer) {
    int port = Space.freePort();
    Path file = writeAnswer(space, answer);
    List<String> options =
        List.of(
            "--enable-native-access=ALL-UNNAMED",
            "-XX:+UseCompactObjectHeaders",
            "-XX:+UseTransparentHugePages",
            "-XX:ActiveProcessorCount=1",
            "-Xmx1g");
    List<String> arguments = List.of(Integer.toString(port), file.toString());
    List<String> command = Java.command(CeilingServer.class, options, arguments);
    Child process = Child.start(space.log("ceiling"), space.cores().forServer(command));
    String url = "http://127.0.0.1:" + port;
    process.await(() -> Zimmer.answers(url), Duration.ofMinutes(1));
    return new Ceiling(process, url);
  }

  static Path writeAnswer(Space space, String answer) {
    try {
      Path file = space.work().resolve("answer.json");
      Files.createDirectories(space.work());
      Files.writeString(file, answer);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String url() {
    return url;
  }

  @Override
  public List<Long> pids() {
    return List.of(process.pid());
  }

  @Override
  public void close() {
    process.close();
  }
}
