package dev.zimmer.user;

import dev.zimmer.action.Action;
import java.util.List;

/// The actions of this package.
public final class UserActions {
  private UserActions() {}

  /// What the actions work on.
  ///
  /// @param users who is registered
  /// @param blocklist who has blocked whom
  public record Parts(Users users, Blocklist blocklist) {}

  /// All of them.
  public static List<Action<?, ?>> all(Parts parts) {
    return List.of(
        new UserRegister(parts.users),
        new AddUsersToBlacklist(parts.users, parts.blocklist),
        new RemoveUsersFromBlacklist(parts.users, parts.blocklist),
        new CheckUsersIsInBlacklist(parts.users, parts.blocklist),
        new QueryBlacklist(parts.users, parts.blocklist));
  }
}
