package dev.zimmer.spec;

import dev.zimmer.action.Action;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The actions that this server serves, by name.
public final class ActionTable {
  private final Map<String, ActionSpec<?, ?>> actions = new TreeMap<>();

  /// A table of the given actions.
  ///
  /// @throws IllegalArgumentException if two have one name, or one does not say what it is
  public ActionTable(Collection<? extends Action<?, ?>> actions) {
    for (Action<?, ?> action : actions) {
      ActionSpec<?, ?> spec = ActionSpec.of(action);
      if (this.actions.put(spec.name(), spec) != null) {
        throw new IllegalArgumentException("two actions are called " + spec.name());
      }
    }
  }

  /// The action of that name; empty if this server has none.
  public Optional<ActionSpec<?, ?>> find(String name) {
    return Optional.ofNullable(actions.get(name));
  }

  /// All actions, by name; a view that cannot be changed.
  public Collection<ActionSpec<?, ?>> all() {
    return Collections.unmodifiableCollection(actions.values());
  }
}
