package dev.zimmer.user;

import dev.zimmer.action.Action;
import dev.zimmer.presence.Presence;
import java.util.List;

/// The actions of this package.
public final class UserActions {
  private UserActions() {}

  /// What the actions work on.
  ///
  /// @param users who is registered
  /// @param blocklist who has blocked whom
  /// @param presence who is online
  public record Parts(Users users, Blocklist blocklist, Presence presence) {}

  /// All of them.
  public static List<Action<?, ?>> all(Parts parts) {
    return List.of(
        new UserRegister(parts.users),
        new RobotRegister(parts.users),
        new ModifyUserInfo(parts.users),
        new QueryUserInfos(parts.users),
        new QueryUserOnlineState(parts.presence),
        new AddUsersToBlacklist(parts.users, parts.blocklist),
        new RemoveUsersFromBlacklist(parts.users, parts.blocklist),
        new CheckUsersIsInBlacklist(parts.users, parts.blocklist),
        new QueryBlacklist(parts.users, parts.blocklist));
  }
}
