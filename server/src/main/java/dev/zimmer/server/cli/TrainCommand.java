package dev.zimmer.server.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/// `zimmer train`: what the launcher runs once so that the Java runtime can note which classes a
/// server loads. Starts a server on a folder of its own, makes calls, stops.
@Command(
    name = "train",
    hidden = true,
    description = "Starts a server on a temporary folder, makes a few calls, and stops.")
final class TrainCommand implements Runnable {
  private static final int ROUNDS = 20;

  @Override
  public void run() {
    Path data = temporaryFolder();
    try {
      DevCommand command = new DevCommand();
      command.port = 0;
      command.adminPort = 0;
      command.data = data.resolve("store");
      try (ZimmerServer server = new ZimmerServer(command.config(), InstantSource.system())) {
        DevCommand.prepare(server);
        call(server.url());
      }
    } finally {
      delete(data);
    }
  }

  private static void call(String url) {
    HttpActionClient client =
        new HttpActionClient(url, new Credentials(DemoApp.APP, InstantSource.system()));
    for (int i = 0; i < ROUNDS; i++) {
      client.call("QueryConversationList", "{\"FromUserId\":\"alice\",\"Limit\":10}");
      client.call("QueryConversationList", "{\"FromUserId\":\"nobody\"}");
    }
  }

  private static Path temporaryFolder() {
    try {
      return Files.createTempDirectory("zimmer-train");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
