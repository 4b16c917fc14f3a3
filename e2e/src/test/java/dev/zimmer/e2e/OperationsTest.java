package dev.zimmer.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What an operator sees and does: health, metrics, logs, HTTPS, several servers, a broken store.
final class OperationsTest {
  private static final String QUERY = "QueryConversationList";
  private static final int LIST_QUERY_FAILED = 660800053;
  private static final int MAX_SCRAPES = 1_000;

  @RegisterExtension static final RunningZimmer zimmer = RunningZimmer.with("--log-level", "debug");

  private final Admin admin = Admin.of(zimmer.process());

  @ParameterizedTest
  @ValueSource(strings = {"/health/live", "/health/ready"})
  void health_ofARunningServer_isUp(String path) {
    assertThat(admin.get(path).statusCode()).isEqualTo(200);
    assertThat(admin.get(path).body()).contains("UP");
  }

  @Test
  void admin_otherPath_isNotFound() {
    assertThat(admin.get("/").statusCode()).isEqualTo(404);
    assertThat(admin.get("/?Action=UserRegister").statusCode()).isEqualTo(404);
  }

  @Test
  void openApi_isServed() {
    assertThat(admin.get("/openapi.yaml").body()).startsWith("openapi: 3").contains(QUERY);
  }

  @Test
  void metrics_afterSomeCalls_haveTheDocumentedNames() {
    Backend backend = zimmer.newBackend().register("a", "b");
    backend.sendPeer("a", "b");
    backend.list("a");
    assertThat(admin.metricNames())
        .containsAll(Admin.documentedMetrics("zimmer_cassandra_"))
        .noneMatch(name -> name.startsWith("zimmer_cassandra_"));
    // Those of the runtime are added while the server takes calls already.
    for (String group : List.of("jvm_memory_", "jvm_threads_", "jvm_gc_", "process_")) {
      awaitMetric(group);
    }
  }

  private void awaitMetric(String prefix) {
    for (int scrapes = 0; scrapes < MAX_SCRAPES; scrapes++) {
      if (admin.metricNames().stream().anyMatch(name -> name.startsWith(prefix))) {
        return;
      }
    }
    throw new AssertionError("no metric begins with " + prefix);
  }

  @Test
  void metrics_countCallsByActionAndCode() {
    String served = "zimmer_calls_total{action=\"" + QUERY + "\",code=\"0\"}";
    String refused = "zimmer_calls_total{action=\"" + QUERY + "\",code=\"660500002\"}";
    Backend backend = zimmer.newBackend().register("a");
    double servedBefore = admin.value(served);
    double refusedBefore = admin.value(refused);
    for (int i = 0; i < 3; i++) {
      backend.page("a", 10, 0);
      backend.client().call(QUERY, Map.of("FromUserId", "x")).expect(660500002);
    }
    assertThat(admin.value(served)).isEqualTo(servedBefore + 3);
    assertThat(admin.value(refused)).isEqualTo(refusedBefore + 3);
  }

  @Test
  void metrics_ofUnknownActions_haveOneSeries() {
    ZimmerClient client = zimmer.newClient();
    for (String name : Backend.ids("Invented", 20)) {
      client.call(name, Map.of()).expect(100000007);
    }
    assertThat(admin.get("/metrics").body()).doesNotContain("Invented");
  }

  @Test
  void log_ofACall_carriesItsRequestId() {
    ZimmerClient client = zimmer.newClient();
    JsonAnswer refused = client.call(QUERY, Map.of("FromUserId", "x")).expect(660500002);
    JsonAnswer served =
        client.call("UserRegister", Map.of("UserInfo", List.of(Map.of("UserId", "a")))).expect(0);
    assertThat(lines(refused.requestId()))
        .hasSize(1)
        .first()
        .asString()
        .contains(" INFO ", QUERY, "660500002", "FromUserId=x");
    assertThat(lines(served.requestId()))
        .hasSize(1)
        .first()
        .asString()
        .contains(" DEBUG ", "UserRegister");
  }

