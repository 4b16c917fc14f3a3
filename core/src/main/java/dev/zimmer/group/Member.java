package dev.zimmer.group;

import dev.zimmer.storage.ValueReader;
import dev.zimmer.storage.ValueWriter;

/// One member of a group.
///
/// @param number they joined as the number-th, counted over the group's whole life
/// @param joinedMillis messages of this time and later count for them, in Unix milliseconds
/// @param role their [Role]; of the owner [Role#ORDINARY], since the group says who that is
/// @param nickname what they are called in the group; empty if nothing of its own
/// @param mutedUntil until when they are muted by name, see [GroupMutes]
record Member(long number, long joinedMillis, int role, String nickname, long mutedUntil) {
  private static final int FORMAT = 2;
  private static final int WITHOUT_ROLE = 1;

  /// One who has just joined.
  Member(long number, long joinedMillis) {
    this(number, joinedMillis, Role.ORDINARY, "", GroupMutes.NOT_MUTED);
  }

  boolean isMuted() {
    return mutedUntil != GroupMutes.NOT_MUTED;
  }

  Member withRole(int newRole) {
    return new Member(number, joinedMillis, newRole, nickname, mutedUntil);
  }

  Member withNickname(String newNickname) {
    return new Member(number, joinedMillis, role, newNickname, mutedUntil);
  }

  Member mutedUntil(long until) {
    return new Member(number, joinedMillis, role, nickname, until);
  }

  byte[] toBytes() {
    return new ValueWriter(FORMAT)
        .number(number)
        .number(joinedMillis)
        .number(role)
        .text(nickname)
        .number(mutedUntil)
        .toBytes();
  }

  static Member read(byte[] value) {
    ValueReader reader = new ValueReader(value, WITHOUT_ROLE, FORMAT);
    long number = reader.number();
    long joinedMillis = reader.number();
    return reader.format() == WITHOUT_ROLE
        ? new Member(number, joinedMillis)
        : new Member(number, joinedMillis, (int) reader.number(), reader.text(), reader.number());
  }
}
