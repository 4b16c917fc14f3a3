package dev.zimmer.user;

import dev.zimmer.action.Action;
import java.util.List;

/// The actions of this package.
public final class UserActions {
  private UserActions() {}

  /// All of them, over the given users.
  public static List<Action<?, ?>> all(Users users) {
    return List.of(new UserRegister(users));
  }
}
