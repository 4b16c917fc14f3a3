package dev.zimmer.server.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zimmer.server.call.Fixture;
import dev.zimmer.server.observe.LogLevel;
import dev.zimmer.server.observe.LogLines;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TlsFilesTest {
  private static final Path FOLDER = Path.of("src", "test", "resources", "tls");
  private static final HttpConfig.Bounds BOUNDS =
      new HttpConfig.Bounds(
          1000, 4000, 4000, 100, 10, Duration.ofSeconds(1), Duration.ofSeconds(2));

  @ParameterizedTest
  @CsvSource({
    "rsa.cert.pem, rsa.pkcs8.pem",
    "rsa.cert.pem, rsa.pkcs1.pem",
    "ec.cert.pem, ec.pkcs8.pem",
    "ec.cert.pem, ec.sec1.pem"
  })
  void server_withEveryFormOfKey_servesHttps(String certificate, String key) throws Exception {
    Fixture fixture = new Fixture(new Fixture.Echo());
    try (ApiServer server = server(fixture, certificate, key);
        SSLSocket socket = connect(server, certificate)) {
      assertThat(server.url()).startsWith("https://");
      String request =
          "POST /?"
              + Fixture.signedQuery("Echo")
              + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(UTF_8));

      assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8)).contains("\"Code\":0,");
    }
  }

  @Test
  void server_withAClientThatStopsHalfway_cutsItOff() throws Exception {
    Fixture fixture = new Fixture(new Fixture.Echo());
    try (ApiServer server = server(fixture, "ec.cert.pem", "ec.sec1.pem");
        SSLSocket socket = connect(server, "ec.cert.pem")) {
      socket.getOutputStream().write("POST / HTTP/1.1\r\nHos".getBytes(UTF_8));

      assertThat(endOf(socket)).isTrue();
    }
  }

  @Test
  void unsignedCall_isLoggedWithANumberNotWithAName() throws Exception {
    Fixture fixture = new Fixture(new Fixture.Echo());
    try (LogLines lines = new LogLines("zimmer.call", LogLevel.INFO);
        ApiServer server = server(fixture, "ec.cert.pem", "ec.sec1.pem");
        SSLSocket socket = connect(server, "ec.cert.pem")) {
      String request = "GET /?x HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(UTF_8));
      socket.getInputStream().readAllBytes();

      assertThat(lines.all()).singleElement().asString().contains("{from=127.0.0.1}");
    }
  }

  @Test
  void server_withClientsThatSpeakNoTls_writesNothingOfThem() throws Exception {
    Fixture fixture = new Fixture(new Fixture.Echo());
    try (LogLines lines = new LogLines("io.helidon", LogLevel.ERROR);
        ApiServer server = server(fixture, "ec.cert.pem", "ec.sec1.pem")) {
      for (int i = 0; i < 20; i++) {
        try (RawClient client = new RawClient(server.url())) {
          client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
          client.isClosed(); // waits for its answer
        }
      }
      assertThat(lines.all()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "nowhere.pem,   rsa.pkcs8.pem,  tls-cert: cannot read",
    "rsa.pkcs8.pem, rsa.pkcs8.pem,  holds no certificate",
    "rsa.cert.pem,  nowhere.pem,    tls-key: cannot read",
    "rsa.cert.pem,  rsa.cert.pem,   holds no private key",
    "rsa.cert.pem,  rsa.locked.pem, has a pass phrase",
    "rsa.cert.pem,  ec.sec1.pem,    is not the key of the first certificate"
  })
  void files_thatAreWrong_areRefusedWithWhatToChange(
      String certificate, String key, String message) {
    TlsFiles files = new TlsFiles(FOLDER.resolve(certificate), FOLDER.resolve(key));

    assertThatThrownBy(files::sslContext)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  private static boolean endOf(SSLSocket socket) throws java.io.IOException {
    try {
      return socket.getInputStream().read() < 0;
    } catch (java.net.SocketException | javax.net.ssl.SSLException _) {
      return true;
    }
  }

  private static ApiServer server(Fixture fixture, String certificate, String key) {
    TlsFiles files = new TlsFiles(FOLDER.resolve(certificate), FOLDER.resolve(key));
    HttpConfig config = new HttpConfig("127.0.0.1", 0, Optional.of(files), List.of(), BOUNDS);
    return new ApiServer(config, fixture.pipeline, fixture.json, Fixture.TIME);
  }

  private static SSLSocket connect(ApiServer server, String certificate) throws Exception {
    KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
    trusted.load(null, null);
    try (var in = Files.newInputStream(FOLDER.resolve(certificate))) {
      trusted.setCertificateEntry(
          "it", CertificateFactory.getInstance("X.509").generateCertificate(in));
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    URI url = URI.create(server.url());
    SSLSocket socket =
        (SSLSocket) context.getSocketFactory().createSocket(url.getHost(), url.getPort());
    socket.setSoTimeout(20_000);
    return socket;
  }
}
