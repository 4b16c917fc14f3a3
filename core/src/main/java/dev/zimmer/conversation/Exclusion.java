package dev.zimmer.conversation;

import dev.zimmer.stamp.Stamp;
import dev.zimmer.storage.Bytes;
import dev.zimmer.storage.KeyBuilder;
import dev.zimmer.storage.ValueReader;
import dev.zimmer.storage.ValueWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// That messages for most members of a group did not reach one of them.
///
/// A message for all but some moves the head of the group like a message for all, and leaves one of
/// these for each of the few: so it costs what they are, not what the group is.
///
/// @param userId whom
/// @param upTo the position of the newest such message; [Stamp#NONE] if there was none
/// @param before the position of the newest message before it, for all or for most, that did reach
///   them; [Stamp#NONE] if there was none
public record Exclusion(String userId, long upTo, long before) {
  private static final int FORMAT = 1;

  /// The position of the newest message for all or for most that reached the user.
  ///
  /// @param head the position of the newest message for all
  /// @param headForMost the position of the newest message for all or for most
  public long head(long head, long headForMost) {
    return head(upTo, before, head, headForMost);
  }

  /// The same for whoever keeps an exclusion as two numbers.
  public static long head(long upTo, long before, long head, long headForMost) {
    return headForMost > upTo ? headForMost : Math.max(before, head);
  }

  /// Those of some users, read in one round trip.
  ///
  /// @return by user id; of each there is one
  static Map<String, Exclusion> readAll(OtherRows rows, List<String> userIds) {
    List<Optional<byte[]>> values = rows.getAll(userIds.stream().map(Exclusion::key).toList());
    Map<String, Exclusion> exclusions = new HashMap<>();
    for (int i = 0; i < userIds.size(); i++) {
      String userId = userIds.get(i);
      exclusions.put(
          userId,
          values
              .get(i)
              .map(value -> new ValueReader(value, FORMAT))
              .map(reader -> new Exclusion(userId, reader.number(), reader.number()))
              .orElse(new Exclusion(userId, Stamp.NONE, Stamp.NONE)));
    }
    return exclusions;
  }

  /// Some that stand in a value one after the other.
  static List<Exclusion> readAll(ValueReader reader) {
    List<Exclusion> exclusions = new ArrayList<>();
    for (long left = reader.number(); left > 0; left--) {
      exclusions.add(new Exclusion(reader.text(), reader.number(), reader.number()));
    }
    return List.copyOf(exclusions);
  }

  static void writeAll(List<Exclusion> exclusions, ValueWriter writer) {
    writer.number(exclusions.size());
    exclusions.forEach(each -> writer.text(each.userId).number(each.upTo).number(each.before));
  }

  void write(OtherRows rows) {
    rows.put(key(userId), new ValueWriter(FORMAT).number(upTo).number(before).toBytes());
  }

  private static Bytes key(String userId) {
    return new KeyBuilder().tag('x').text(userId).build();
  }
}
