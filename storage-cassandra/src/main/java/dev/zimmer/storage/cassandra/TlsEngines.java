package dev.zimmer.storage.cassandra;

import com.datastax.oss.driver.api.core.metadata.EndPoint;
import com.datastax.oss.driver.api.core.ssl.SslEngineFactory;
import dev.zimmer.storage.StorageException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;

/// Makes the TLS side of each connection from PEM files. A node is called by the name or address by
/// which it is known, without asking the name service for another, and must prove that one.
final class TlsEngines implements SslEngineFactory {
  private static final Pattern KEY =
      Pattern.compile("-----BEGIN PRIVATE KEY-----(.*?)-----END PRIVATE KEY-----", Pattern.DOTALL);
  private static final char[] IN_MEMORY = new char[0];

  private final SSLContext context;

  private TlsEngines(SSLContext context) {
    this.context = context;
  }

  /// @throws StorageException.Permanent if a file cannot be used
  static TlsEngines of(CassandraConfig.Tls tls) {
    try {
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(keys(tls), IN_MEMORY);
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(trusted(tls.trust()));
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
      return new TlsEngines(context);
    } catch (GeneralSecurityException e) {
      throw new StorageException.Permanent(
          "the TLS files for Cassandra cannot be used: the key must belong to the certificate", e);
    }
  }

  @Override
  public SSLEngine newSslEngine(EndPoint remote) {
    InetSocketAddress address = (InetSocketAddress) remote.resolve();
    SSLEngine engine = context.createSSLEngine(address.getHostString(), address.getPort());
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    engine.setSSLParameters(parameters);
    engine.setUseClientMode(true);
    return engine;
  }

  @Override
  public void close() {
    // nothing is held
  }

  private static KeyStore trusted(Path file) throws GeneralSecurityException {
    KeyStore store = emptyStore();
    List<Certificate> certificates = certificates(file);
    for (int i = 0; i < certificates.size(); i++) {
      store.setCertificateEntry("trusted-" + i, certificates.get(i));
    }
    return store;
  }

  private static KeyStore keys(CassandraConfig.Tls tls) throws GeneralSecurityException {
    KeyStore store = emptyStore();
    Path certificate = tls.certificate();
    Path key = tls.key();
    if (certificate != null && key != null) {
      Certificate[] chain = certificates(certificate).toArray(new Certificate[0]);
      store.setKeyEntry("own", key(key), IN_MEMORY, chain);
    }
    return store;
  }

  private static KeyStore emptyStore() throws GeneralSecurityException {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, IN_MEMORY);
      return store;
    } catch (IOException e) {
      throw new GeneralSecurityException(e);
    }
  }

  private static List<Certificate> certificates(Path file) {
    try {
      List<Certificate> certificates =
          List.copyOf(
              CertificateFactory.getInstance("X.509")
                  .generateCertificates(new ByteArrayInputStream(Files.readAllBytes(file))));
      if (!certificates.isEmpty()) {
        return certificates;
      }
    } catch (IOException | GeneralSecurityException e) {
      throw unusable("no certificates can be read from a file: it must be PEM: ", file, e);
    }
    throw new StorageException.Permanent("a file holds no certificate: it must be PEM: " + file);
  }

  private static PrivateKey key(Path file) {
    try {
      Matcher pem = KEY.matcher(Files.readString(file, StandardCharsets.US_ASCII));
      if (!pem.find()) {
        throw new StorageException.Permanent(
            "a file holds no key: it must be PEM, PKCS #8, without a password: " + file);
      }
      return key(new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(pem.group(1))));
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      throw unusable("no key can be read from a file: it must be PEM, PKCS #8: ", file, e);
    }
  }

  /// The encoded key tells its kind, but not to this API; so every kind is tried.
  private static PrivateKey key(PKCS8EncodedKeySpec encoded) throws GeneralSecurityException {
    GeneralSecurityException last = new InvalidKeySpecException("no kind of key");
    for (String kind : List.of("RSA", "EC", "Ed25519")) {
      try {
        return KeyFactory.getInstance(kind).generatePrivate(encoded);
      } catch (InvalidKeySpecException e) {
        last = e;
      }
    }
    throw last;
  }

  private static StorageException unusable(String message, Path file, Exception cause) {
    return new StorageException.Permanent(message + file, cause);
  }
}
