package dev.zimmer.server.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/// The signature of a call: the md5 of AppId, SignatureNonce, ServerSecret and Timestamp, one after
/// the other, in lower-case hex.
///
/// It covers the texts exactly as they stand in the query, so `AppId=007` is signed as `007`.
public final class Signature {
  private static final MessageDigest MD5 = md5();

  private Signature() {}

  /// The signature that a caller must send.
  ///
  /// @param appId the query's own text
  /// @param nonce the query's own text, not empty
  /// @param serverSecret the app's secret
  /// @param timestamp the query's own text, Unix seconds
  /// @return 32 hex digits in lower case
  public static String of(String appId, String nonce, String serverSecret, String timestamp) {
    String signed = appId + nonce + serverSecret + timestamp;
    return HexFormat.of().formatHex(fresh().digest(signed.getBytes(UTF_8)));
  }

  /// Whether a caller's signature is the expected one, upper case allowed. It takes the same time
  /// wherever the two differ.
  public static boolean matches(String expected, String sent) {
    return MessageDigest.isEqual(
        expected.getBytes(UTF_8), sent.toLowerCase(Locale.ROOT).getBytes(UTF_8));
  }

  /// A copy, because looking the algorithm up takes longer than using it.
  private static MessageDigest fresh() {
    try {
      return (MessageDigest) MD5.clone();
    } catch (CloneNotSupportedException _) {
      return md5();
    }
  }

  private static MessageDigest md5() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has MD5", e);
    }
  }
}
