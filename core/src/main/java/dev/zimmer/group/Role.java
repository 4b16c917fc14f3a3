package dev.zimmer.group;

/// The roles of members, as the API numbers them. Other numbers are roles of the app's own, with
/// the rights of an ordinary member.
final class Role {
  /// The one who owns the group.
  static final int OWNER = 1;

  /// Somebody who helps the owner.
  static final int ADMIN = 2;

  /// Everybody else.
  static final int ORDINARY = 3;

  private Role() {}
}
