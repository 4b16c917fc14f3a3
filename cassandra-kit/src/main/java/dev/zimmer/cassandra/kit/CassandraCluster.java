package dev.zimmer.cassandra.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/// A running Cassandra cluster on this machine. Starting one takes the better part of a minute, so
/// tests share it.
///
/// Its nodes end with the JVM that started them, however that ends.
public final class CassandraCluster implements AutoCloseable {
  /// The name of the only data centre.
  public static final String DATA_CENTRE = "datacenter1";

  private static final BigInteger TOKENS = BigInteger.ONE.shiftLeft(64);
  private static final BigInteger FIRST_TOKEN = BigInteger.valueOf(Long.MIN_VALUE);

  private final ClusterSetup setup;
  private final int nativePort;
  private final List<CassandraNode> nodes = new ArrayList<>();

  private CassandraCluster(ClusterSetup setup, Path jdk) {
    this.setup = setup;
    this.nativePort = setup.port() == 0 ? freePort(setup.nodes()) : setup.port();
    int storagePort = setup.port() == 0 ? freePort(setup.nodes()) : setup.port() + 1;
    Path folder = setup.folder().toAbsolutePath();
    for (int i = 0; i < setup.nodes(); i++) {
      Map<String, String> values = new HashMap<>();
      values.put("cluster", "zimmer-" + folder.getFileName());
      values.put("token", token(i, setup.nodes()));
      values.put("seeds", seeds(setup.nodes(), storagePort));
      values.put("storagePort", "" + storagePort);
      values.put("nativePort", "" + nativePort);
      values.put("heap", setup.heap());
      nodes.add(
          new CassandraNode(jdk, folder.resolve("node" + (i + 1)), i, setup.secured(), values));
    }
    for (CassandraNode node : nodes) {
      nodes.stream().filter(peer -> peer != node).forEach(node::meet);
    }
  }

  /// Starts a cluster and returns when every node takes calls and sees the others.
  ///
  /// Without a JDK for the nodes the test that calls this is skipped, or failed if the environment
  /// demands Cassandra.
  public static CassandraCluster start(ClusterSetup setup) {
    Optional<Path> jdk = NodeJdk.find();
    if (jdk.isPresent()) {
      return start(setup, jdk.get());
    }
    return Boolean.parseBoolean(System.getenv("ZIMMER_REQUIRE_CASSANDRA"))
        ? Assertions.fail(NodeJdk.MISSING)
        : Assumptions.abort(NodeJdk.MISSING);
  }

  static CassandraCluster start(ClusterSetup setup, Path jdk) {
    if (!setup.kept()) {
      delete(setup.folder());
    }
    CassandraCluster cluster = new CassandraCluster(setup, jdk);
    try {
      cluster.nodes.forEach(CassandraNode::launch);
      cluster.nodes.forEach(CassandraNode::awaitReady);
      cluster.awaitAllUp();
      return cluster;
    } catch (RuntimeException | Error e) {
      cluster.close();
      throw e;
    }
  }

  /// Where clients connect.
  public List<InetSocketAddress> contactPoints() {
    return nodes.stream().map(node -> new InetSocketAddress(node.address(), nativePort)).toList();
  }

  /// A node, counted from 0.
  public CassandraNode node(int number) {
    return nodes.get(number);
  }

  /// How many nodes it was started with.
  public int size() {
    return nodes.size();
  }

  /// The certificate to trust, in PEM; only of a secured cluster.
  public Path certificate() {
    return nodes.getFirst().certificate();
  }

  /// Returns when every node that runs sees every other that runs.
  public void awaitAllUp() {
    List<CassandraNode> running = nodes.stream().filter(CassandraNode::isRunning).toList();
    for (CassandraNode node : running) {
      running.stream().filter(peer -> peer != node).forEach(peer -> node.awaitSeesUp(peer));
    }
  }

  /// Starts every node that does not run, and returns when all see each other.
  public void startAll() {
    List<CassandraNode> stopped = nodes.stream().filter(node -> !node.isRunning()).toList();
    stopped.forEach(CassandraNode::launch);
    stopped.forEach(CassandraNode::awaitReady);
    awaitAllUp();
  }

  /// Asks every node to end and returns when all have.
  public void stop() {
    List<CassandraNode> running = nodes.stream().filter(CassandraNode::isRunning).toList();
    running.forEach(CassandraNode::askToEnd);
    running.forEach(CassandraNode::awaitEnd);
    close();
  }

  /// Kills every node. Its files stay, for whoever wants to see the logs.
  @Override
  public void close() {
    nodes.forEach(CassandraNode::kill);
  }

  @Override
  public String toString() {
    return setup.toString();
  }

  private static String token(int number, int nodes) {
    return TOKENS
        .multiply(BigInteger.valueOf(number))
        .divide(BigInteger.valueOf(nodes))
        .add(FIRST_TOKEN)
        .toString();
  }

  private static String seeds(int nodes, int storagePort) {
    return String.join(
        ",",
        IntStream.range(0, nodes)
            .mapToObj(node -> CassandraNode.address(node) + ":" + storagePort)
            .toList());
  }

  /// A port that is free on the address of every node.
  private static int freePort(int nodes) {
    while (true) {
      try (ServerSocket first = listen(0, 0)) {
        int port = first.getLocalPort();
        if (IntStream.range(1, nodes).allMatch(node -> isFree(node, port))) {
          return port;
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /// Whether somebody can listen on a port of a node's address.
  static boolean isFree(int node, int port) {
    try (ServerSocket socket = listen(node, port)) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  private static ServerSocket listen(int node, int port) throws IOException {
    return new ServerSocket(port, 1, InetAddress.getByName(CassandraNode.address(node)));
  }

  private static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
