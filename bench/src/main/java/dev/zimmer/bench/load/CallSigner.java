package dev.zimmer.bench.load;

import dev.zimmer.server.auth.Signature;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/// An app's back end: signs calls. A signature holds for ten minutes, so calls are signed just
/// before they are needed.
///
/// @param appId the app
/// @param secret its secret
public record CallSigner(String appId, String secret) {
  /// The app of the benchmark.
  public static final CallSigner BENCH =
      new CallSigner("12345", "9193cc662a4c0ec135ec71fb57194b38");

  /// A call, signed for now with a nonce of its own.
  ///
  /// @param body its JSON
  public Request call(String action, String body) {
    return new Request("POST", "/" + query(action), body);
  }

  /// The query of a call, with its question mark.
  public String query(String action) {
    byte[] random = new byte[8];
    ThreadLocalRandom.current().nextBytes(random);
    String nonce = HexFormat.of().formatHex(random);
    String now = Long.toString(System.currentTimeMillis() / 1000);
    return "?Action=%s&AppId=%s&Timestamp=%s&SignatureNonce=%s&SignatureVersion=2.0&Signature=%s"
        .formatted(action, appId, now, nonce, Signature.of(appId, nonce, secret, now));
  }
}
