package dev.zimmer.world;

import dev.zimmer.conversation.ConversationPartition;
import dev.zimmer.storage.Bytes;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.LongStream;

/// The ids of a world's apps.
///
/// @param first the app in which most things happen
/// @param second the other one
/// @param clock an app that is there to tell the time
public record AppIds(long first, long second, long clock) {
  /// Those of a world that has a store of its own.
  static final AppIds USUAL = new AppIds(12345, 4_294_967_295L, 1);

  /// A group whose imports come after everything else of their millisecond, in the first app.
  static final String LAST_GROUP = last("g", AppIds::group);

  /// Someone whose imports by `a` come after everything else of their millisecond, in the first
  /// app.
  static final String LAST_USER = last("d", AppIds::chat);

  /// The apps of worlds that share a store, no app twice.
  public static List<AppIds> ofWorlds(int worlds) {
    Iterator<Long> first =
        LongStream.iterate(USUAL.first, id -> id + 1).filter(AppIds::isLast).iterator();
    List<AppIds> all = new ArrayList<>();
    for (long second = USUAL.second; all.size() < worlds; second -= 2) {
      all.add(new AppIds(first.next(), second, second - 1));
    }
    return all;
  }

  long id(int app) {
    return app == 0 ? first : second;
  }

  /// Whether the names that are last in their millisecond are so in that app too, as they are in
  /// one of about two thousand.
  private static boolean isLast(long app) {
    return isLast(group(app, LAST_GROUP)) && isLast(chat(app, LAST_USER));
  }

  private static boolean isLast(Bytes partition) {
    return Math.floorMod(partition.hashCode(), World.SLOTS) == World.SLOTS - 1;
  }

  private static Bytes group(long app, String group) {
    return ConversationPartition.group(app, group);
  }

  private static Bytes chat(long app, String user) {
    return ConversationPartition.peer(app, "a", user);
  }

  private static String last(String start, BiFunction<Long, String, Bytes> partition) {
    int number = 0;
    while (!isLast(partition.apply(USUAL.first, start + number))) {
      number++;
    }
    return start + number;
  }
}
