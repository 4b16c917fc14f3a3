package dev.zimmer.server.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// The PEM files that HTTPS is served with.
///
/// @param certificate the server's certificate, followed by those that vouch for it
/// @param key its private key, without a pass phrase: PKCS#8, or OpenSSL's RSA and EC forms
public record TlsFiles(Path certificate, Path key) {
  /// The TLS settings that these files make.
  ///
  /// @throws IllegalArgumentException with what to change, if a file is missing or holds something
  ///   else, or the key is another certificate's
  SSLContext sslContext() {
    Certificate[] chain = readChain();
    PrivateKey privateKey = readKey();
    try {
      requirePair(privateKey, chain[0]);
      char[] noPassword = new char[0];
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, noPassword);
      store.setKeyEntry("server", privateKey, noPassword, chain);
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, noPassword);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalArgumentException(
          "tls-key: " + key + " cannot be used with " + certificate + ": " + e.getMessage(), e);
    }
  }

  private Certificate[] readChain() {
    try (InputStream in = Files.newInputStream(certificate)) {
      Collection<? extends Certificate> all =
          CertificateFactory.getInstance("X.509").generateCertificates(in);
      if (!all.isEmpty()) {
        return all.toArray(Certificate[]::new);
      }
    } catch (IOException e) {
      throw new IllegalArgumentException("tls-cert: cannot read " + certificate, e);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException(
          "tls-cert: " + certificate + " holds no certificate (expected: PEM)", e);
    }
    throw new IllegalArgumentException(
        "tls-cert: " + certificate + " holds no certificate (expected: PEM)");
  }

  private PrivateKey readKey() {
    try {
      return PemKey.parse(Files.readString(key));
    } catch (IOException e) {
      throw new IllegalArgumentException("tls-key: cannot read " + key, e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("tls-key: " + key + " " + e.getMessage(), e);
    }
  }

  private void requirePair(PrivateKey privateKey, Certificate own) throws GeneralSecurityException {
    String algorithm =
        switch (privateKey.getAlgorithm()) {
          case "RSA" -> "SHA256withRSA";
          case "EC" -> "SHA256withECDSA";
          default -> privateKey.getAlgorithm();
        };
    byte[] sample = {1, 2, 3};
    Signature signer = Signature.getInstance(algorithm);
    signer.initSign(privateKey);
    signer.update(sample);
    byte[] signed = signer.sign();
    boolean matches;
    try {
      signer.initVerify(own);
      signer.update(sample);
      matches = signer.verify(signed);
    } catch (GeneralSecurityException _) {
      matches = false;
    }
    if (!matches) {
      throw new IllegalArgumentException(
          "tls-key: " + key + " is not the key of the first certificate in " + certificate);
    }
  }
}
