package dev.zimmer.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What stops a server from starting: one line that says what to change, an exit code that is not
/// 0, and no stack trace.
final class StartUpErrorsTest {
  @TempDir private Path folder = Path.of("");

  private ServeOptions options() {
    return ServeOptions.at(folder.resolve("data"));
  }

  private static ZimmerJar.Run expectRefused(List<String> arguments, String... words) {
    ZimmerJar.Run run = ZimmerJar.run(arguments);
    assertThat(run.exit()).as(run.all()).isNotZero();
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines().filter(line -> !line.isBlank()))
        .as(run.err())
        .singleElement()
        .asString()
        .startsWith("zimmer: ")
        .contains(words);
    assertThat(run.err()).doesNotContain("Exception", "\tat ");
    return run;
  }

  @Test
  void port_inUse_isNamed() throws IOException {
    ServeOptions options = options();
    for (int port : new int[] {options.port(), options.adminPort()}) {
      try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        expectRefused(
            options.arguments(),
            taken.getLocalPort() == options.port() ? " port" : "admin-port",
            Integer.toString(port));
      }
    }
    ZimmerProcess.start(options).stop();
  }

  @Test
  void host_thatIsNotOurs_isNamed() {
    expectRefused(options().with("--host", "192.0.2.1").arguments(), "host");
    expectRefused(options().with("--host", "no.such.host.invalid").arguments(), "host");
  }

  @Test
  void data_ofARunningServer_isInUse() {
    try (ZimmerProcess running = ZimmerProcess.start(options())) {
      expectRefused(options().arguments(), "in use", "data");
      new Backend(running.client()).register("a");
      running.stop();
    }
  }

  @Test
  void data_thatCannotBeWritten_isNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "x");
    expectRefused(ServeOptions.at(file).arguments(), "folder");
    expectRefused(ServeOptions.at(file.resolve("below")).arguments(), "folder");
    expectRefused(ServeOptions.at(Path.of("/proc/zimmer/data")).arguments(), "folder");
    assertThat(Files.readString(file)).isEqualTo("x");
  }

  @Test
  void data_thatIsSomethingElse_isLeftAsItIs() throws IOException {
    Path photos = Files.createDirectory(folder.resolve("data"));
    Files.writeString(photos.resolve("photo.jpg"), "x");
    expectRefused(options().arguments(), "not a store");
    try (var files = Files.list(photos)) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void data_ofAnotherFormat_isLeftAsItIs() throws IOException {
    ZimmerProcess.start(options()).stop();
    Path marker = folder.resolve("data").resolve("ZIMMER_FORMAT");
    String format = Files.readString(marker);
    Files.writeString(marker, "999\n");
    expectRefused(options().arguments(), "999", "version");
    Files.writeString(marker, format);
    ZimmerProcess.start(options()).stop();
  }

  @Test
  void data_ofWhichSomethingIsLost_saysWhatAndWhatToDo() throws IOException {
    try (ZimmerProcess running = ZimmerProcess.start(options())) {
      new Backend(running.client()).register("a");
      running.stop();
    }
    try (var logs = Files.newDirectoryStream(folder.resolve("data"), "*.log")) {
      Files.write(logs.iterator().next(), new byte[0]);
    }
    expectRefused(options().arguments(), "damaged", "backup", "rows 1 to ", "are missing");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "prot: 8080 | prot",
        "max-body-bites: 5 | max-body-bites",
        "port: many | port",
        "port: 70000 | port",
        "{{ | YAML",
        "- 1 | zimmer.yaml",
        "app: x | app"
      })
  void config_wrong_isNamed(String yaml, String word) throws IOException {
    Path file = Files.writeString(folder.resolve("zimmer.yaml"), yaml + "\n");
    List<String> arguments = new ArrayList<>(List.of("serve", "--config", file.toString()));
    arguments.addAll(List.of("--data", folder.resolve("data").toString()));
    expectRefused(arguments, word);
  }

  @Test
  void variable_ofAKubernetesService_isIgnoredWithALineInTheLog() {
    List<String> arguments = List.of("serve", "--data", folder.resolve("data").toString());
    ZimmerJar.Run run =
        ZimmerJar.run(arguments, Map.of("ZIMMER_PORT", "tcp://10.96.0.11:8080", "ZIMMER_APP", ""));
    assertThat(run.err().lines()).as(run.err()).hasSize(2);
    assertThat(run.err().lines().findFirst().orElseThrow())
        .contains(" WARN ", "ZIMMER_PORT", "Kubernetes");
    assertThat(run.err()).contains("zimmer: app: ");
  }

  @Test
  void config_missing_isNamed() {
    List<String> after = options().with("--config", "no-such-file.yaml").arguments();
    List<String> before = new ArrayList<>(List.of("serve", "--config", "no-such-file.yaml"));
    before.addAll(options().arguments().subList(1, after.size() - 2));
    expectRefused(before, "no-such-file.yaml");
    expectRefused(after, "no-such-file.yaml");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hunter2hunter2",
        "x:hunter2hunter2",
        "-1:hunter2hunter2",
        "4294967296:hunter2hunter2",
        "1.5:hunter2hunter2",
        ":hunter2hunter2"
      })
  void app_wrong_isNamedWithoutItsSecret(String app) {
    List<String> arguments =
        List.of("serve", "--data", folder.resolve("data").toString(), "--app", app);
    ZimmerJar.Run run = expectRefused(arguments, "app");
    assertThat(run.all()).doesNotContain("hunter2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"12345", "12345:"})
  void app_withoutSecret_isNamed(String app) {
    expectRefused(
        List.of("serve", "--data", folder.resolve("data").toString(), "--app", app), "app");
  }

  @Test
  void app_noneOrTwice_isNamed() {
    expectRefused(options().withApps(List.of()).arguments(), "app");
    expectRefused(
        options().withApps(List.of(AppCredentials.of(7), AppCredentials.of(7))).arguments(),
        "app",
        "7");
  }

  @Test
  void tls_wrongFiles_areNamed() throws IOException {
    PemFiles pem = PemFiles.create(folder);
    String certificate = pem.certificate().toString();
    String key = pem.key().toString();
    String garbage = Files.writeString(folder.resolve("garbage.pem"), "garbage").toString();
    PemFiles other = PemFiles.create(Files.createDirectory(folder.resolve("other")));
    expectRefused(options().with("--tls-cert", certificate).arguments(), "tls");
    expectRefused(options().with("--tls-key", key).arguments(), "tls");
    expectRefused(tls("no-such-cert.pem", key), "no-such-cert.pem");
    expectRefused(tls(certificate, "no-such-key.pem"), "no-such-key.pem");
    expectRefused(tls(garbage, key), "garbage.pem");
    expectRefused(tls(certificate, garbage), "garbage.pem");
    expectRefused(tls(key, certificate), "pem");
    expectRefused(tls(certificate, other.key().toString()), "tls");
  }

  private List<String> tls(String certificate, String key) {
    return options().with("--tls-cert", certificate, "--tls-key", key).arguments();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--prot=8080", "--port=x", "--port=70000", "--port=-1", "--max-body-bytes=0",
        "--request-seconds=0", "--engine=mysql", "--limit=x", "--retention-days=0", "extra"
      })
  void option_wrong_isNamed(String option) {
    String word = option.replaceAll("^--|=.*", "");
    expectRefused(
        List.of("serve", "--data", folder.resolve("data").toString(), "--app", "1:s", option),
        word);
  }
}
