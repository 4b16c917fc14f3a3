package dev.zimmer.bench.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// A certificate for 127.0.0.1 that nobody else trusts.
///
/// @param file the certificate, PEM
/// @param key its private key, PEM
public record Certificate(Path file, Path key) {
  /// Makes one with openssl.
  ///
  /// @throws Program.MissingException if it is not installed
  public static Certificate make(Path folder, Path log) {
    Certificate made =
        new Certificate(folder.resolve("certificate.pem"), folder.resolve("key.pem"));
    Child.run(
        log,
        Duration.ofMinutes(1),
        List.of(
            Program.OPENSSL.path(),
            "req",
            "-x509",
            "-newkey",
            "ec",
            "-pkeyopt",
            "ec_paramgen_curve:prime256v1",
            "-nodes",
            "-days",
            "2",
            "-subj",
            "/CN=127.0.0.1",
            "-addext",
            "subjectAltName=IP:127.0.0.1",
            "-keyout",
            made.key.toString(),
            "-out",
            made.file.toString()));
    return made;
  }

  /// What a client needs to trust it.
  public SSLContext trusted() {
    try (InputStream in = Files.newInputStream(file)) {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      store.setCertificateEntry(
          "server", CertificateFactory.getInstance("X.509").generateCertificate(in));
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the certificate cannot be read", e);
    }
  }
}
