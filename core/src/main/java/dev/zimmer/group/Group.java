package dev.zimmer.group;

import dev.zimmer.storage.ValueReader;
import dev.zimmer.storage.ValueWriter;
import java.util.LinkedHashMap;
import java.util.Map;

/// What is known of a group.
///
/// @param name at most 50 characters; empty if none was given
/// @param notice at most 300 bytes; empty if none was given
/// @param avatar at most 500 bytes; empty if none was given
/// @param owner the user id of the owner, always a member
/// @param createdMillis when it was created, in Unix milliseconds; an importer may say so
/// @param attributes at most 10, keys of at most 16 bytes, values of at most 1024
/// @param memberCount how many members it has; 0 only once it is dismissed
/// @param nextNumber the number of the next one to join
/// @param firstNumber no member has a smaller number
record Group(
    String name,
    String notice,
    String avatar,
    String owner,
    long createdMillis,
    Map<String, String> attributes,
    long memberCount,
    long nextNumber,
    long firstNumber) {
  private static final int FORMAT = 2;
  private static final int WITHOUT_FIRST_NUMBER = 1;

  Group withMembers(long newMemberCount, long newNextNumber) {
    return new Group(
        name,
        notice,
        avatar,
        owner,
        createdMillis,
        attributes,
        newMemberCount,
        newNextNumber,
        firstNumber);
  }

  /// With the first of the members as the owner.
  Group withOwner(GroupRows.First first) {
    return new Group(
        name,
        notice,
        avatar,
        first.userId(),
        createdMillis,
        attributes,
        memberCount,
        nextNumber,
        first.number());
  }

  byte[] toBytes() {
    ValueWriter writer =
        new ValueWriter(FORMAT)
            .text(name)
            .text(notice)
            .text(avatar)
            .text(owner)
            .number(createdMillis)
            .number(memberCount)
            .number(nextNumber)
            .number(firstNumber)
            .number(attributes.size());
    attributes.forEach((key, value) -> writer.text(key).text(value));
    return writer.toBytes();
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
    return new Group(
        name,
        notice,
        avatar,
        owner,
        createdMillis,
        attributes,
        memberCount,
        nextNumber,
        firstNumber);
  }
}
