package dev.zimmer.server.wire;

import java.util.Set;

/// The names of the parameters that every call has in its query.
public final class CommonNames {
  /// The app that calls.
  public static final String APP_ID = "AppId";

  /// When the call was signed.
  public static final String TIMESTAMP = "Timestamp";

  /// Any text, part of what is signed.
  public static final String NONCE = "SignatureNonce";

  /// The signature.
  public static final String SIGNATURE = "Signature";

  /// How it was made.
  public static final String VERSION = "SignatureVersion";

  /// Which action is called.
  public static final String ACTION = "Action";

  /// All of them: no action has parameters of these names in the query.
  static final Set<String> ALL = Set.of(APP_ID, TIMESTAMP, NONCE, SIGNATURE, VERSION, ACTION);

  private CommonNames() {}
}
