package dev.zimmer.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zimmer.cassandra.kit.CassandraCluster;
import dev.zimmer.cassandra.kit.ClusterSetup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What somebody who runs a server over a Cassandra node sees: what stops a start, and what happens
/// while the node does not answer.
@Timeout(240)
@OnCassandra
final class ClusterOperationsTest {
  /// The JVM warns of the driver unless it is told not to, as `./zimmer` does.
  private static final String OF_THE_JVM = "WARNING: ";

  private static final String PASSWORD = "cassandra";
  private static final int STORE_FAILED = 660000001;
  private static final int LIST_FAILED = 660800053;

  private static CassandraCluster cluster;

  @TempDir private Path folder = Path.of("");

  @BeforeAll
  static void startNode() {
    cluster = CassandraCluster.start(ClusterSetup.of("operations", 1).withSecurity());
  }

  @AfterAll
  static void stopNode() {
    if (cluster != null) {
      cluster.close();
    }
  }

  @Test
  void contactPoints_nobodyThere_isNamed() {
    String point = "127.0.0.1:" + FreePort.find();
    expectRefused(
        serve("--cassandra-contact-points", point), Map.of(), "cassandra-contact-points", point);
  }

  @Test
  void contactPoints_unknownHost_isNamed() {
    String host = "no-such-host.invalid";
    expectRefused(
        serve("--cassandra-contact-points", host), Map.of(), "cassandra-contact-points", host);
  }

  @Test
  void dataCentre_wrong_isNamedWithThoseThereAre() {
    expectRefused(
        serveNode("--cassandra-local-datacenter", "elsewhere"),
        "cassandra-local-datacenter",
        "elsewhere",
        CassandraCluster.DATA_CENTRE);
  }

  @Test
  void keyspace_missing_isNamedWithWhatMakesIt() {
    expectRefused(
        serveNode("--cassandra-keyspace", "nowhere"),
        "nowhere",
        "cassandra-create-keyspace",
        "CREATE KEYSPACE");
  }

  @Test
  void login_wrongPasswordOrNone_isNamedWithoutIt() {
    ZimmerJar.Run wrong =
        expectRefused(
            serve("--cassandra-contact-points", contactPoint(), "--cassandra-user", "cassandra"),
            Map.of("ZIMMER_CASSANDRA_PASSWORD", "hunter2"),
            "cassandra-password");
    assertThat(wrong.all()).doesNotContain("hunter2");
    expectRefused(
        serve("--cassandra-contact-points", contactPoint()), Map.of(), "cassandra-password");
  }

  @Test
  void tls_fileThatIsNone_isNamed() throws IOException {
    String file = Files.writeString(folder.resolve("garbage.pem"), "garbage").toString();
    expectRefused(serveNode("--cassandra-tls-trust", file), "garbage.pem");
    expectRefused(serveNode("--cassandra-tls-trust", "no-such.pem"), "no-such.pem");
  }

  @Test
  void tls_nodeThatIsNotTrusted_isNamed() throws IOException {
    String other = PemFiles.create(folder).certificate().toString();
    expectRefused(serveNode("--cassandra-tls-trust", other), "cassandra-tls-trust");
  }

  @Test
  void export_whereNoStoreIs_isNamed() {
    List<String> arguments = new ArrayList<>(List.of("export"));
    arguments.addAll(store("nowhere"));
    arguments.add(folder.resolve("file").toString());
    expectRefused(arguments, "cassandra-keyspace", "nowhere");
    assertThat(folder.resolve("file")).doesNotExist();
  }

