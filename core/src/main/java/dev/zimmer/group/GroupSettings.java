package dev.zimmer.group;

import dev.zimmer.conversation.ConversationKey;
import dev.zimmer.conversation.Conversations;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/// What is set about groups and their members; none of it moves anybody's list. Each change is one
/// of the group's conversation, so whatever many callers do at once comes one after the other.
///
/// All of it throws GROUP_NOT_FOUND if there is no such group.
final class GroupSettings {
  private final Conversations conversations;

  /// @param conversations writes the groups
  GroupSettings(Conversations conversations) {
    this.conversations = conversations;
  }

  /// Changes what is known of a group.
  void update(long appId, String groupId, UnaryOperator<Group> change) {
    change(
        appId,
        groupId,
        (rows, group) -> {
          rows.put(change.apply(group));
          return true;
        });
  }

  /// Sets attributes, all of them or none.
  ///
  /// @return false if the group would have too many; nothing is changed then
  boolean setAttributes(long appId, String groupId, Map<String, String> attributes) {
    return change(
        appId,
        groupId,
        (rows, group) -> {
          Map<String, String> all = new LinkedHashMap<>(group.attributes());
          all.putAll(attributes);
          boolean fits = all.size() <= Group.MAX_ATTRIBUTES;
          if (fits) {
            rows.put(group.withAttributes(all));
          }
          return fits;
        });
  }

  /// Deletes attributes.
  ///
  /// @return those that were there, with their values
  Map<String, String> deleteAttributes(long appId, String groupId, Collection<String> keys) {
    return change(
        appId,
        groupId,
        (rows, group) -> {
          Map<String, String> left = new LinkedHashMap<>(group.attributes());
          Map<String, String> deleted = new LinkedHashMap<>();
          keys.forEach(key ->
              Optional.ofNullable(left.remove(key)).ifPresent(value -> deleted.put(key, value)));
          if (!deleted.isEmpty()) {
            rows.put(group.withAttributes(left));
          }
          return deleted;
        });
  }

  private <T> T change(long appId, String groupId, BiFunction<GroupRows, Group, T> body) {
    return conversations.write(
        new ConversationKey.Group(appId, groupId),
        change -> {
          GroupRows rows = new GroupRows(change);
          rows.requireGroup();
          return body.apply(rows, rows.group().orElseThrow());
        });
  }
}
