package dev.zimmer.cassandra.kit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Runs a cluster on this machine, to try things out, until it is told to stop: the program behind
/// `cassandra-kit/run`.
final class LocalCluster {
  private static final String USAGE =
      """
      usage: cassandra-kit/run [NODES [FOLDER [PORT]]]
      Runs Cassandra on this machine until Ctrl-C.
        NODES   how many nodes, 1 to 3, on 127.0.0.1, 127.0.0.2 and 127.0.0.3; default 3
        FOLDER  where data and logs are kept; default data/cassandra-NODES
        PORT    where the nodes take calls, the next one being for themselves; default 9042
      """;
  private static final Pattern NODES = Pattern.compile("[1-3]");
  private static final Pattern PORT = Pattern.compile("[1-9]\\d{0,4}");
  private static final int MAX_PORT = 65_534;
  private static final Pattern COMMAND = Pattern.compile("(kill|freeze|start) ([1-3])");

  private final ClusterSetup setup;
  private final CassandraCluster cluster;

  private LocalCluster(ClusterSetup setup, CassandraCluster cluster) {
    this.setup = setup;
    this.cluster = cluster;
  }

  /// Starts the nodes and returns when the process is told to stop, or not at all.
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Optional<ClusterSetup> setup = setup(arguments);
    Optional<Path> jdk = NodeJdk.find();
    if (setup.isEmpty()) {
      System.err.print(USAGE);
      System.exit(2);
    } else if (jdk.isEmpty()) {
      System.err.println("cassandra: " + NodeJdk.MISSING);
      System.exit(1);
    } else {
      start(setup.get(), jdk.get()).run();
    }
  }

  private static Optional<ClusterSetup> setup(String[] arguments) {
    String nodes = arguments.length > 0 ? arguments[0] : "3";
    String folder = arguments.length > 1 ? arguments[1] : "data/cassandra-" + nodes;
    String port = arguments.length > 2 ? arguments[2] : "9042";
    if (arguments.length > 3
        || !NODES.matcher(nodes).matches()
        || !PORT.matcher(port).matches()
        || Integer.parseInt(port) > MAX_PORT) {
      return Optional.empty();
    }
    return Optional.of(
        ClusterSetup.kept(Path.of(folder), Integer.parseInt(nodes), Integer.parseInt(port)));
  }

  private static LocalCluster start(ClusterSetup setup, Path jdk) {
    requireFree(setup);
    System.out.printf(
        "cassandra: starting, with data in %s; this takes up to a minute …%n", setup.folder());
    try {
      return new LocalCluster(setup, CassandraCluster.start(setup, jdk));
    } catch (AssertionError e) { // what a test would fail with
      System.err.println("cassandra: " + e.getMessage());
      System.exit(1);
      throw e;
    }
  }

  private static void requireFree(ClusterSetup setup) {
    for (int node = 0; node < setup.nodes(); node++) {
      for (int port = setup.port(); port <= setup.port() + 1; port++) {
        if (!CassandraCluster.isFree(node, port)) {
          System.err.printf(
              "cassandra: nobody can listen on %s:%d: stop who does, or name another PORT; macOS"
                  + " has the address only after: sudo ifconfig lo0 alias %s%n",
              CassandraNode.address(node), port, CassandraNode.address(node));
          System.exit(1);
        }
      }
    }
  }

  private void run() throws IOException, InterruptedException {
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
    for (int i = 0; i < setup.nodes(); i++) {
      CassandraNode node = cluster.node(i);
      System.out.printf(
          "cassandra: node %d takes calls on %s:%d, process %d, log %s%n",
          i + 1,
          node.address(),
          setup.port(),
          node.pid(),
          setup.folder().resolve("node" + (i + 1) + "/node.log"));
    }
    System.out.println(
        "cassandra: ready. Type kill N, freeze N or start N for one node; Ctrl-C stops all and"
            + " keeps the data");
    BufferedReader input =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = input.readLine(); line != null; line = input.readLine()) {
      command(line.strip());
    }
    new CountDownLatch(1).await(); // nobody can type; a signal ends it
  }

  private void command(String line) {
    Matcher command = COMMAND.matcher(line);
    if (!command.matches() || Integer.parseInt(command.group(2)) > setup.nodes()) {
      System.out.println("cassandra: expected kill N, freeze N or start N, N being a node");
      return;
    }
    CassandraNode node = cluster.node(Integer.parseInt(command.group(2)) - 1);
    switch (command.group(1)) {
      case "kill" -> node.kill();
      case "freeze" -> freeze(node);
      default -> start(node);
    }
    System.out.println("cassandra: " + line + ": done");
  }

  private static void freeze(CassandraNode node) {
    if (node.isRunning()) {
      node.pause();
    }
  }

  private void start(CassandraNode node) {
    if (node.isRunning()) {
      node.resume();
      return;
    }
    node.kill(); // what is left of one that was killed from outside
    node.start();
    cluster.awaitAllUp();
  }

  private void stop() {
    System.out.println("cassandra: stopping …");
    cluster.stop();
    System.out.println("cassandra: stopped; the data is in " + setup.folder());
  }
}
