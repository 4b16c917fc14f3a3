package dev.zimmer.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zimmer.server.observe.LogLevel;
import dev.zimmer.server.observe.LogLines;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

class SecretsTest {
  private static final String SECRET = "topsecret";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "serve --app 1:topsecret, app, ZIMMER_APP",
    "serve --app=1:topsecret --app 2:topsecret2, app, ZIMMER_APP",
    "serve --cassandra-password topsecret, cassandra-password, ZIMMER_CASSANDRA_PASSWORD",
    "export --cassandra-password=topsecret f, cassandra-password, ZIMMER_CASSANDRA_PASSWORD",
    "import --cassandra-password topsecret f, cassandra-password, ZIMMER_CASSANDRA_PASSWORD",
    "call --server-secret topsecret X, server-secret, ZIMMER_SERVER_SECRET",
    "sign --server-secret topsecret, server-secret, ZIMMER_SERVER_SECRET"
  })
  void commandLine_withASecret_isWarnedOf(String arguments, String name, String variable) {
    boolean hasFile = !arguments.matches("(call|sign) .*");

    assertThat(warnings(Map.of(), arguments.split(" ")))
        .singleElement()
        .asString()
        .contains(" WARN ", name + ": a secret on the command line", variable)
        .doesNotContain(SECRET)
        .matches(line -> line.contains("the file that --config names") == hasFile);
  }

  @Test
  void secrets_inVariablesOrAClosedFile_areFine() throws IOException {
    Path file = write("zimmer.yaml", "app: 1:topsecret\n", "rw-------");

    assertThat(warnings(Map.of("ZIMMER_APP", "1:topsecret"), "serve")).isEmpty();
    assertThat(warnings(Map.of("ZIMMER_SERVER_SECRET", SECRET), "call", "X")).isEmpty();
    assertThat(warnings(Map.of(), "serve", "--config", file.toString())).isEmpty();
    assertThat(warnings(Map.of("ZIMMER_CONFIG", file.toString()), "serve")).isEmpty();
    assertThat(warnings(Map.of(), "dev")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rw-----w-", "rw-rw-rw-"})
  void settingsFile_withASecretAndOpen_isWarnedOf(String permissions) throws IOException {
    Path file = write("zimmer.yaml", "app: 1:topsecret\n", permissions);

    for (String command : List.of("serve", "export f", "import f")) {
      assertThat(warnings(Map.of("ZIMMER_CONFIG", file.toString()), command.split(" ")))
          .singleElement()
          .asString()
          .contains(" WARN ", "config: " + file, permissions, "chmod go= " + file)
          .doesNotContain(SECRET);
    }
  }

  @Test
  void settingsFile_openButWithoutSecrets_isFine() throws IOException {
    Path file = write("zimmer.yaml", "port: 1\ntls-key: key.pem\n", "rw-r--r--");

    assertThat(warnings(Map.of("ZIMMER_CONFIG", file.toString()), "serve")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"tls-key", "cassandra-tls-key"})
  void keyFile_open_isWarnedOfWhereverItIsNamed(String name) throws IOException {
    Path key = write("a key.pem", "x", "rw-r--r--");
    Path settings = write("zimmer.yaml", name + ": '" + key + "'\n", "rw-------");
    String variable = "ZIMMER_" + name.toUpperCase(java.util.Locale.ROOT).replace('-', '_');

    assertThat(
            List.of(
                warnings(Map.of(), "serve", "--" + name, key.toString()),
                warnings(Map.of(variable, key.toString()), "serve"),
                warnings(Map.of(), "serve", "--config", settings.toString())))
        .allSatisfy(lines ->
            assertThat(lines)
                .singleElement()
                .asString()
                .contains(name + ": " + key, "(rw-r--r--)", "chmod go= '" + key + "'"));
  }

  @Test
  void keyFile_closedOrMissing_isFine() throws IOException {
    Path key = write("key.pem", "x", "r--------");

    assertThat(warnings(Map.of(), "serve", "--tls-key", key.toString())).isEmpty();
    assertThat(warnings(Map.of(), "serve", "--tls-key", key + ".missing")).isEmpty();
    assertThat(warnings(Map.of(), "serve", "--tls-cert", folder.toString())).isEmpty();
  }

  @Test
  void file_whereNobodyKnowsOfOtherUsers_isFine() throws IOException {
    try (FileSystem zip =
            FileSystems.newFileSystem(folder.resolve("a.zip"), Map.of("create", "true"));
        LogLines lines = new LogLines("dev.zimmer.server.cli", LogLevel.WARN)) {
      Path file = Files.writeString(zip.getPath("key.pem"), "x");

      Secrets.warnIfOpen("tls-key", file);

      assertThat(lines.all()).isEmpty();
    }
  }

  @Test
  void command_forAFileOfSomebodyElse_makesItOnesOwn() {
    String user = System.getProperty("user.name");

    assertThat(Secrets.command("somebody", Path.of("/k/it's.pem")))
        .isEqualTo("chown " + user + " '/k/it'\\''s.pem' && chmod 600 '/k/it'\\''s.pem'");
    assertThat(Secrets.command(user, Path.of("/k/key.pem"))).isEqualTo("chmod go= /k/key.pem");
  }

  /// Whoever adds an option that is secret or names a file decides here whether it is.
  @Test
  void options_thatAreSecretsOrNameFiles_areThese() {
    List<OptionSpec> options =
        ZimmerCommand.commandLine(Map.of()).getSubcommands().values().stream()
            .flatMap(command -> command.getCommandSpec().options().stream())
            .toList();

    assertThat(options.stream().filter(Secrets::isSecretValue).map(OptionSpec::longestName))
        .containsOnly("--app", "--cassandra-password", "--server-secret");
    assertThat(
            options.stream()
                .filter(option -> option.type() == Path.class)
                .filter(option -> !Secrets.isSecret(option))
                .map(OptionSpec::longestName))
        .containsOnly(
            "--data", "--config", "--tls-cert", "--cassandra-tls-trust", "--cassandra-tls-cert");
  }

  private List<String> warnings(Map<String, String> environment, String... arguments) {
    try (LogLines lines = new LogLines("dev.zimmer.server.cli", LogLevel.WARN)) {
      CommandLine commandLine = ZimmerCommand.commandLine(environment);
      Secrets.warn(commandLine.parseArgs(arguments).subcommand().commandSpec());
      return lines.all();
    }
  }

  private Path write(String name, String text, String permissions) throws IOException {
    Path file = folder.resolve(name);
    Files.deleteIfExists(file);
    Files.writeString(file, text);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
  }
}
