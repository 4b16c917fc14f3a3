package dev.zimmer.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The commands beside `serve`, as somebody types them.
final class CommandLineTest {
  private static final String QUERY = "QueryConversationList";

  @RegisterExtension static final RunningZimmer zimmer = RunningZimmer.withoutLimits();

  private final Backend backend = zimmer.newBackend();
  private final AppCredentials app = backend.client().app();

  private ZimmerJar.Run call(String... arguments) {
    List<String> all = new ArrayList<>(List.of("call"));
    all.addAll(List.of(arguments));
    return ZimmerJar.run(
        all,
        Map.of(
            "ZIMMER_URL", zimmer.process().uri().toString(),
            "ZIMMER_APP_ID", Long.toString(app.id()),
            "ZIMMER_SERVER_SECRET", app.secret()));
  }

  @Test
  void call_withKeysAndValues_printsTheAnswer() {
    backend.register("a", "b").sendPeer("a", "b");
    ZimmerJar.Run run = call(QUERY, "FromUserId=a", "Limit=10");
    assertThat(run.exit()).as(run.all()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(ZimmerClient.checked(run.out()).expect(0).entries())
        .extracting(Entry::key)
        .containsExactly("0/b");
  }

  @Test
  void call_withListsAndJson_sendsThem() {
    backend.register("a", "b", "c").createGroup("g", "a", "b", "c");
    assertThat(call("KickoutGroupUser", "FromUserId=a", "GroupId=g", "UserId=b", "UserId=c").exit())
        .isZero();
    String message = ZimmerClient.json(Backend.peerMessage("a", List.of("b", "c")));
    assertThat(call("SendPeerMessage", message).exit()).isZero();
    assertThat(backend.list("a")).hasSize(2);
  }

  @Test
  void call_refused_printsTheAnswerAndFails() {
    ZimmerJar.Run run = call(QUERY, "FromUserId=nobody");
    assertThat(run.exit()).isNotZero();
    ZimmerClient.checked(run.out()).expect(660500002);
  }

  @Test
  void call_withOptions_winsOverVariables() {
    ZimmerJar.Run run =
        call("--server-secret", "wrong", QUERY, "FromUserId=a", "--app-id", "" + app.id());
    assertThat(run.exit()).isNotZero();
    ZimmerClient.checked(run.out()).expect(100000005);
    assertThat(run.all()).doesNotContain(app.secret());
  }

  @Test
  void call_toNobody_saysSoInOneLine() {
    for (String url : List.of("http://127.0.0.1:" + FreePort.find(), "nonsense", "ftp://x")) {
      ZimmerJar.Run run = call("--url", url, QUERY, "FromUserId=a");
      assertThat(run.exit()).isNotZero();
      assertThat(run.err().lines()).as(run.err()).hasSize(1);
      assertThat(run.err()).startsWith("zimmer: ").contains(url).doesNotContain("\tat ");
    }
  }

  @Test
  void sign_printsParametersThatTheServerTakes() {
    ZimmerJar.Run run =
        ZimmerJar.run(
            List.of("sign", "--app-id", Long.toString(app.id()), "--server-secret", app.secret()));
    assertThat(run.exit()).isZero();
    Map<String, String> parameters = new HashMap<>();
    for (String pair : run.out().strip().split("&", -1)) {
      int equals = pair.indexOf('=');
      parameters.put(pair.substring(0, equals), pair.substring(equals + 1));
    }
    assertThat(parameters)
        .containsOnlyKeys("AppId", "SignatureNonce", "Timestamp", "SignatureVersion", "Signature");
    ApiRequest request = backend.client().request(QUERY).with("FromUserId", "a");
    parameters.forEach(request::with);
    backend.client().send(request).expect(660500002);
  }

  @Test
  void version_printsOneLine() {
    ZimmerJar.Run run = ZimmerJar.run(List.of("version"));
    assertThat(run.exit()).isZero();
    assertThat(run.out().lines()).singleElement().asString().matches("zimmer \\d+\\.\\d+.*");
  }

  @Test
  void help_namesCommandsAndOptions() {
    ZimmerJar.Run run = ZimmerJar.run(List.of("--help"));
    assertThat(run.exit()).isZero();
    assertThat(run.out()).contains("dev", "serve", "export", "import", "call", "sign", "version");
    ZimmerJar.Run serve = ZimmerJar.run(List.of("serve", "--help"));
    assertThat(serve.exit()).isZero();
    assertThat(serve.out())
        .contains("--host", "--port", "--admin-port", "--data", "--app", "--no-limits")
        .contains("--tls-cert", "--tls-key", "--config", "--engine");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nonsense", "--nonsense", "call", "serve --nonsense"})
  void command_wrong_saysSoAndFails(String line) {
    List<String> arguments = Stream.of(line.split(" ", -1)).filter(s -> !s.isEmpty()).toList();
    ZimmerJar.Run run = ZimmerJar.run(arguments);
    assertThat(run.exit()).isNotZero();
    assertThat(run.err()).startsWith("zimmer: ").doesNotContain("Exception", "\tat ");
  }

  @Test
  void serve_withVariablesAndFile_takesTheNearest(@TempDir Path folder) throws Exception {
    ServeOptions options = ServeOptions.at(folder.resolve("data"));
    Path file =
        Files.writeString(
            folder.resolve("zimmer.yaml"),
            """
            host: 127.0.0.1
            port: 1
            admin-port: %d
            data: %s
            no-limits: true
            app:
              - %s
            """
                .formatted(
                    options.adminPort(), options.data(), options.apps().getFirst().option()));
    List<String> arguments =
        List.of("serve", "--config", file.toString(), "--port", "" + options.port());
    try (ZimmerProcess process = ZimmerProcess.start(options, arguments)) {
      new Backend(process.client()).register("a", "b").sendPeer("a", "b");
      assertThat(Admin.of(process).get("/health/ready").statusCode()).isEqualTo(200);
      process.stop();
    }
  }

  @Test
  void dev_onAnEmptyFolder_hasPeopleAndConversations(@TempDir Path folder) {
    ServeOptions options = ServeOptions.at(folder.resolve("data"));
    List<String> arguments =
        List.of(
            "dev",
            "--port",
            "" + options.port(),
            "--admin-port",
            "" + options.adminPort(),
            "--data",
            options.data().toString());
    try (ZimmerProcess process = ZimmerProcess.start(options, arguments)) {
      String welcome = String.join("\n", process.output());
      assertThat(welcome).contains("AppId", "ServerSecret", "curl", "zimmer call");
      String who = welcome.replaceAll("(?s).*FromUserId=(\\S+) .*", "$1");
      List<String> call =
          List.of("call", "--url", process.uri().toString(), QUERY, "FromUserId=" + who);
      ZimmerJar.Run run = ZimmerJar.run(call);
      assertThat(run.exit()).as(run.all()).isZero();
      List<Entry> entries = ZimmerClient.checked(run.out()).expect(0).entries();
      assertThat(entries).extracting(Entry::type).contains(Entry.PEER, Entry.GROUP);
      process.stop();
      try (ZimmerProcess again = ZimmerProcess.start(options, arguments)) {
        assertThat(ZimmerClient.checked(ZimmerJar.run(call).out()).entries()).isEqualTo(entries);
        again.stop();
      }
    }
  }
}
