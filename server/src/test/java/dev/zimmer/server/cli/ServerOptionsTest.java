package dev.zimmer.server.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zimmer.DomainConfig;
import dev.zimmer.server.auth.App;
import dev.zimmer.server.config.ServerConfig;
import dev.zimmer.server.config.StoreConfig;
import dev.zimmer.server.http.HttpConfig;
import dev.zimmer.server.http.TlsFiles;
import dev.zimmer.server.limit.LimitConfig;
import dev.zimmer.server.limit.LimitOverride;
import dev.zimmer.server.observe.AdminConfig;
import dev.zimmer.server.observe.LogLevel;
import dev.zimmer.storage.cassandra.CassandraConfig;
import dev.zimmer.storage.cassandra.Consistency;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

class ServerOptionsTest {
  private static final Path SAMPLE = Path.of("..", "docs", "zimmer.sample.yaml");
  private static final String SECRET = "topsecret";
  private static final String CLUSTER = "--engine cassandra --cassandra-contact-points 127.0.0.1";

  @TempDir Path folder;

  @Test
  void defaults_areThese() {
    assertThat(parse(Map.of(), "--app", "1:s"))
        .isEqualTo(
            new ServerConfig(
                new HttpConfig(
                    "0.0.0.0",
                    8080,
                    Optional.empty(),
                    List.of(),
                    new HttpConfig.Bounds(
                        1_048_576,
                        16_384,
                        16_384,
                        10_000,
                        2_000,
                        Duration.ofSeconds(30),
                        Duration.ofMinutes(2))),
                new AdminConfig("127.0.0.1", 8081, false),
                new StoreConfig.Embedded(Path.of("data", "serve"), 67_108_864),
                false,
                List.of(new App(1, "s")),
                new LimitConfig(true, List.of()),
                new DomainConfig(
                    2048,
                    5120,
                    6000,
                    Runtime.getRuntime().maxMemory() / 4,
                    DomainConfig.DEFAULT_RECALL_WINDOW,
                    null),
                LogLevel.INFO));
  }

  @Test
  void everyOption_isTaken() {
    ServerConfig config =
        parse(
            Map.of(),
            ("--host ::1 --port 1 --admin-host h --admin-port 2 --admin-export --data d --app 1:a"
                 + " --app 2:b --no-limits --limit 1/A=3 --limit */*=4 --engine rocksdb --tls-cert"
                 + " c --tls-key k --cors-origin https://a --max-body-bytes 5 --max-header-bytes 6"
                 + " --max-request-line-bytes 7 --max-connections 8 --max-concurrent-calls 9"
                 + " --request-seconds 10 --idle-seconds 11 --max-message-bytes 12"
                 + " --max-multi-item-bytes 13 --max-group-members 14 --list-cache-bytes 15"
                 + " --recall-window-seconds 18 --retention-days 16 --store-cache-bytes 17000000"
                 + " --allow-clock-behind --log-level debug")
                .split(" "));

    assertThat(config)
        .isEqualTo(
            new ServerConfig(
                new HttpConfig(
                    "::1",
                    1,
                    Optional.of(new TlsFiles(Path.of("c"), Path.of("k"))),
                    List.of("https://a"),
                    new HttpConfig.Bounds(
                        5, 6, 7, 8, 9, Duration.ofSeconds(10), Duration.ofSeconds(11))),
                new AdminConfig("h", 2, true),
                new StoreConfig.Embedded(Path.of("d"), 17_000_000),
                true,
                List.of(new App(1, "a"), new App(2, "b")),
                new LimitConfig(
                    false, List.of(new LimitOverride("1", "A", 3), new LimitOverride("*", "*", 4))),
                new DomainConfig(12, 13, 14, 15, Duration.ofSeconds(18), Duration.ofDays(16)),
                LogLevel.DEBUG));
  }

