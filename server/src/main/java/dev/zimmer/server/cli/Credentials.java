package dev.zimmer.server.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.zimmer.server.auth.App;
import dev.zimmer.server.auth.Signature;
import java.net.URLEncoder;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;

/// Signs calls for one app.
///
/// @param app in whose name
/// @param time the clock that the timestamps come from
record Credentials(App app, InstantSource time) {
  private static final int NONCE_BYTES = 8;
  private static final SecureRandom random = new SecureRandom();

  /// The common parameters except Action, signed, as part of a query. Good for ten minutes.
  String query() {
    byte[] bytes = new byte[NONCE_BYTES];
    random.nextBytes(bytes);
    String appId = Long.toString(app.id());
    String nonce = HexFormat.of().formatHex(bytes);
    String timestamp = Long.toString(time.millis() / 1000);
    return "AppId="
        + appId
        + "&SignatureNonce="
        + nonce
        + "&Timestamp="
        + timestamp
        + "&SignatureVersion=2.0&Signature="
        + Signature.of(appId, nonce, app.serverSecret(), timestamp);
  }

  /// The whole query of a call.
  String query(String action) {
    return "Action=" + URLEncoder.encode(action, UTF_8) + '&' + query();
  }
}
