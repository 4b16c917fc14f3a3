package dev.zimmer.group;

/// Who may join a group, and how many. The modes are for clients: whoever calls the server may do
/// all of it.
///
/// @param joinMode how users join by themselves: 0 freely, 1 if a member agrees, 2 not at all
/// @param inviteMode who may invite: 0 all members, 1 the owner and administrators
/// @param beInvitedMode whether who is invited has to agree: 0 no, 1 yes
/// @param maxMembers how many members it may have; 0 for as many as the server lets a group have
record GroupLimits(int joinMode, int inviteMode, int beInvitedMode, int maxMembers) {
  /// The limits of a new group.
  static final GroupLimits NONE = new GroupLimits(0, 0, 0, 0);

  /// How many members the group may have.
  ///
  /// @param ofServer how many any group may have
  int maxMembers(int ofServer) {
    return maxMembers == 0 ? ofServer : Math.min(maxMembers, ofServer);
  }
}
