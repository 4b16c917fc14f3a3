package dev.zimmer.storage.cassandra;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.List;

/// A client's certificate and key as PEM files, made for a test.
final class OwnKey {
  private static final String PASSWORD = "zimmer-test";

  private OwnKey() {}

  /// @param folder an empty one to work in
  static void make(Path folder, Path certificate, Path key) throws Exception {
    Path store = folder.resolve("own.p12");
    Process keytool =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                    "-genkeypair",
                    "-alias",
                    "own",
                    "-keyalg",
                    "EC",
                    "-dname",
                    "CN=client",
                    "-storetype",
                    "PKCS12",
                    "-keystore",
                    store.toString(),
                    "-storepass",
                    PASSWORD))
            .redirectErrorStream(true)
            .start();
    keytool.getInputStream().readAllBytes();
    if (keytool.waitFor() != 0) {
      throw new IOException("keytool failed");
    }
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    Certificate own = keys.getCertificate("own");
    Key secret = keys.getKey("own", PASSWORD.toCharArray());
    write(certificate, "CERTIFICATE", own.getEncoded());
    write(key, "PRIVATE KEY", secret.getEncoded());
  }

  private static void write(Path file, String kind, byte[] bytes) throws IOException {
    String text = Base64.getMimeEncoder().encodeToString(bytes);
    Files.writeString(
        file, "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n");
  }
}