  @Test
  void log_ofAStartWithASecretOnTheCommandLine_saysWhatToUseInstead() {
    assertThat(zimmer.process().log().lines().filter(line -> line.contains(" WARN ")))
        .singleElement()
        .asString()
        .contains("app: a secret on the command line", "ZIMMER_APP", "--config");
  }

  private static List<String> lines(String requestId) {
    return zimmer.process().log().lines().filter(line -> line.contains(requestId)).toList();
  }

  @Test
  void output_ofServe_isOneLine() {
    assertThat(zimmer.process().output()).hasSize(1);
  }

  @Test
  void servers_two_areApart(@TempDir Path folder) {
    try (ZimmerProcess one = ZimmerProcess.start(ServeOptions.at(folder.resolve("one")));
        ZimmerProcess two = ZimmerProcess.start(ServeOptions.at(folder.resolve("two")))) {
      Backend first = new Backend(one.client()).register("a", "b");
      Backend second = new Backend(two.client()).register("a", "c");
      first.sendPeer("a", "b");
      second.sendPeer("c", "a");
      assertThat(first.list("a")).extracting(Entry::id).containsExactly("b");
      assertThat(second.list("a")).extracting(Entry::id).containsExactly("c");
      one.stop();
      second.sendPeer("a", "c");
      two.stop();
    }
  }

  @Test
  void https_withHttpCallOnItsPort_servesOthers(@TempDir Path folder) {
    PemFiles pem = PemFiles.create(folder);
    ServeOptions options =
        ServeOptions.at(folder.resolve("data"))
            .with("--tls-cert", pem.certificate().toString(), "--tls-key", pem.key().toString());
    try (ZimmerProcess process = ZimmerProcess.start(options)) {
      try (RawSocket plain = RawSocket.open(process)) {
        plain.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n").halfClose();
        ZimmerClient.assertTellsNothingOfTheInside(plain.readToTheEnd());
      }
      Backend backend = new Backend(process.client().trusting(pem.trust())).register("a", "b");
      backend.sendPeer("a", "b");
      assertThat(backend.list("b")).hasSize(1);
      process.stop();
      RunningZimmer.assertSaysNothingWrong(process);
    }
  }

  /// A byte of the user's rows changes on the disk: their list cannot be read, and the caller
  /// learns just that; others are served.
  @Test
  @DisplayName("Q35 trouble with the store: 660800053, and nothing of the inside")
  void q35_damagedRows_are660800053(@TempDir Path folder) throws IOException {
    Path data = folder.resolve("data");
    List<String> others =
        IntStream.range(0, 2_000).mapToObj(i -> "u%04d".formatted(i) + "a".repeat(20)).toList();
    String signs = "#%&()+:;<=>?@[]^{|}~"; // nowhere else, so it is not compressed
    String victim = "u1000" + signs;
    ServeOptions options = ServeOptions.at(data);
    try (ZimmerProcess writing = ZimmerProcess.start(options)) {
      new Backend(writing.client()).register(others).register(victim);
      writing.stop();
    }
    ZimmerProcess.start(options).stop(); // moves the rows from the log into a table
    damage(data, signs);
    try (ZimmerProcess process = ZimmerProcess.start(options)) {
      ZimmerClient client = process.client();
      client.call(QUERY, Map.of("FromUserId", victim)).expect(LIST_QUERY_FAILED);
      client.call(QUERY, Map.of("FromUserId", others.getFirst())).expect(0);
      process.stop();
    }
  }

  private static void damage(Path data, String text) throws IOException {
    int places = 0;
    try (Stream<Path> files = Files.list(data)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".sst")).toList()) {
        byte[] bytes = Files.readAllBytes(file);
        int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(text);
        if (at >= 0) {
          bytes[at] ^= 1;
          Files.write(file, bytes);
          places++;
        }
      }
    }
    assertThat(places).as("tables with the user's rows").isPositive();
  }
}
