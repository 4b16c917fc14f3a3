package dev.zimmer.friend;

import dev.zimmer.storage.ValueReader;
import dev.zimmer.storage.ValueWriter;
import java.util.Map;

/// One friend in somebody's list.
///
/// @param userId who
/// @param sinceMillis since when, in Unix milliseconds
/// @param wording what was said when they became friends; at most 256 characters, empty if nothing
/// @param alias what the owner of the list calls them; at most 256 characters, empty if nothing
/// @param attributes what the owner of the list keeps with them, see [FriendAttributes]
record Friend(
    String userId, long sinceMillis, String wording, String alias, Map<String, String> attributes) {
  Friend withAlias(String newAlias) {
    return new Friend(userId, sinceMillis, wording, newAlias, attributes);
  }

  Friend withAttributes(Map<String, String> newAttributes) {
    return new Friend(userId, sinceMillis, wording, alias, newAttributes);
  }

  Friend since(long newSinceMillis) {
    return new Friend(userId, newSinceMillis, wording, alias, attributes);
  }

  /// With the alias and attributes of another.
  Friend describedAs(Friend other) {
    return withAlias(other.alias).withAttributes(other.attributes);
  }

  /// The same friendship in the list of the other: alias and attributes are one side's.
  Friend seenBy(String owner) {
    return new Friend(owner, sinceMillis, wording, "", Map.of());
  }

  void write(ValueWriter writer) {
    writer.text(userId).number(sinceMillis).text(wording).text(alias);
    FriendAttributes.write(attributes, writer);
  }

  static Friend read(ValueReader reader) {
    return new Friend(
        reader.text(),
        reader.number(),
        reader.text(),
        reader.text(),
        FriendAttributes.read(reader));
  }
}
