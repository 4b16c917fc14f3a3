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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

class ServerOptionsTest {
  private static final Path SAMPLE = Path.of("..", "docs", "zimmer.sample.yaml");
  private static final String SECRET = "topsecret";

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
                new StoreConfig(StoreConfig.Engine.rocksdb, Path.of("data", "serve")),
                List.of(new App(1, "s")),
                new LimitConfig(true, List.of()),
                new DomainConfig(2048, 5120, 6000, Runtime.getRuntime().maxMemory() / 4, null),
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
                 + " --retention-days 16 --log-level debug")
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
                new StoreConfig(StoreConfig.Engine.rocksdb, Path.of("d")),
                List.of(new App(1, "a"), new App(2, "b")),
                new LimitConfig(
                    false, List.of(new LimitOverride("1", "A", 3), new LimitOverride("*", "*", 4))),
                new DomainConfig(12, 13, 14, 15, Duration.ofDays(16)),
                LogLevel.DEBUG));
  }

  @Test
  void sampleFile_isUnderstood() {
    ServerConfig config = parse(Map.of(), "--config", SAMPLE.toString());

    assertThat(config.apps()).containsExactly(new App(12345, "replace-this-secret"));
    assertThat(config.store().data()).isEqualTo(Path.of("/var/lib/zimmer"));
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
        .hasSize(26)
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
        "--retention-days 0       | retention-days: 0 (expected: at least 1)",
        "--tls-cert a             | tls-cert and tls-key: only one is set (expected: both)",
        "--engine cassandra       | engine: cassandra is not yet in this version (expected:"
            + " rocksdb)"
      })
  void value_outOfRange_isRefusedWithNameValueAndExpectation(String arguments, String message) {
    assertThatThrownBy(() -> parse(Map.of(), arguments.strip().split(" ")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
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
        commandLine(Map.of("ZIMMER_APP", "1:" + SECRET, "ZIMMER_SERVER_SECRET", SECRET));

    for (CommandLine command : commandLine.getSubcommands().values()) {
      assertThat(command.getUsageMessage()).doesNotContain(SECRET);
    }
    assertThat(parse(Map.of("ZIMMER_APP", "1:" + SECRET)).toString()).doesNotContain(SECRET);
  }

  private Path write(String yaml) throws IOException {
    return Files.writeString(folder.resolve("zimmer.yaml"), yaml);
  }

  private static CommandLine commandLine(Map<String, String> environment) {
    return ZimmerCommand.commandLine(environment);
  }

  private static ServerConfig parse(Map<String, String> environment, String... arguments) {
    String[] all = Stream.concat(Stream.of("serve"), Stream.of(arguments)).toArray(String[]::new);
    CommandLine.ParseResult result = commandLine(environment).parseArgs(all).subcommand();
    ServeCommand command = (ServeCommand) result.commandSpec().userObject();
    return command.options.toConfig();
  }
}
