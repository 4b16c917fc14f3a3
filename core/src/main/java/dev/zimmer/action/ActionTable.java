package dev.zimmer.action;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The actions that this server serves, by name.
public final class ActionTable {
  private final Map<String, Action<?, ?>> actions = new TreeMap<>();

  /// A table of the given actions.
  ///
  /// @throws IllegalArgumentException if two have one name
  public ActionTable(Collection<? extends Action<?, ?>> actions) {
    for (Action<?, ?> action : actions) {
      if (this.actions.put(action.name(), action) != null) {
        throw new IllegalArgumentException("two actions are called " + action.name());
      }
    }
  }

  /// The action of that name; empty if this server has none.
  public Optional<Action<?, ?>> find(String name) {
    return Optional.ofNullable(actions.get(name));
  }

  /// All actions, by name; a view that cannot be changed.
  public Collection<Action<?, ?>> all() {
    return Collections.unmodifiableCollection(actions.values());
  }
}
