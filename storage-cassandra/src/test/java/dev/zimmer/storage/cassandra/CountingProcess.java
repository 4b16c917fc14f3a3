package dev.zimmer.storage.cassandra;

import dev.zimmer.storage.Bytes;
import dev.zimmer.storage.KeyBuilder;
import dev.zimmer.storage.StorageEngine;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// A JVM of its own that opens the store on the one node, and takes numbers of a partition until it
/// is killed; or takes one, and ends itself when that is decided and before it is noted.
///
/// It prints `open`, then every number that it was given.
final class CountingProcess {
  /// The exit code of a child that ended itself.
  static final int HALTED = 42;

  private static final int THREADS = 8;

  private CountingProcess() {}

  /// @param work `halt` or `count`
  static Process start(String keyspace, String partition, String work) throws IOException {
    InetSocketAddress node = Clusters.one().contactPoints().getFirst();
    return new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                CountingProcess.class.getName(),
                node.getHostString() + ":" + node.getPort(),
                keyspace,
                partition,
                work))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /// Waits until the child has opened the store.
  static BufferedReader awaitOpen(Process child) throws IOException {
    BufferedReader lines = child.inputReader(StandardCharsets.UTF_8);
    String line = lines.readLine();
    while (line != null && !line.equals("open")) { // before that, only its log
      line = lines.readLine();
    }
    return lines;
  }

  static Bytes partition(String name) {
    return new KeyBuilder().text(name).build();
  }

  /// Opens and works until killed.
  ///
  /// @param arguments contact point, keyspace, partition and work
  public static void main(String[] arguments) {
    CassandraConfig config =
        Configs.withLogin(
            Configs.at(List.of(CassandraConfig.contactPoint(arguments[0])), arguments[1]),
            Clusters.ADMIN);
    Bytes partition = partition(arguments[2]);
    if (arguments[3].equals("halt")) {
      StorageEngine engine = CassandraEngine.open(config, new Halting());
      print("open");
      Counting.take(engine, partition, 1);
    } else {
      StorageEngine engine = CassandraEngine.open(config);
      print("open");
      for (int i = 0; i < THREADS; i++) {
        Thread.ofPlatform().start(() -> count(engine, partition));
      }
    }
  }

  private static final class Halting implements CommitSteps {
    @Override
    public void decided() {
      Runtime.getRuntime().halt(HALTED);
    }
  }

  private static void count(StorageEngine engine, Bytes partition) {
    while (true) {
      print("" + Counting.take(engine, partition, 1));
    }
  }

  /// One write for each line, so that a kill cannot leave half a line that looks whole.
  private static void print(String line) {
    PrintStream out = System.out;
    byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
    out.write(bytes, 0, bytes.length);
    out.flush();
  }
}