  @Test
  void sampleFile_isUnderstood() {
    ServerConfig config = parse(Map.of(), "--config", SAMPLE.toString());

    assertThat(config.apps()).containsExactly(new App(12345, "replace-this-secret"));
    assertThat(config.store())
        .isEqualTo(new StoreConfig.Embedded(Path.of("/var/lib/zimmer"), 67_108_864));
    assertThat(config.limits().overrides())
        .containsExactly(
            new LimitOverride("12345", "QueryConversationList", 200),
            new LimitOverride("*", "SendGroupMessage", 50));
    assertThat(config.http()).isEqualTo(HttpConfig.DEFAULT);
  }

  @Test
  void sampleFile_uncommented_hasEverySetting() throws IOException {
    String yaml = Files.readString(SAMPLE);
    List<String> settings =
        commandLine(Map.of()).parseArgs("serve").subcommand().commandSpec().options().stream()
            .map(option -> option.longestName().substring(2))
            .filter(name -> !name.equals("config") && !name.equals("help"))
            .toList();

    assertThat(settings)
        .hasSize(42)
        .allSatisfy(name -> assertThat(yaml).containsPattern("(?m)^#?" + name + ":"));
  }

  @Test
  void precedence_isCommandLineThenEnvironmentThenFile() throws IOException {
    Path file = write("port: 1\nadmin-port: 1\nmax-connections: 1\napp: 1:file\nno-limits: true\n");
    Map<String, String> environment =
        Map.of(
            "ZIMMER_CONFIG",
            file.toString(),
            "ZIMMER_PORT",
            "2",
            "ZIMMER_ADMIN_PORT",
            "2",
            "ZIMMER_APP",
            "2:x,3:y");

    ServerConfig config = parse(environment, "--port", "3", "--no-limits");

    assertThat(config.http().port()).isEqualTo(3);
    assertThat(config.admin().port()).isEqualTo(2);
    assertThat(config.http().bounds().connections()).isEqualTo(1);
    assertThat(config.apps()).containsExactly(new App(2, "x"), new App(3, "y"));
    assertThat(config.limits().enabled()).isFalse();
  }

