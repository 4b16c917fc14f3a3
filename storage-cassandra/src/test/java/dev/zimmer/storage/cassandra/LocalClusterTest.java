package dev.zimmer.storage.cassandra;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zimmer.storage.Bytes;
import dev.zimmer.storage.KeyBuilder;
import dev.zimmer.storage.StorageEngine;
import dev.zimmer.storage.WriteBatch;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The program behind `cassandra-kit/run`, as a process of its own.
class LocalClusterTest {
  private static final Bytes NAME = new KeyBuilder().text("name").build();
  private static final byte[] VALUE = "value".getBytes(UTF_8);

  @TempDir Path folder;

  @Test
  void cluster_stoppedAndStartedAgain_hasItsRows() throws Exception {
    Clusters.one(); // where nodes cannot run, the test is skipped here
    int port = freePort();
    CassandraConfig config =
        Configs.creatingKeyspace(
            Configs.at(List.of(CassandraConfig.contactPoint("127.0.0.1:" + port)), "kept"), 1);
    runWhile(
        port,
        () -> {
          try (StorageEngine engine = CassandraEngine.open(config)) {
            WriteBatch batch = new WriteBatch();
            batch.put(NAME, NAME, 1, VALUE);
            engine.write(batch, () -> {});
          }
        });
    runWhile(
        port,
        () -> {
          try (StorageEngine engine = CassandraEngine.openExisting(config)) {
            assertThat(engine.get(NAME, NAME)).hasValue(VALUE);
          }
        });
  }

  private void runWhile(int port, Runnable work) throws Exception {
    Process program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "dev.zimmer.cassandra.kit.LocalCluster",
                "1",
                folder.toString(),
                "" + port)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader output = program.inputReader(UTF_8)) {
      awaitReady(output);
      work.run();
      program.toHandle().destroy(); // Process.destroy would close the output
      assertThat(output.lines()).last().asString().startsWith("cassandra: stopped");
    } finally {
      program.destroyForcibly();
    }
  }

  private static void awaitReady(BufferedReader output) throws IOException {
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith("cassandra: ready")) {
        return;
      }
    }
    throw new AssertionError("the program ended before it was ready");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
