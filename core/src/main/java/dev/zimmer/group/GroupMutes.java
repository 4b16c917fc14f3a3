package dev.zimmer.group;

import java.util.List;

/// Who in a group is not to write, and until when. Times are Unix milliseconds; a mute is over when
/// its time has come.
///
/// @param allUntil until when all members are muted; [#NOT_MUTED] if they never were
/// @param roles the roles that are muted
/// @param rolesUntil until when these are; [#NOT_MUTED] if there are none
/// @param membersUntil until when the one who is muted longest is, of those muted by name
record GroupMutes(long allUntil, List<Integer> roles, long rolesUntil, long membersUntil) {
  /// The time of a mute that is not there.
  static final long NOT_MUTED = 0;

  /// The time of a mute that never ends.
  static final long FOREVER = Long.MAX_VALUE;

  /// The longest mute that ends, in seconds.
  static final int MAX_SECONDS = 2_592_000;

  /// Nobody is muted.
  static final GroupMutes NOBODY = new GroupMutes(NOT_MUTED, List.of(), NOT_MUTED, NOT_MUTED);

  private static final int ALL = 1;
  private static final int ROLES = 2;
  private static final int MEMBERS = 4;

  /// When a mute ends.
  ///
  /// @param seconds how long it lasts; -1 for ever, 0 not at all
  static long until(int seconds, long nowMillis) {
    return switch (seconds) {
      case -1 -> FOREVER;
      case 0 -> NOT_MUTED;
      default -> nowMillis + 1000L * seconds;
    };
  }

  boolean isAllMuted(long nowMillis) {
    return allUntil > nowMillis;
  }

  /// Whether there are roles that are muted, beside all members or not.
  boolean areRolesMuted(long nowMillis) {
    return rolesUntil > nowMillis;
  }

  /// Which kinds of mutes there are, a sum: 1 all, 2 roles, 4 members by name; 0 if there are none.
  int kinds(long nowMillis) {
    return (isAllMuted(nowMillis) ? ALL : 0)
        + (areRolesMuted(nowMillis) ? ROLES : 0)
        + (membersUntil > nowMillis ? MEMBERS : 0);
  }

  GroupMutes withAll(long until) {
    return new GroupMutes(until, roles, rolesUntil, membersUntil);
  }

  GroupMutes withRoles(List<Integer> newRoles, long until) {
    return new GroupMutes(allUntil, newRoles, newRoles.isEmpty() ? NOT_MUTED : until, membersUntil);
  }

  GroupMutes withMembers(long until) {
    return new GroupMutes(allUntil, roles, rolesUntil, until);
  }

  /// Without the mutes of all and of roles.
  GroupMutes ofMembersAlone() {
    return NOBODY.withMembers(membersUntil);
  }
}
