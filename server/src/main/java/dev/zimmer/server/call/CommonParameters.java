package dev.zimmer.server.call;

import static dev.zimmer.action.ReturnCode.GATEWAY_ACTION_MISSING;
import static dev.zimmer.action.ReturnCode.GATEWAY_APP_ID_MALFORMED;
import static dev.zimmer.action.ReturnCode.GATEWAY_NONCE_MISSING;
import static dev.zimmer.action.ReturnCode.GATEWAY_SIGNATURE_EXPIRED;
import static dev.zimmer.action.ReturnCode.GATEWAY_SIGNATURE_MISMATCH;
import static dev.zimmer.action.ReturnCode.GATEWAY_SIGNATURE_MISSING;
import static dev.zimmer.action.ReturnCode.GATEWAY_SIGNATURE_VERSION_MISSING;
import static dev.zimmer.action.ReturnCode.GATEWAY_SIGNATURE_VERSION_UNSUPPORTED;
import static dev.zimmer.action.ReturnCode.GATEWAY_TIMESTAMP_MALFORMED;
import static dev.zimmer.action.ReturnCode.GATEWAY_TIMESTAMP_MISSING;

import dev.zimmer.action.ActionException;
import dev.zimmer.action.ReturnCode;
import dev.zimmer.server.auth.App;
import dev.zimmer.server.auth.Signature;
import dev.zimmer.server.wire.CommonNames;
import dev.zimmer.server.wire.Query;

/// The parameters that every call has in its query, well-formed but not believed yet.
///
/// @param appId the query's own text, a number from 0 to [App#MAX_ID]
/// @param timestamp the query's own text, Unix seconds
/// @param nonce not empty; the same one may come again
/// @param signature not empty
/// @param action not empty
record CommonParameters(
    String appId, String timestamp, String nonce, String signature, String action) {
  private static final int MAX_DIGITS = 18;
  private static final String VERSION = "2.0";
  private static final long TOLERANCE_SECONDS = 600;

  /// Takes them from the query in the documented order of checks.
  ///
  /// @throws ActionException with the code of the first that is missing or malformed
  static CommonParameters of(Query query) {
    String appId = required(query, CommonNames.APP_ID, GATEWAY_APP_ID_MALFORMED);
    require(isNumber(appId, 0), GATEWAY_APP_ID_MALFORMED);
    require(Long.parseLong(appId) <= App.MAX_ID, GATEWAY_APP_ID_MALFORMED);
    String timestamp = required(query, CommonNames.TIMESTAMP, GATEWAY_TIMESTAMP_MISSING);
    require(isNumber(timestamp, timestamp.startsWith("-") ? 1 : 0), GATEWAY_TIMESTAMP_MALFORMED);
    String nonce = required(query, CommonNames.NONCE, GATEWAY_NONCE_MISSING);
    String signature = required(query, CommonNames.SIGNATURE, GATEWAY_SIGNATURE_MISSING);
    String version = required(query, CommonNames.VERSION, GATEWAY_SIGNATURE_VERSION_MISSING);
    require(version.equals(VERSION), GATEWAY_SIGNATURE_VERSION_UNSUPPORTED);
    String action = required(query, CommonNames.ACTION, GATEWAY_ACTION_MISSING);
    return new CommonParameters(appId, timestamp, nonce, signature, action);
  }

  /// The app's id as a number.
  long appNumber() {
    return Long.parseLong(appId);
  }

  /// Returns if the timestamp is near the server's clock, the limits included.
  ///
  /// @throws ActionException if it is not
  void requireFresh(long nowMillis) {
    long difference = Math.abs(Math.floorDiv(nowMillis, 1000L) - Long.parseLong(timestamp));
    require(difference <= TOLERANCE_SECONDS, GATEWAY_SIGNATURE_EXPIRED);
  }

  /// Returns if the signature was made with the app's secret.
  ///
  /// @throws ActionException if it was not
  void requireSignature(App app) {
    String expected = Signature.of(appId, nonce, app.serverSecret(), timestamp);
    require(Signature.matches(expected, signature), GATEWAY_SIGNATURE_MISMATCH);
  }

  /// Whether a text is a number that fits a long, from an index on.
  private static boolean isNumber(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return text.length() > from && text.length() - from <= MAX_DIGITS;
  }

  private static String required(Query query, String name, ReturnCode missing) {
    String value = query.first(name);
    if (value == null || value.isEmpty()) {
      throw new ActionException(missing);
    }
    return value;
  }

  private static void require(boolean condition, ReturnCode otherwise) {
    if (!condition) {
      throw new ActionException(otherwise);
    }
  }
}