  @Test
  void variable_empty_isAsIfItWereMissing() throws IOException {
    Path file = write("port: 1\nhost: here\napp: 1:file\n");
    Map<String, String> environment =
        Map.of(
            "ZIMMER_PORT", "", "ZIMMER_APP", "", "ZIMMER_ADMIN_PORT", "", "ZIMMER_NO_LIMITS", "");

    ServerConfig config = parse(environment, "--config", file.toString());

    assertThat(config.http().port()).isEqualTo(1);
    assertThat(config.admin().port()).isEqualTo(8081);
    assertThat(config.apps()).containsExactly(new App(1, "file"));
    assertThat(config.limits().enabled()).isTrue();
    assertThat(parse(Map.of("ZIMMER_CONFIG", "", "ZIMMER_DATA", ""), "--app", "1:s"))
        .isEqualTo(parse(Map.of(), "--app", "1:s"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"zimmer", "zimmer-admin", "zimmer-cassandra"})
  void variable_ofAKubernetesService_isNoSetting(String service) {
    String prefix = service.toUpperCase(Locale.ROOT).replace('-', '_');
    Map<String, String> environment =
        Map.of(
            prefix + "_SERVICE_HOST", "10.96.0.11",
            prefix + "_SERVICE_PORT", "8080",
            prefix + "_SERVICE_PORT_HTTP", "8080",
            prefix + "_PORT", "tcp://10.96.0.11:8080",
            prefix + "_PORT_8080_TCP", "tcp://10.96.0.11:8080",
            prefix + "_PORT_8080_TCP_PROTO", "tcp",
            prefix + "_PORT_8080_TCP_PORT", "8080",
            prefix + "_PORT_8080_TCP_ADDR", "10.96.0.11");

    assertThat(parse(environment, "--app", "1:s")).isEqualTo(parse(Map.of(), "--app", "1:s"));
  }

  @Test
  void variable_thatTheLocaleCouldNotRead_isRefusedByItsName() {
    assertThatThrownBy(() -> parse(Map.of("ZIMMER_APP", "1:topsecret\uFFFD")))
        .isInstanceOf(ParameterException.class)
        .hasMessageStartingWith("ZIMMER_APP has letters that this locale does not have")
        .message()
        .doesNotContain(SECRET);
  }

  @Test
  void argument_thatTheLocaleCouldNotRead_isRefused() {
    assertThat(ZimmerCommand.run(new String[] {"version", "\uFFFD\uFFFD"}, Map.of())).isEqualTo(2);
  }

  @Test
  void file_valueThatLooksLikeANumber_isTakenAsItIsWritten() throws IOException {
    Path file = write("cassandra-user: 1e3\ncassandra-password: 1.50\napp: 1:s\n");

    StoreConfig store = parse(Map.of(), (CLUSTER + " --config " + file).split(" ")).store();

    assertThat(((StoreConfig.Cluster) store).cassandra().login())
        .isEqualTo(new CassandraConfig.Login("1e3", "1.50"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# nothing\n", "---\n", "--- \n...\n"})
  void file_withoutSettings_isTaken(String yaml) throws IOException {
    assertThat(parse(Map.of(), "--config", write(yaml).toString(), "--app", "1:s"))
        .isEqualTo(parse(Map.of(), "--app", "1:s"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "prot: 1          | unknown key 'prot'",
        "port: abc        | Invalid value for option '--port': 'abc' is not an int",
        "port: {a: 1}     | port needs a value",
        "port:            | port needs a value",
        "- a            | expected lines of `key: value`",
        "a: [unclosed   | not valid YAML",
        "no-limits: maybe | 'maybe' is not a boolean"
      })
  void file_thatIsWrong_isRefusedWithWhatIsWrong(String yaml, String message) throws IOException {
    Path file = write(yaml);

    assertThatThrownBy(() -> parse(Map.of(), "--config", file.toString()))
        .isInstanceOf(ParameterException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "port: 1;port: 2              | port is there twice",
        "port: 1;port: 1              | port is there twice",
        "app: 1:a;host: h;app: [2:b]  | app is there twice",
        "port: 1;---;admin-port: 2    | more than one document"
      })
  void file_thatSaysAThingTwice_isRefused(String lines, String message) throws IOException {
    Path file = write(lines.replace(';', '\n') + "\n");

    assertThatThrownBy(() -> parse(Map.of(), "--config", file.toString()))
        .isInstanceOf(ParameterException.class)
        .hasMessageContaining(file + ": " + message);
  }

  @Test
  void file_thatIsMissing_isRefused() {
    assertThatThrownBy(() -> parse(Map.of(), "--config", "nowhere.yaml"))
        .hasMessageContaining("config: cannot read nowhere.yaml");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--port 70000             | port: 70000 (expected: 0 to 65535)",
        "--admin-port -1          | admin-port: -1 (expected: 0 to 65535)",
        "--max-body-bytes 0       | max-body-bytes: 0 (expected: at least 1)",
        "--request-seconds 0      | request-seconds: 0 (expected: at least 1)",
        "--max-message-bytes 99999| max-message-bytes: 99999 (expected: 1 to 32768)",
        "--recall-window-seconds 86401| recall-window-seconds: 86401 (expected: 0 to 86400)",
        "--recall-window-seconds -1| recall-window-seconds: -1 (expected: 0 to 86400)",
        "--retention-days 0       | retention-days: 0 (expected: at least 1)",
        "--store-cache-bytes 9    | store-cache-bytes: 9 (expected: at least 1048576)",
        "--tls-cert a             | tls-cert and tls-key: only one is set (expected: both)",
        "--engine cassandra       | cassandra-contact-points: missing (expected: a Cassandra node,"
            + " host or host:port)"
      })
  void value_outOfRange_isRefusedWithNameValueAndExpectation(String arguments, String message) {
    assertThatThrownBy(() -> parse(Map.of(), arguments.strip().split(" ")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void cluster_allOptions_areTaken() {
    assertThat(
            parse(
                    Map.of("ZIMMER_CASSANDRA_PASSWORD", SECRET),
                    (CLUSTER
                            + ",127.0.0.2:9043 --cassandra-local-datacenter here"
                            + " --cassandra-keyspace k --cassandra-create-keyspace"
                            + " --cassandra-replication-factor 5 --cassandra-user u"
                            + " --cassandra-tls-trust t --cassandra-tls-cert c --cassandra-tls-key"
                            + " k --cassandra-consistency everywhere --cassandra-request-millis 500"
                            + " --node-id 127")
                        .split(" "))
                .store())
        .isEqualTo(
            new StoreConfig.Cluster(
                new CassandraConfig(
                    List.of(
                        CassandraConfig.contactPoint("127.0.0.1:9042"),
                        CassandraConfig.contactPoint("127.0.0.2:9043")),
                    "here",
                    "k",
                    new CassandraConfig.Login("u", SECRET),
                    new CassandraConfig.Tls(Path.of("t"), Path.of("c"), Path.of("k")),
                    Consistency.EVERYWHERE,
                    Duration.ofMillis(500),
                    true,
                    5),
                OptionalInt.of(127)));
  }

  @Test
  void cluster_defaults_areThese() {
    assertThat(parse(Map.of(), CLUSTER.split(" ")).store())
        .isEqualTo(
            new StoreConfig.Cluster(
                new CassandraConfig(
                    List.of(CassandraConfig.contactPoint("127.0.0.1:9042")),
                    "datacenter1",
                    "zimmer",
                    null,
                    null,
                    Consistency.LOCAL,
                    Duration.ofSeconds(2),
                    false,
                    3),
                OptionalInt.empty()));
  }

  @Test
  void cluster_inAFile_isTakenByEveryCommandThatOpensAStore() throws IOException {
    Path file =
        write(
            """
            engine: cassandra
            cassandra-contact-points:
              - 127.0.0.1
              - 127.0.0.2:9043
            cassandra-user: u
            cassandra-password: p
            node-id: 3
            """);
    StoreConfig expected =
        new StoreConfig.Cluster(
            new CassandraConfig(
                List.of(
                    CassandraConfig.contactPoint("127.0.0.1:9042"),
                    CassandraConfig.contactPoint("127.0.0.2:9043")),
                "datacenter1",
                "zimmer",
                new CassandraConfig.Login("u", "p"),
                null,
                Consistency.LOCAL,
                Duration.ofSeconds(2),
                false,
                3),
            OptionalInt.of(3));
    String config = file.toString();

    assertThat(parse(Map.of(), "--config", config).store()).isEqualTo(expected);
    ExportCommand export = (ExportCommand) command("export", "--config", config, "file");
    assertThat(export.store.toConfig()).isEqualTo(expected);
    ImportCommand imported = (ImportCommand) command("import", "--config", config, "file");
    assertThat(imported.store.toConfig()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--cassandra-contact-points a:b | cassandra-contact-points: a:b (expected: host or"
            + " host:port)",
        "--cassandra-local-datacenter= | cassandra-local-datacenter: empty (expected: a data"
            + " centre's name)",
        "--cassandra-keyspace A-b | cassandra-keyspace: A-b (expected: lower-case letters, digits"
            + " and _, a letter first, up to 48)",
        "--cassandra-replication-factor 0 | cassandra-replication-factor: 0 (expected: at least 1)",
        "--cassandra-request-millis 99 | cassandra-request-millis: 99 (expected: at least 100)",
        "--cassandra-user u | cassandra-user and cassandra-password: only one is set (expected:"
            + " both)",
        "--cassandra-tls-cert c | cassandra-tls-trust: missing (expected: a PEM file, as there is a"
            + " client certificate)",
        "--cassandra-tls-trust t --cassandra-tls-cert c | cassandra-tls-cert and cassandra-tls-key:"
            + " only one is set (expected: both)",
        "--node-id 128 | node-id: 128 (expected: 0 to 127)",
        "--node-id -1 | node-id: -1 (expected: 0 to 127)",
      })
  void cluster_valueThatCannotBe_isRefusedByItsName(String arguments, String message) {
    assertThatThrownBy(() -> parse(Map.of(), (CLUSTER + " " + arguments).split(" ")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void cluster_consistencyThatIsNone_isRefusedWithThoseThereAre() {
    assertThatThrownBy(() -> parse(Map.of(), (CLUSTER + " --cassandra-consistency one").split(" ")))
        .isInstanceOf(ParameterException.class)
        .hasMessageContaining("--cassandra-consistency")
        .hasMessageContaining("LOCAL, EVERYWHERE");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--cassandra-contact-points=a",
        "--cassandra-keyspace=other",
        "--cassandra-password=topsecret",
        "--cassandra-create-keyspace",
        "--node-id=1"
      })
  void embedded_optionOfACluster_isRefusedByItsName(String option) {
    assertThatThrownBy(() -> parse(Map.of(), option))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(option.substring(2).replaceFirst("=.*", "") + ": ")
        .hasMessageEndingWith("(expected: engine cassandra)")
        .message()
        .doesNotContain(SECRET);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--cassandra-pasword=topsecret", "--cassandra-pasword topsecret"})
  void option_misspelt_isNamedWithoutWhatFollows(String arguments) {
    StringWriter err = new StringWriter();
    CommandLine commandLine = commandLine(Map.of()).setErr(new PrintWriter(err));

    int exitCode = commandLine.execute(("serve " + arguments).split(" "));

    assertThat(exitCode).isEqualTo(2);
    assertThat(err.toString()).contains("cassandra-pasword").doesNotContain(SECRET);
  }

  @Test
  void app_malformed_isRefusedWithoutTheSecret() {
    assertThatThrownBy(() -> parse(Map.of(), "--app", "x:" + SECRET))
        .hasMessageContaining("--app")
        .hasMessageContaining("expected ID:SECRET")
        .message()
        .doesNotContain(SECRET);
  }

  @Test
  void help_withASecretInTheEnvironment_doesNotShowIt() {
    CommandLine commandLine =
        commandLine(
            Map.of(
                "ZIMMER_APP",
                "1:" + SECRET,
                "ZIMMER_SERVER_SECRET",
                SECRET,
                "ZIMMER_CASSANDRA_PASSWORD",
                SECRET));

    for (CommandLine command : commandLine.getSubcommands().values()) {
      assertThat(command.getUsageMessage()).doesNotContain(SECRET);
    }
    assertThat(parse(Map.of("ZIMMER_APP", "1:" + SECRET)).toString()).doesNotContain(SECRET);
    String[] cluster = (CLUSTER + " --cassandra-user u").split(" ");
    assertThat(parse(Map.of("ZIMMER_CASSANDRA_PASSWORD", SECRET), cluster).toString())
        .contains("u")
        .doesNotContain(SECRET);
  }

  private Path write(String yaml) throws IOException {
    return Files.writeString(folder.resolve("zimmer.yaml"), yaml);
  }

  private static CommandLine commandLine(Map<String, String> environment) {
    return ZimmerCommand.commandLine(environment);
  }

  private static ServerConfig parse(Map<String, String> environment, String... arguments) {
    String[] all = Stream.concat(Stream.of("serve"), Stream.of(arguments)).toArray(String[]::new);
    return ((ServeCommand) command(environment, all)).options.toConfig();
  }

  private static Object command(String... arguments) {
    return command(Map.of(), arguments);
  }

  private static Object command(Map<String, String> environment, String... arguments) {
    return commandLine(environment).parseArgs(arguments).subcommand().commandSpec().userObject();
  }
}
