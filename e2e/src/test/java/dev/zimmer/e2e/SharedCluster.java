package dev.zimmer.e2e;

import dev.zimmer.cassandra.kit.CassandraCluster;
import dev.zimmer.cassandra.kit.ClusterSetup;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Three Cassandra nodes that all tests of this module share. The first test that wants them starts
/// them, and they end with this JVM. A test that takes a node down starts it again.
final class SharedCluster {
  private static final AtomicLong NAMES = new AtomicLong();

  private static @Nullable CassandraCluster cluster;

  private SharedCluster() {}

  /// The nodes. Where there is no JDK that they run on, the test that asks is skipped.
  static synchronized CassandraCluster nodes() {
    CassandraCluster running = cluster;
    if (running == null) {
      running = CassandraCluster.start(ClusterSetup.of("e2e", 3));
      cluster = running;
    }
    return running;
  }

  /// The name of a keyspace that nobody has used yet.
  static String newKeyspace() {
    return "e2e_" + NAMES.incrementAndGet();
  }

  /// The options that say which store: one that nobody has used yet, and that is made by who comes
  /// first.
  static List<String> newStore() {
    return store(newKeyspace(), nodes().contactPoints());
  }

  /// The options that say which store.
  ///
  /// @param contactPoints the nodes to ask first
  static List<String> store(String keyspace, List<InetSocketAddress> contactPoints) {
    return List.of(
        "--engine",
        "cassandra",
        "--cassandra-contact-points",
        contactPoints.stream().map(SharedCluster::text).collect(Collectors.joining(",")),
        "--cassandra-keyspace",
        keyspace,
        "--cassandra-create-keyspace");
  }

  /// How to start two servers over one new store.
  ///
  /// @param folder where they write their logs
  static List<ServeOptions> twoServers(Path folder) {
    List<String> store = newStore();
    return IntStream.rangeClosed(1, 2)
        .mapToObj(number -> ServeOptions.onStore(folder.resolve("zimmer-" + number), store))
        .toList();
  }

  private static String text(InetSocketAddress node) {
    return node.getHostString() + ":" + node.getPort();
  }
}
