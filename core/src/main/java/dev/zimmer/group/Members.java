package dev.zimmer.group;

import dev.zimmer.conversation.ConversationKey;
import dev.zimmer.storage.Address;
import dev.zimmer.storage.Bytes;
import dev.zimmer.storage.Row;
import dev.zimmer.storage.StorageEngine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The members of groups as they are read, in the order in which they joined.
final class Members {
  // Those who left are still there as marks of deletion, and a store looks through all of them.
  private static final int NUMBERS_AT_A_TIME = 2000;
  private static final int MAX_SCANS = 16;

  private final StorageEngine engine;

  /// The members kept in a store.
  Members(StorageEngine engine) {
    this.engine = engine;
  }

  /// Some members.
  ///
  /// @param members by their ids, in the order in which they joined
  /// @param next the number with which it goes on; 0 if these were the last
  record Page(Map<String, Member> members, long next) {}

  /// A page of the members of a group. Of many numbers of those who left it looks at a limited one,
  /// and the page is shorter then.
  ///
  /// @param limit how many members at most
  /// @param next where to go on; 0 to begin
  Page page(long appId, String groupId, Group group, int limit, long next) {
    Bytes partition = new ConversationKey.Group(appId, groupId).partition();
    List<GroupRows.Numbered> found = new ArrayList<>();
    long number = Math.max(next, group.firstNumber());
    for (int scans = 0; number < group.nextNumber() && found.size() <= limit; scans++) {
      if (scans == MAX_SCANS) {
        return new Page(members(partition, found), number);
      }
      long end = Math.min(number + NUMBERS_AT_A_TIME, group.nextNumber());
      int wanted = limit + 1 - found.size();
      engine
          .scan(partition, GroupRows.numberKey(number), GroupRows.numberKey(end), wanted)
          .forEach(row -> found.add(GroupRows.numbered(row)));
      number = end;
    }
    return found.size() <= limit
        ? new Page(members(partition, found), 0)
        : new Page(members(partition, found.subList(0, limit)), found.get(limit).number());
  }

  /// Those who have left since are not in it.
  private Map<String, Member> members(Bytes partition, List<GroupRows.Numbered> found) {
    List<String> userIds = found.stream().map(GroupRows.Numbered::userId).toList();
    List<Address> rows =
        userIds.stream().map(id -> new Address(partition, GroupRows.memberKey(id))).toList();
    Map<String, Member> members = new LinkedHashMap<>();
    if (!rows.isEmpty()) {
      Row.present(userIds, engine.getAll(rows))
          .forEach((userId, value) -> members.put(userId, Member.read(value)));
    }
    return members;
  }
}
