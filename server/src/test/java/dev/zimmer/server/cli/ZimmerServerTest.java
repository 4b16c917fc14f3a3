package dev.zimmer.server.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zimmer.server.config.ServerConfig;
import dev.zimmer.server.config.StoreConfig;
import dev.zimmer.server.openapi.OpenApi;
import dev.zimmer.server.transfer.Exporter;
import dev.zimmer.server.transfer.Importer;
import dev.zimmer.server.transfer.Progress;
import dev.zimmer.server.transfer.TransferException;
import dev.zimmer.server.wire.Json;
import dev.zimmer.spec.ActionTable;
import dev.zimmer.stamp.StampClock;
import dev.zimmer.storage.StorageEngine;
import dev.zimmer.storage.StorageException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ZimmerServerTest {
  private static final Json JSON = new Json();
  private static final InstantSource TIME = InstantSource.system();

  @TempDir Path folder;

  @Test
  void dev_emptyStore_hasAWorldInIt() {
    try (ZimmerServer server = start()) {
      DevCommand.prepare(server);
      ActionClient client = new HttpActionClient(server.url(), new Credentials(DemoApp.APP, TIME));

      Map<String, Object> list =
          JSON.object(client.call("QueryConversationList", "{\"FromUserId\":\"alice\"}"))
              .orElseThrow();

      assertThat(list).containsEntry("Code", 0).containsEntry("TotalCount", 7);
      assertThat(ids(list))
          .containsExactly("bob", "carol", "erin", "team", "project-x", "climbing", "frank");
      assertThat(ListTable.of(list)).contains("climbing").contains("7 of 7, Next 0");
    }
  }

  @Test
  void dev_storeWithAWorld_isLeftAsItIs() {
    try (ZimmerServer server = start()) {
      DevCommand.prepare(server);
    }
    try (ZimmerServer server = start()) {
      DevCommand.prepare(server);
      ActionClient client = new HttpActionClient(server.url(), new Credentials(DemoApp.APP, TIME));

      assertThat(client.call("QueryConversationList", "{\"FromUserId\":\"alice\"}"))
          .contains("\"TotalCount\":7,");
    }
  }

  @Test
  void call_command_exitsWith0OnlyForCode0() {
    try (ZimmerServer server = start()) {
      DevCommand.prepare(server);
      Map<String, String> environment = Map.of("ZIMMER_URL", server.url());

      assertThat(ZimmerCommand.run(call("FromUserId=alice", "Limit=2"), environment)).isZero();
      assertThat(ZimmerCommand.run(call("FromUserId=nobody"), environment)).isEqualTo(1);
      assertThat(ZimmerCommand.run(call("--server-secret", "wrong"), environment)).isEqualTo(1);
    }
  }

  @Test
  void call_noServer_isOneLineOfError() {
    StringWriter err = new StringWriter();
    CommandLine commandLine = ZimmerCommand.commandLine(Map.of()).setErr(new PrintWriter(err));

    int exitCode = commandLine.execute("call", "X", "--url", "http://127.0.0.1:1");

    assertThat(exitCode).isEqualTo(1);
    assertThat(err.toString().lines())
        .hasSize(1)
        .first()
        .asString()
        .startsWith("zimmer: cannot call");
  }

  @Test
  void admin_tellsHealthAndFigures() throws Exception {
    try (ZimmerServer server = start()) {
      DevCommand.prepare(server);
      new HttpActionClient(server.url(), new Credentials(DemoApp.APP, TIME)).call("Made\nUp", "{}");

      assertThat(get(server, "/health/live").statusCode()).isEqualTo(200);
      assertThat(get(server, "/health/ready").body()).isEqualTo("{\"status\":\"UP\"}");
      assertThat(get(server, "/openapi.yaml").body()).startsWith("openapi:");
      assertThat(get(server, "/nowhere").statusCode()).isEqualTo(404);
      assertThat(get(server, "/metrics").body())
          .contains("zimmer_calls_total{action=\"SendGroupMessage\",code=\"0\"} 5.0")
          .contains("zimmer_calls_total{action=\"none\",code=\"100000007\"} 1.0")
          .contains("zimmer_call_duration_seconds_bucket{action=\"UserRegister\",le=\"0.5\"}")
          .contains("zimmer_list_cache_hits_total")
          .contains("zimmer_commit_calls_sum")
          .contains("zimmer_processes 1.0")
          .doesNotContain("Made", "zimmer_cassandra");
    }
  }

  @Test
  void admin_storeClosed_isNotReady() throws Exception {
    try (var admin =
        new dev.zimmer.server.observe.AdminServer(
            new dev.zimmer.server.observe.AdminConfig("127.0.0.1", 0, false),
            new dev.zimmer.server.observe.AdminServer.Store(
                () -> {
                  throw new StorageException.Permanent("the \"disk\" is full");
                },
                _ -> {}),
            new OpenApi(new ActionTable(List.of()), "1"),
            new dev.zimmer.server.observe.Meters())) {
      HttpResponse<String> response = get(admin.url() + "/health/ready");

      assertThat(response.statusCode()).isEqualTo(503);
      assertThat(response.body())
          .isEqualTo("{\"status\":\"DOWN\",\"reason\":\"the  disk  is full\"}");
    }
  }

  @Test
  void admin_exportThatIsNotSwitchedOn_isNotThere() throws Exception {
    try (ZimmerServer server = start()) {
      assertThat(get(server, "/export").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void admin_exportThatBreaksOff_isNotAWholeAnswer() throws Exception {
    try (var admin =
        new dev.zimmer.server.observe.AdminServer(
            new dev.zimmer.server.observe.AdminConfig("127.0.0.1", 0, true),
            new dev.zimmer.server.observe.AdminServer.Store(
                () -> {},
                out -> {
                  for (int i = 0; i < 5; i++) {
                    write(out, new byte[100_000]);
                  }
                  throw new StorageException.Retryable("the disk reports errors");
                }),
            new OpenApi(new ActionTable(List.of()), "1"),
            new dev.zimmer.server.observe.Meters())) {
      assertThatThrownBy(() -> get(admin.url() + "/export")).isInstanceOf(IOException.class);
    }
  }

  private static void write(OutputStream out, byte[] bytes) {
    try {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void start_halfAnImport_isRefused() {
    byte[] export = export();
    try (StorageEngine engine = Stores.open(command().config().store())) {
      Importer importer = new Importer(engine, new Progress("", _ -> {}, () -> 0));
      InputStream half = new ByteArrayInputStream(export, 0, export.length / 2);
      assertThatThrownBy(() -> importer.run(half)).isInstanceOf(TransferException.class);
    }

    assertThatThrownBy(this::start)
        .isInstanceOf(TransferException.class)
        .hasMessageContaining("run the same `zimmer import` again");
  }

  @Test
  void start_clockFarBehindTheStore_isRefusedUnlessAllowed() throws Exception {
    writeWithClockAhead(Duration.ofHours(8));

    assertThatThrownBy(() -> start(served()))
        .isInstanceOf(StorageException.Permanent.class)
        .hasMessageContaining("behind the times in the store: set it right if it is wrong")
        .hasMessageContaining("or start with --allow-clock-behind");
    try (ZimmerServer server = start(served("--allow-clock-behind"))) {
      assertThat(get(server, "/health/ready").statusCode()).isEqualTo(200);
      assertThat(leadSeconds(server)).isBetween(28_000.0, 28_801.0);
    }
  }

  @Test
  void start_clockAFewMinutesBehindTheStore_isNotRefused() throws Exception {
    writeWithClockAhead(Duration.ofMinutes(9));
    try (ZimmerServer server = start(served())) {
      assertThat(leadSeconds(server)).isBetween(300.0, 541.0);
    }
  }

  @Test
  void clock_thatIsSetBackWhileTheServerRuns_isSeenInTheMetric() throws Exception {
    AtomicReference<Duration> off = new AtomicReference<>(Duration.ZERO);
    try (ZimmerServer server = new ZimmerServer(served(), () -> TIME.instant().plus(off.get()))) {
      DevCommand.prepare(server);
      assertThat(leadSeconds(server)).isLessThan(2);
      off.set(Duration.ofHours(-1));
      assertThat(leadSeconds(server)).isGreaterThan(3_000);
    }
  }

  private static ZimmerServer start(ServerConfig config) {
    return new ZimmerServer(config, TIME);
  }

  /// As `serve` does it, on the folder of this test.
  private ServerConfig served(String... more) {
    List<String> arguments = new ArrayList<>(List.of("serve", "--host", "127.0.0.1"));
    arguments.addAll(List.of("--port", "0", "--admin-port", "0", "--no-limits"));
    arguments.addAll(List.of("--app", DemoApp.ID + ":" + DemoApp.SECRET));
    arguments.addAll(List.of("--data", folder.resolve("served").toString()));
    arguments.addAll(List.of(more));
    ServeCommand serve =
        (ServeCommand)
            ZimmerCommand.commandLine(Map.of())
                .parseArgs(arguments.toArray(String[]::new))
                .subcommand()
                .commandSpec()
                .userObject();
    return serve.options.toConfig();
  }

  private void writeWithClockAhead(Duration ahead) {
    try (StorageEngine engine = Stores.open(served().store())) {
      new StampClock(engine, InstantSource.offset(TIME, ahead)).next();
    }
  }

  private static double leadSeconds(ZimmerServer server) throws Exception {
    return get(server, "/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith("zimmer_clock_lead_seconds "))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(' '))))
        .sum();
  }

  /// An export of a store with the demo world.
  private byte[] export() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    DevCommand other = command();
    other.data = folder.resolve("other");
    try (ZimmerServer server = new ZimmerServer(other.config(), TIME)) {
      DevCommand.prepare(server);
    }
    StoreConfig store = other.config().store();
    try (StorageEngine engine = Stores.openExisting(store)) {
      new Exporter(engine, new Progress("", _ -> {}, () -> 0))
          .toStream(Stores.header(store, TIME), out);
    }
    return out.toByteArray();
  }

  @Test
  void start_storeInUse_isRefused() {
    try (ZimmerServer _ = start()) {
      assertThatThrownBy(this::start).isInstanceOf(StorageException.class);
    }
  }

  @Test
  void start_twoAppsWithOneSecret_isRefusedHoweverTheyAreGiven() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("zimmer.yaml"), "app:\n  - 1:topsecret\n  - 2:topsecret\n");

    assertThat(
            List.of(
                refusal(Map.of(), "--app", "1:topsecret", "--app", "2:topsecret"),
                refusal(Map.of(), "--app", "1:topsecret,2:topsecret"),
                refusal(Map.of("ZIMMER_APP", "1:topsecret,2:topsecret")),
                refusal(Map.of(), "--config", file.toString())))
        .allSatisfy(line ->
            assertThat(line)
                .startsWith("zimmer: app: 1 and 2 have the same secret")
                .hasLineCount(1)
                .doesNotContain("topsecret"));
    assertThat(folder.resolve("store")).doesNotExist();
  }

  private String refusal(Map<String, String> environment, String... arguments) {
    StringWriter err = new StringWriter();
    Map<String, String> all = new java.util.HashMap<>(environment);
    all.put("ZIMMER_DATA", folder.resolve("store").toString());
    CommandLine commandLine = ZimmerCommand.commandLine(all).setErr(new PrintWriter(err));
    String[] serve =
        java.util.stream.Stream.concat(
                java.util.stream.Stream.of("serve"), java.util.stream.Stream.of(arguments))
            .toArray(String[]::new);

    assertThat(commandLine.execute(serve)).isEqualTo(1);
    return err.toString();
  }

  @Test
  void start_portTaken_closesTheStoreAgain() {
    int taken;
    try (ZimmerServer server = start()) {
      taken = URI.create(server.url()).getPort();
      DevCommand command = command();
      command.data = folder.resolve("second");
      command.port = taken;
      assertThatThrownBy(() -> new ZimmerServer(command.config(), TIME))
          .hasMessageStartingWith("port: cannot listen");
    }
    DevCommand command = command();
    command.data = folder.resolve("second");
    new ZimmerServer(command.config(), TIME).close();
  }

  @Test
  void train_leavesNothingBehind() throws IOException {
    ZimmerCommand.run(new String[] {"train"}, Map.of());

    try (var left = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      assertThat(left).noneMatch(path -> path.getFileName().toString().startsWith("zimmer-train"));
    }
  }

  private ZimmerServer start() {
    return new ZimmerServer(command().config(), TIME);
  }

  private DevCommand command() {
    DevCommand command = new DevCommand();
    command.port = 0;
    command.adminPort = 0;
    command.data = folder.resolve("store");
    return command;
  }

  private static String[] call(String... more) {
    return java.util.stream.Stream.concat(
            java.util.stream.Stream.of("call", "QueryConversationList"),
            java.util.stream.Stream.of(more))
        .toArray(String[]::new);
  }

  private static List<Object> ids(Map<String, Object> answer) {
    return ((List<?>) java.util.Objects.requireNonNull(answer.get("List")))
        .stream().<Object>map(entry -> ((Map<?, ?>) entry).get("ConvId")).toList();
  }

  private static HttpResponse<String> get(ZimmerServer server, String path) throws Exception {
    return get(server.adminUrl() + path);
  }

  private static HttpResponse<String> get(String url) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
    }
  }
}
