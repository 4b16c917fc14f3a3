package dev.zimmer.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The scenarios of histories on an embedded store, and the commands of the document about imports.
final class HistoryTest extends HistoryScenarios {
  @RegisterExtension static final RunningZimmer zimmer = RunningZimmer.withoutLimits();

  private static final Pattern IMPORT =
      Pattern.compile("```sh\n((?:(?!```).)*?call ImportPeerMsg.*?)```", Pattern.DOTALL);

  HistoryTest() {
    super(zimmer);
  }

  @Test
  void documentedImport_isReadBackByTheDocumentedQuery() throws Exception {
    Backend backend = zimmer.newBackend().register("alice", "bob");
    String document = Files.readString(ZimmerJar.root().resolve("docs/callers.md"));
    String commands =
        IMPORT.matcher(document).results().map(found -> found.group(1)).findFirst().orElseThrow();
    ProcessBuilder builder = new ProcessBuilder("sh", "-c", commands);
    AppCredentials app = backend.client().app();
    builder
        .environment()
        .putAll(
            Map.of(
                "ZIMMER_URL", zimmer.process().uri().toString(),
                "ZIMMER_APP_ID", Long.toString(app.id()),
                "ZIMMER_SERVER_SECRET", app.secret()));
    Process shell = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    List<String> answers =
        new String(shell.getInputStream().readAllBytes(), UTF_8).lines().toList();
    assertThat(shell.waitFor()).isZero();
    assertThat(answers).hasSize(2);
    JsonNode read = JsonMapper.shared().readTree(answers.getLast());
    assertThat(read.path("List").path(0).path("MsgBody").asString())
        .isEqualTo("hello from last year");
    assertThat(backend.history("alice", "bob", 10)).isEmpty();
  }
}