  /// What the command line alone tells to be wrong.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "--cassandra-contact-points=a:b",
        "--cassandra-keyspace=A",
        "--cassandra-consistency=one",
        "--cassandra-request-millis=1",
        "--cassandra-pasword=hunter2",
        "--node-id=128"
      })
  void option_wrong_isNamed(String option) {
    ZimmerJar.Run run =
        ZimmerJar.run(serveNode(option), Map.of("ZIMMER_CASSANDRA_PASSWORD", PASSWORD));
    assertThat(run.exit()).isPositive();
    assertThat(run.err().lines())
        .singleElement()
        .asString()
        .contains(option.split("=", 2)[0].substring(2));
    assertThat(run.all()).doesNotContain("hunter2");
  }

  @Test
  void node_freezesAndGoesOn_callsFailAtOnceAndThenSucceedByThemselves() throws IOException {
    List<String> options = new ArrayList<>(store("frozen"));
    options.addAll(List.of("--cassandra-create-keyspace", "--cassandra-replication-factor", "1"));
    options.addAll(List.of("--cassandra-tls-trust", cluster.certificate().toString()));
    try (ZimmerProcess zimmer = start(options)) {
      Backend backend = new Backend(zimmer.client()).register("a", "b");
      backend.sendPeer("a", "b");
      Admin admin = Admin.of(zimmer);
      assertThat(admin.get("/health/ready").statusCode()).isEqualTo(200);
      assertThat(admin.value("zimmer_cassandra_reachable")).isEqualTo(1);

      cluster.node(0).pause();
      await(() -> admin.value("zimmer_cassandra_reachable") == 0);
      assertThat(admin.get("/health/ready").body()).contains("DOWN", "Cassandra cannot be reached");
      assertThat(admin.get("/health/live").statusCode()).isEqualTo(200);
      int calls = 500;
      IntStream.range(0, calls).parallel().forEach(i -> expectFailures(backend));

      cluster.node(0).resume();
      await(() -> admin.get("/health/ready").statusCode() == 200);
      backend.sendPeer("b", "a");
      assertThat(backend.list("a")).hasSize(1);
      assertLogIsShort(zimmer, calls);
      assertThat(admin.metricNames())
          .containsAll(Admin.documentedMetrics("zimmer_commit_"))
          .noneMatch(name -> name.startsWith("zimmer_commit_"));
      zimmer.stop();
    } finally {
      cluster.node(0).resume();
    }
  }

  private static void expectFailures(Backend backend) {
    backend
        .client()
        .call("SendPeerMessage", Backend.peerMessage("a", List.of("b")))
        .expect(STORE_FAILED);
    backend
        .client()
        .call("QueryConversationList", Map.of("FromUserId", "a", "Limit", 10))
        .expect(LIST_FAILED);
  }

  private static void assertLogIsShort(ZimmerProcess zimmer, int calls) {
    String log = zimmer.log();
    List<String> warners =
        log.lines()
            .filter(line -> line.contains(" WARN ") && line.contains("Cassandra cannot be reached"))
            .map(line -> line.split(" ", 4)[2])
            .toList();
    // Whoever keeps the node id speaks up too if their round falls into the time.
    assertThat(warners)
        .as(log)
        .contains("dev.zimmer.storage.cassandra.FailureDetector")
        .doesNotHaveDuplicates();
    assertThat(log.lines().filter(line -> line.contains("Cassandra answers again")))
        .as(log)
        .hasSize(1);
    assertThat(log.lines().filter(line -> line.contains("zimmer.call"))).hasSizeLessThan(calls);
    assertThat(log).doesNotContain("\tat ");
  }

  private static void await(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      LockSupport.parkNanos(50_000_000);
    }
  }

  private static ZimmerJar.Run expectRefused(List<String> arguments, String... words) {
    return expectRefused(arguments, Map.of("ZIMMER_CASSANDRA_PASSWORD", PASSWORD), words);
  }

  private static ZimmerJar.Run expectRefused(
      List<String> arguments, Map<String, String> environment, String... words) {
    ZimmerJar.Run run = ZimmerJar.run(arguments, environment);
    assertThat(run.exit()).as(run.all()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines().filter(line -> !line.startsWith(OF_THE_JVM)))
        .as(run.err())
        .singleElement()
        .asString()
        .startsWith("zimmer: ")
        .contains(words)
        .doesNotContain("Exception");
    return run;
  }

  /// The node as a store, with the log-in that it wants but the password.
  private static List<String> store(String keyspace) {
    return List.of(
        "--engine",
        "cassandra",
        "--cassandra-contact-points",
        contactPoint(),
        "--cassandra-user",
        "cassandra",
        "--cassandra-keyspace",
        keyspace);
  }

  private static String contactPoint() {
    var point = cluster.contactPoints().getFirst();
    return point.getHostString() + ":" + point.getPort();
  }

  private static List<String> serve(String... options) {
    List<String> arguments = new ArrayList<>(List.of("serve", "--port", "0", "--admin-port", "0"));
    arguments.addAll(List.of("--app", "1:s", "--engine", "cassandra"));
    arguments.addAll(Arrays.asList(options));
    return arguments;
  }

  private static List<String> serveNode(String... options) {
    List<String> arguments =
        serve("--cassandra-contact-points", contactPoint(), "--cassandra-user", "cassandra");
    arguments.addAll(Arrays.asList(options));
    return arguments;
  }

  /// The password is in a file, as operators should have it.
  private ZimmerProcess start(List<String> store) throws IOException {
    Path config =
        Files.writeString(folder.resolve("zimmer.yaml"), "cassandra-password: " + PASSWORD + "\n");
    ServeOptions options = ServeOptions.at(folder.resolve("zimmer"));
    List<String> arguments = new ArrayList<>(options.arguments());
    arguments.addAll(List.of("--config", config.toString()));
    arguments.addAll(store);
    return ZimmerProcess.start(options, arguments);
  }
}
