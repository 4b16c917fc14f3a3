package dev.zimmer.action;

/// How often an action may be called: the whole table of documented limits. Each action has a
/// budget of its own; two actions with one constant do not share it.
///
/// To change a limit for one app is a matter of the server's configuration, not of this table.
public enum Limit {
  /// Most actions.
  STANDARD(20, Scope.APP, ReturnCode.APP_RATE_LIMITED),
  /// SendGroupMessage.
  SEND_GROUP(10, Scope.APP, ReturnCode.APP_RATE_LIMITED),
  /// UserRegister.
  REGISTER(20, Scope.APP, ReturnCode.REGISTER_RATE_LIMITED),
  /// CreateGroup.
  CREATE_GROUP(20, Scope.APP, ReturnCode.CREATE_GROUP_RATE_LIMITED),
  /// KickoutGroupUser.
  KICK_GROUP_USER(20, Scope.APP, ReturnCode.KICK_GROUP_USER_RATE_LIMITED),
  /// DismissGroup and InviteUsersIntoGroup.
  PER_GROUP(1, Scope.GROUP, ReturnCode.GROUP_OR_ROOM_RATE_LIMITED);

  /// What shares one budget.
  public enum Scope {
    /// All calls of one action by one app.
    APP,
    /// All calls of one action for one group of an app; the request is [GroupScoped].
    GROUP
  }

  private final int callsPerSecond;
  private final Scope scope;
  private final ReturnCode code;

  Limit(int callsPerSecond, Scope scope, ReturnCode code) {
    this.callsPerSecond = callsPerSecond;
    this.scope = scope;
    this.code = code;
  }

  /// The documented rate, also the largest burst.
  public int callsPerSecond() {
    return callsPerSecond;
  }

  /// What shares one budget.
  public Scope scope() {
    return scope;
  }

  /// What a call beyond the limit answers.
  public ReturnCode code() {
    return code;
  }
}
