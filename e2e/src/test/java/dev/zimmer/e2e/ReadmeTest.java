package dev.zimmer.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The README tells the truth: its commands do what it says, with the answer that it shows.
class ReadmeTest {
  private static final Pattern BLOCK = Pattern.compile("```(\\w+)\n(.*?)```", Pattern.DOTALL);
  private static final Pattern READY = Pattern.compile("zimmer ready on (http://\\S+) in \\d+ ms");
  private static final Pattern ROW = Pattern.compile("(\\S+) +(peer|group) +\\d{4}-.*");

  @TempDir Path home;

  @Test
  void commands_areTheTwoAndTheFirstCall() throws IOException {
    assertThat(blocks("sh"))
        .containsExactly(
            "./zimmer dev",
            "./zimmer call QueryConversationList FromUserId=alice Limit=10",
            "mvn verify");
  }

  @Test
  void testCommand_isWhatTheProjectsOwnCheckRuns() throws IOException {
    String check = Files.readString(ZimmerJar.root().resolve(".ci/run"));
    assertThat(check.strip())
        .endsWith("\nmvn --batch-mode --no-transfer-progress verify | bash .ci/stages");
    assertThat(check).contains("set -euo pipefail").containsOnlyOnce("mvn ");
  }

  @Test
  void firstCall_toWhatTheFirstCommandStarts_givesTheAnswerShown() throws Exception {
    Files.createSymbolicLink(home.resolve("zimmer"), ZimmerJar.root().resolve("zimmer"));
    List<String> commands = blocks("sh");
    // Any free port, so that the test does not meet a server that somebody has running.
    Process server = start(commands.get(0), Map.of("ZIMMER_PORT", "0", "ZIMMER_ADMIN_PORT", "0"));
    try (BufferedReader output = server.inputReader()) {
      Process call = start(commands.get(1), Map.of("ZIMMER_URL", readyUrl(output)));
      String answer = new String(call.getInputStream().readAllBytes(), UTF_8);
      assertThat(call.waitFor()).as(answer).isZero();
      List<String> rows = new ArrayList<>();
      for (JsonNode entry : JsonMapper.shared().readTree(answer).path("List")) {
        String type = entry.path("ConvType").asInt() == 0 ? "peer" : "group";
        rows.add(entry.path("ConvId").asString() + ' ' + type);
      }
      assertThat(rows).isEqualTo(rowsShown());
      server.destroy();
      assertThat(server.waitFor()).isZero();
    } finally {
      server.destroyForcibly();
    }
  }

  private Process start(String command, Map<String, String> environment) throws IOException {
    ProcessBuilder builder =
        ZimmerJar.builder(List.of(command.split(" "))).directory(home.toFile());
    builder.environment().putAll(environment);
    return builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  private static String readyUrl(BufferedReader output) throws IOException {
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      Matcher ready = READY.matcher(line);
      if (ready.matches()) {
        return ready.group(1);
      }
    }
    throw new IllegalStateException("the server ended before it was ready");
  }

  private static List<String> rowsShown() throws IOException {
    return blocks("text")
        .getFirst()
        .lines()
        .map(ROW::matcher)
        .filter(Matcher::matches)
        .map(row -> row.group(1) + ' ' + row.group(2))
        .toList();
  }

  private static List<String> blocks(String language) throws IOException {
    Matcher block = BLOCK.matcher(Files.readString(ZimmerJar.root().resolve("README.md")));
    return block
        .results()
        .filter(result -> result.group(1).equals(language))
        .map(result -> result.group(2).strip())
        .toList();
  }
}
