package dev.zimmer.e2e;

import dev.zimmer.cassandra.kit.CassandraCluster;
import dev.zimmer.cassandra.kit.CassandraNode;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two servers over three Cassandra nodes, of which one thing breaks while callers write and page
/// through lists: nothing that was answered is lost, no list is torn, what fails has a documented
/// code, and calls go through again by themselves.
///
/// Each test prints its figures; those in `docs/cluster.md` are from here.
/// `-Dzimmer.cluster.seed=N` makes the callers choose the same calls again.
@OnCassandra
final class ClusterFaultTest {
  private static final long SEED = Long.getLong("zimmer.cluster.seed", System.nanoTime());
  private static final int A_WHILE = 200;
  private static final String TRANSLATOR =
      "-Ddatastax-java-driver.advanced.address-translator.class=SubnetAddressTranslator";

  @TempDir private Path folder = Path.of("");

  private final CassandraCluster cluster = SharedCluster.nodes();
  private final List<ZimmerProcess> servers = new ArrayList<>();

  @BeforeEach
  void allNodesAreUp() {
    cluster.startAll();
  }

  @AfterEach
  void mend() {
    servers.forEach(ZimmerProcess::close);
    for (int i = 0; i < cluster.size(); i++) {
      if (cluster.node(i).isRunning()) {
        cluster.node(i).resume();
      }
    }
    cluster.startAll();
  }

  @Test
  @DisplayName("kill -9 of one Cassandra node, which then comes back")
  void node_killed_callsGoOn() {
    startTwo();
    CassandraNode node = cluster.node(1);
    tell(
        "one Cassandra node killed and started again",
        load -> {
          load.await(A_WHILE);
          node.kill();
          load.await(2 * A_WHILE);
          node.start();
          cluster.awaitAllUp();
          load.await(A_WHILE);
        });
  }

  @Test
  @DisplayName("one Cassandra node freezes for a minute and goes on")
  void node_frozenForAMinute_callsGoOn() {
    startTwo();
    CassandraNode node = cluster.node(2);
    tell(
        "one Cassandra node frozen for a minute",
        load -> {
          load.await(A_WHILE);
          node.pause();
          long minute = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
          load.await(() -> System.nanoTime() > minute);
          node.resume();
          load.await(2 * A_WHILE);
        });
  }

  @Test
  @DisplayName("two of the three Cassandra nodes freeze, calls fail, and both go on")
  void majority_frozen_callsFailUntilItGoesOn() {
    startTwo();
    tell(
        "two of three Cassandra nodes frozen",
        load -> {
          load.await(A_WHILE);
          cluster.node(1).pause();
          cluster.node(2).pause();
          load.awaitFailures(A_WHILE);
          long resumed = System.nanoTime();
          cluster.node(1).resume(); // with which there is a majority
          load.await(1);
          print("served again after %.1f s".formatted((System.nanoTime() - resumed) / 1e9));
          cluster.node(2).resume();
          load.await(2 * A_WHILE);
        });
  }

  @Test
  @DisplayName("kill -9 of one of the two servers, which is then started again")
  void server_killed_theOtherServes() {
    startTwo();
    ZimmerProcess server = servers.getFirst();
    tell(
        "one of two servers killed and started again",
        load -> {
          load.await(A_WHILE);
          server.kill();
          load.await(A_WHILE);
          servers.add(server.restart());
          load.await(A_WHILE);
        },
        server.uri());
  }

  @Test
  @DisplayName("each Cassandra node is restarted, one after the other")
  void nodes_restartedInTurn_callsGoOn() {
    startTwo();
    tell(
        "each Cassandra node restarted in turn",
        load -> {
          load.await(A_WHILE);
          for (int i = 0; i < cluster.size(); i++) {
            cluster.node(i).stop();
            load.await(A_WHILE / 2);
            cluster.node(i).start();
            cluster.awaitAllUp();
            load.await(A_WHILE / 2);
          }
        });
  }

  @Test
  @DisplayName("the clocks of the two servers are 500 ms apart")
  void clocks_apart_listsAreRight() {
    List<ServeOptions> two = SharedCluster.twoServers(folder);
    start(two.get(0), two.get(1).by(ZimmerJar.programWithFastClock(500)));
    tell("clocks 500 ms apart", load -> load.await(6 * A_WHILE));
  }

  @Test
  @DisplayName("the network between one server and one Cassandra node drops everything")
  void network_cutBetweenServerAndNode_callsGoOn() {
    InetSocketAddress node = cluster.contactPoints().get(1);
    List<InetSocketAddress> others =
        List.of(cluster.contactPoints().get(0), cluster.contactPoints().get(2));
    String keyspace = SharedCluster.newKeyspace();
    try (Wire wire = Wire.to(node)) {
      List<String> program = new ArrayList<>(List.of(TRANSLATOR, wire.option()));
      program.addAll(ZimmerJar.program());
      start(
          ServeOptions.onStore(folder.resolve("cut"), SharedCluster.store(keyspace, others))
              .by(program),
          ServeOptions.onStore(
              folder.resolve("whole"), SharedCluster.store(keyspace, cluster.contactPoints())));
      tell(
          "one server cut off from one Cassandra node",
          load -> {
            load.await(A_WHILE);
            wire.cut();
            load.await(wire::isHolding);
            load.await(3 * A_WHILE);
            wire.mend();
            load.await(2 * A_WHILE);
          });
    }
  }

  private void startTwo() {
    start(SharedCluster.twoServers(folder).toArray(ServeOptions[]::new));
  }

  private void start(ServeOptions... options) {
    for (ServeOptions each : options) { // the first makes the store
      servers.add(ZimmerProcess.start(each));
    }
  }

  /// Tells a story to callers at work and prints its figures.
  ///
  /// @param mayBreak the servers to whom connections may break
  private void tell(String name, FaultLoad.Story story, URI... mayBreak) {
    print("%s, -Dzimmer.cluster.seed=%d".formatted(name, SEED));
    try {
      List<URI> uris = servers.stream().map(ZimmerProcess::uri).toList();
      String figures = new FaultLoad(uris, SEED).during(story, Set.of(mayBreak));
      print(name + ": " + figures);
    } catch (AssertionError e) {
      servers.forEach(server -> e.addSuppressed(new AssertionError("log:\n" + server.log())));
      throw e;
    }
  }

  private static void print(String line) {
    System.out.println("ClusterFaultTest: " + line);
  }
}
