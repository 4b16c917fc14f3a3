package dev.zimmer.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A heap that is full ends the process: half a server would be worse than none.
class OutOfMemoryTest {
  private static final int MAX_BATCHES = 5_000;
  private static final int BATCH = 100;

  @TempDir Path folder;

  @Test
  void heap_fullOfLists_endsTheProcessForItsSupervisor() {
    List<String> program = new ArrayList<>(List.of("-XX:+ExitOnOutOfMemoryError", "-Xmx40m"));
    program.addAll(ZimmerJar.program());
    ServeOptions options =
        ServeOptions.at(folder.resolve("data")).by(program).with("--list-cache-bytes", "999999999");
    try (ZimmerProcess zimmer = ZimmerProcess.start(options)) {
      fill(zimmer.client());
      assertThat(zimmer.awaitEnd()).isEqualTo(3);
      assertThat(String.join("\n", zimmer.output())).contains("java.lang.OutOfMemoryError");
      assertThat(zimmer.log()).doesNotContain(" ERROR ");
    }
    try (ZimmerProcess zimmer = ZimmerProcess.start(ServeOptions.at(folder.resolve("data")))) {
      assertThat(new Backend(zimmer.client()).list("bot")).isNotEmpty();
      zimmer.stop();
    }
  }

  /// One list grows until there is no room for it.
  private static void fill(ZimmerClient client) {
    Backend backend = new Backend(client).register("bot");
    assertThat(backend.list("bot")).isEmpty();
    try {
      for (int batch = 0; batch < MAX_BATCHES; batch++) {
        int from = batch * BATCH;
        List<String> users = IntStream.range(from, from + BATCH).mapToObj(i -> "user" + i).toList();
        List<Map<String, String>> infos =
            users.stream().map(user -> Map.of("UserId", user)).toList();
        client.call("UserRegister", Map.of("UserInfo", infos)).expect(0);
        client.call("SendPeerMessage", Backend.peerMessage("bot", users)).expect(0);
      }
    } catch (UncheckedIOException e) {
      return; // the process has gone in the middle of a call
    }
    throw new AssertionError("the heap was never full");
  }
}
