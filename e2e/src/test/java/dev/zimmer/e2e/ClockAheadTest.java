package dev.zimmer.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A machine's clock was eight hours ahead when messages came in, and was put right.
final class ClockAheadTest {
  private static final long HOURS_MILLIS = Duration.ofHours(8).toMillis();

  @TempDir private Path folder = Path.of("");

  @Test
  void store_writtenWithTheClockAhead_isRefusedOrServedInTheOrderOfEvents() {
    ServeOptions options = ServeOptions.at(folder.resolve("data"));
    writeWithTheClockAhead(options);

    ZimmerJar.Run refused = ZimmerJar.run(options.arguments());
    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.err())
        .startsWith("zimmer: this machine's clock shows ")
        .contains("behind the times in the store", "--allow-clock-behind")
        .hasLineCount(1);

    try (ZimmerProcess process = ZimmerProcess.start(options.with("--allow-clock-behind"))) {
      assertThat(process.log()).contains("WARN", "ahead of this machine's clock");
      assertThat(Admin.of(process).value("zimmer_clock_lead_seconds")).isGreaterThan(28_000);
      assertThat(Admin.of(process).get("/health/ready").statusCode()).isEqualTo(200);
      everySendMoves(process);
      process.stop();
      try (ZimmerProcess again = process.restart()) {
        everySendMoves(again);
        again.stop();
      }
    }
  }

  private static void writeWithTheClockAhead(ServeOptions options) {
    ServeOptions ahead = options.by(ZimmerJar.programWithFastClock(HOURS_MILLIS));
    try (ZimmerProcess process = ZimmerProcess.start(ahead)) {
      String timestamp = Long.toString((System.currentTimeMillis() + HOURS_MILLIS) / 1_000);
      ZimmerClient client = process.client();
      List<Map<String, String>> users =
          List.of(Map.of("UserId", "a"), Map.of("UserId", "b"), Map.of("UserId", "c"));
      client
          .send(
              client
                  .request("UserRegister")
                  .with("Timestamp", timestamp)
                  .body(ZimmerClient.json(Map.of("UserInfo", users))))
          .expect(0);
      client
          .send(
              client
                  .request("SendPeerMessage")
                  .with("Timestamp", timestamp)
                  .body(ZimmerClient.json(Backend.peerMessage("b", List.of("a")))))
          .expect(0);
      process.stop();
    }
  }

  private static void everySendMoves(ZimmerProcess process) {
    Backend backend = new Backend(process.client());
    long before = 0;
    for (int i = 0; i < 60; i++) {
      String from = i % 2 == 0 ? "b" : "c";
      backend.sendPeer(from, "a");
      Entry last = backend.list("a").getLast();
      assertThat(last.id()).as("send %d", i).isEqualTo(from);
      assertThat(last.time()).isGreaterThanOrEqualTo(before);
      before = last.time();
    }
  }
}
