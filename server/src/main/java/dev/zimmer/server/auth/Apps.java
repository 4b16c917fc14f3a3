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
  /// @throws IllegalArgumentException if there are none, or two have one id
  public Apps(List<App> apps) {
    if (apps.isEmpty()) {
      throw new IllegalArgumentException("app: none (expected: at least one ID:SECRET)");
    }
    for (App app : apps) {
      if (byId.put(app.id(), app) != null) {
        throw new IllegalArgumentException("app: two have the id " + app.id());
      }
    }
  }

  /// The app of that id; empty if it is not served here.
  public Optional<App> find(long id) {
    return Optional.ofNullable(byId.get(id));
  }
}
