package dev.zimmer.server.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zimmer.server.call.Fixture;
import dev.zimmer.server.observe.LogLevel;
import dev.zimmer.server.observe.LogLines;
import java.io.IOException;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What strangers can make a server write into its log.
class CallLogTest {
  private static final Pattern NOT_SHOWN = Pattern.compile("not shown=(\\d+)");

  private final Fixture fixture = new Fixture(new Fixture.Echo());
  private final ApiServer server =
      new ApiServer(
          new HttpConfig("127.0.0.1", 0, Optional.empty(), List.of(), HttpConfig.Bounds.DEFAULT),
          fixture.pipeline,
          fixture.json,
          Fixture.TIME);
  private final LogLines lines = new LogLines("zimmer", LogLevel.INFO);
  private final LogLines libraryLines = new LogLines("io.helidon", LogLevel.ERROR);

  @AfterEach
  void stop() {
    server.close();
    lines.close();
    libraryLines.close();
  }

  @Test
  void unsignedCalls_20000OfThem_areAFewLinesThatCountTheOthers() throws IOException {
    call("127.0.0.1", "/?Action=Echo", 20_000);
    assertThat(lines.all()).hasSize(10);

    call("127.0.0.2", "/?Action=Echo", 1);
    fixture.nanos.addAndGet(Duration.ofSeconds(10).toNanos());
    call("127.0.0.1", "/?Action=Echo", 1);

    assertThat(lines.all()).hasSize(12).allMatch(line -> line.contains("{from=127.0.0."));
    assertThat(lines.all().get(10)).contains("{from=127.0.0.2, not shown=19990}");
    assertThat(lines.all().size() + notShown()).isEqualTo(20_002);
  }

  @Test
  void unsignedCalls_ofManyAddresses_haveABoundTogether() throws IOException {
    for (int i = 0; i < 300; i++) {
      call("127.0.1." + (i % 250 + 1), "/?Action=Echo", 1);
    }
    assertThat(lines.all()).hasSize(100);

    fixture.nanos.addAndGet(Duration.ofSeconds(1).toNanos());
    call("127.0.2.1", "/?Action=Echo", 1);

    assertThat(lines.all()).hasSize(101);
    assertThat(lines.all().size() + notShown()).isEqualTo(301);
  }

  @Test
  void calls_withAWrongSignatureOrApp_areThrottledToo() throws IOException {
    String query = "/?" + Fixture.signedQuery("Echo");

    call("127.0.0.1", query.replaceFirst("Signature=.", "Signature=x"), 50);
    call("127.0.0.1", query.replace("AppId=12345", "AppId=54321"), 50);
    call("127.0.0.1", query.replace("Action=Echo", "Action=Other"), 50);

    assertThat(lines.all()).hasSize(10);
  }

  @Test
  void actionsName_ofControlCharactersAndMarks_isCutAndEscaped() throws IOException {
    String name = "\u0001\n\u202e\u2066\u200f\u061c\u2028".repeat(100);
    String query = Fixture.signedQuery("Echo").replace("Echo", URLEncoder.encode(name, UTF_8));

    call("127.0.0.1", "/?" + query, 1);

    assertThat(lines.all()).singleElement().asString().hasLineCount(1).hasSizeLessThan(1000);
    assertThat(lines.all().getFirst())
        .contains("{Action=<0001><000a><202e><2066><200f><061c><2028><0001>")
        .contains("… (700 characters), from=127.0.0.1}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET\r\n\r\n",
        "\u0000\u0001\u0002\r\n\r\n",
        "GET / HTTP/1.0\r\n\r\n",
        "GET /%zz?%%% HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: x\r\nBad header\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nnonsense\r\n",
        "GET /nowhere HTTP/1.1\r\nHost: x\r\n\r\n"
      })
  void brokenHttp_writesNoLinesOfItsOwn(String request) throws IOException {
    for (int i = 0; i < 20; i++) {
      try (RawClient client = new RawClient(server.url())) {
        client.send(request).answer();
      }
    }
    assertThat(lines.all()).hasSizeLessThanOrEqualTo(10);
    assertThat(libraryLines.all()).isEmpty();
  }

  private long notShown() {
    return NOT_SHOWN
        .matcher(String.join("", lines.all()))
        .results()
        .mapToLong(found -> Long.parseLong(found.group(1)))
        .sum();
  }

  private void call(String from, String target, int times) throws IOException {
    try (RawClient client = new RawClient(server.url(), from)) {
      for (int i = 0; i < times; i++) {
        client.request("GET", target, "", new byte[0]).answer();
      }
    }
  }
}
