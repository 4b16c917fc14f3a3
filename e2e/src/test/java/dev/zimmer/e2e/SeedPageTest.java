package dev.zimmer.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// The clauses on an embedded store, and those that need a server with settings of its own.
final class SeedPageTest extends SeedPageClauses {
  private static final int APP_RATE_LIMITED = 660300005;

  @RegisterExtension static final RunningZimmer zimmer = RunningZimmer.withoutLimits();

  SeedPageTest() {
    super(zimmer);
  }

  @Override
  IntStream limits() {
    return IntStream.rangeClosed(1, 501);
  }

  @Test
  @DisplayName("Q8 HTTPS with a certificate and key in PEM files")
  void q08_https_works(@TempDir Path folder) {
    PemFiles pem = PemFiles.create(folder);
    ServeOptions options =
        ServeOptions.at(folder.resolve("data"))
            .with("--tls-cert", pem.certificate().toString(), "--tls-key", pem.key().toString());
    try (ZimmerProcess process = ZimmerProcess.start(options)) {
      assertThat(process.uri().getScheme()).isEqualTo("https");
      Backend secure = new Backend(process.client().trusting(pem.trust()));
      secure.register("a", "b").sendPeer("a", "b");
      assertThat(secure.list("a")).extracting(Entry::key).containsExactly("0/b");
      process.stop();
    }
  }

  @Test
  @DisplayName("Q9 more than 20 calls a second are too many: 660300005")
  void q09_tooManyCalls_areRefused(@TempDir Path folder) {
    ServeOptions options = ServeOptions.at(folder.resolve("data")).withLimits();
    try (ZimmerProcess process = ZimmerProcess.start(options)) {
      Burst burst =
          Burst.untilRefused(
              process.client(),
              APP_RATE_LIMITED,
              "QueryConversationList",
              Map.of("FromUserId", "a"));
      assertThat(burst.served()).isGreaterThanOrEqualTo(20);
    }
  }
}
