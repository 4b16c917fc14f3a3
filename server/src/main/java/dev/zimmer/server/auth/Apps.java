package dev.zimmer.server.auth;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The apps that this server serves, by id.
public final class Apps {
  private final Map<Long, App> byId = new HashMap<>();

  /// A server of the given apps.
  ///
  /// AppId and SignatureNonce are joined without anything between, so with one secret for two apps
  /// a signature of the one could be made into one of the other: `1` and `2x` sign like `12` and
  /// `x`.
  ///
  /// @throws IllegalArgumentException if there are none, or two have one id or one secret; the text
  ///   never holds the secret
  public Apps(List<App> apps) {
    if (apps.isEmpty()) {
      throw new IllegalArgumentException("app: none (expected: at least one ID:SECRET)");
    }
    Map<String, App> bySecret = new HashMap<>();
    for (App app : apps) {
      if (byId.put(app.id(), app) != null) {
        throw new IllegalArgumentException("app: two have the id " + app.id());
      }
      App other = bySecret.put(app.serverSecret(), app);
      if (other != null) {
        throw new IllegalArgumentException(
            "app: %d and %d have the same secret (expected: each one of its own, as signatures of"
                    .formatted(other.id(), app.id())
                + " one would do for the other)");
      }
    }
  }

  /// The app of that id; empty if it is not served here.
  public Optional<App> find(long id) {
    return Optional.ofNullable(byId.get(id));
  }
}
