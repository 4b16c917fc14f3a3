package dev.zimmer.group;

import dev.zimmer.storage.ValueReader;
import dev.zimmer.storage.ValueWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What is known of a group.
///
/// @param data what it says of itself
/// @param owner the user id of the owner, always a member
/// @param createdMillis when it was created, in Unix milliseconds; an importer may say so
/// @param attributes at most 10, keys of at most 16 bytes, values of at most 1024
/// @param limits who may join
/// @param mutes who is not to write
/// @param memberCount how many members it has; 0 only once it is dismissed
/// @param nextNumber the number of the next one to join
/// @param firstNumber no member has a smaller number
/// @param listed its stamp in the list of its app's groups; [#NOT_LISTED] for a group of before
///   there was that list
record Group(
    GroupData data,
    String owner,
    long createdMillis,
    Map<String, String> attributes,
    GroupLimits limits,
    GroupMutes mutes,
    long memberCount,
    long nextNumber,
    long firstNumber,
    long listed) {
  /// The stamp of a group that is not in the list of its app's groups.
  static final long NOT_LISTED = 0;

  /// The most attributes.
  static final int MAX_ATTRIBUTES = 10;

  /// The most bytes of an attribute's key.
  static final int MAX_KEY_BYTES = 16;

  /// The most bytes of an attribute's value.
  static final int MAX_VALUE_BYTES = 1024;

  private static final int FORMAT = 3;
  private static final int WITHOUT_FIRST_NUMBER = 1;
  private static final int WITHOUT_SETTINGS = 2;

  /// A group that nobody has joined yet.
  Group(GroupData data, String owner, long createdMillis, Map<String, String> attributes) {
    this(
        data,
        owner,
        createdMillis,
        attributes,
        GroupLimits.NONE,
        GroupMutes.NOBODY,
        0,
        1,
        1,
        NOT_LISTED);
  }

  /// The role of one of its members.
  int roleOf(String userId, Member member) {
    return userId.equals(owner) ? Role.OWNER : member.role();
  }

  Group withMembers(long newMemberCount, long newNextNumber) {
    return with(owner, newMemberCount, newNextNumber, firstNumber, listed);
  }

  Group withOwner(String newOwner) {
    return with(newOwner, memberCount, nextNumber, firstNumber, listed);
  }

  Group withFirstNumber(long newFirstNumber) {
    return with(owner, memberCount, nextNumber, newFirstNumber, listed);
  }

  Group listedAt(long stamp) {
    return with(owner, memberCount, nextNumber, firstNumber, stamp);
  }

  Group withData(GroupData newData) {
    return with(newData, attributes, limits, mutes);
  }

  Group withAttributes(Map<String, String> newAttributes) {
    return with(data, newAttributes, limits, mutes);
  }

  Group withLimits(GroupLimits newLimits) {
    return with(data, attributes, newLimits, mutes);
  }

  Group withMutes(GroupMutes newMutes) {
    return with(data, attributes, limits, newMutes);
  }

  private Group with(
      String newOwner,
      long newMemberCount,
      long newNextNumber,
      long newFirstNumber,
      long newListed) {
    return new Group(
        data,
        newOwner,
        createdMillis,
        attributes,
        limits,
        mutes,
        newMemberCount,
        newNextNumber,
        newFirstNumber,
        newListed);
  }

  private Group with(
      GroupData newData,
      Map<String, String> newAttributes,
      GroupLimits newLimits,
      GroupMutes newMutes) {
    return new Group(
        newData,
        owner,
        createdMillis,
        newAttributes,
        newLimits,
        newMutes,
        memberCount,
        nextNumber,
        firstNumber,
        listed);
  }

  byte[] toBytes() {
    ValueWriter writer =
        new ValueWriter(FORMAT)
            .text(data.name())
            .text(data.notice())
            .text(data.avatar())
            .text(owner)
            .number(createdMillis)
            .number(memberCount)
            .number(nextNumber)
            .number(firstNumber)
            .number(attributes.size());
    attributes.forEach((key, value) -> writer.text(key).text(value));
    writer
        .number(data.updates())
        .number(limits.joinMode())
        .number(limits.inviteMode())
        .number(limits.beInvitedMode())
        .number(limits.maxMembers())
        .number(mutes.allUntil())
        .number(mutes.rolesUntil())
        .number(mutes.membersUntil())
        .number(mutes.roles().size());
    mutes.roles().forEach(writer::number);
    return writer.number(listed).toBytes();
  }

  static Group read(byte[] value) {
    ValueReader reader = new ValueReader(value, WITHOUT_FIRST_NUMBER, FORMAT);
    String name = reader.text();
    String notice = reader.text();
    String avatar = reader.text();
    String owner = reader.text();
    long createdMillis = reader.number();
    long memberCount = reader.number();
    long nextNumber = reader.number();
    long firstNumber = reader.format() == WITHOUT_FIRST_NUMBER ? 0 : reader.number();
    Map<String, String> attributes = new LinkedHashMap<>();
    for (long left = reader.number(); left > 0; left--) {
      attributes.put(reader.text(), reader.text());
    }
    boolean isWhole = reader.format() > WITHOUT_SETTINGS;
    return new Group(
        new GroupData(name, notice, avatar, isWhole ? reader.number() : 0),
        owner,
        createdMillis,
        attributes,
        isWhole ? readLimits(reader) : GroupLimits.NONE,
        isWhole ? readMutes(reader) : GroupMutes.NOBODY,
        memberCount,
        nextNumber,
        firstNumber,
        isWhole ? reader.number() : NOT_LISTED);
  }

  private static GroupLimits readLimits(ValueReader reader) {
    return new GroupLimits(
        (int) reader.number(), (int) reader.number(), (int) reader.number(), (int) reader.number());
  }

  private static GroupMutes readMutes(ValueReader reader) {
    long allUntil = reader.number();
    long rolesUntil = reader.number();
    long membersUntil = reader.number();
    List<Integer> roles = new ArrayList<>();
    for (long left = reader.number(); left > 0; left--) {
      roles.add((int) reader.number());
    }
    return new GroupMutes(allUntil, roles, rolesUntil, membersUntil);
  }
}
