package dev.zimmer.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What one writer knows to be true: the effects of their answered calls on users and groups that
/// nobody else touches.
final class CrashModel {
  /// One user's view of one conversation.
  private static final class Mark {
    /// The call that moved the entry last, counted from 1; 0 if none has.
    private long moved;

    /// The call that deleted the entry last; 0 if none has.
    private long hidden;

    /// UpdateTime is not less than this, in Unix milliseconds.
    private long notBefore;

    /// What [#moved] was when UpdateTime was last seen.
    private long seenMoved;

    /// UpdateTime when it was last seen.
    private long seenTime;

    boolean isVisible() {
      return moved > hidden;
    }
  }

  /// One group.
  ///
  /// @param members who is in it
  record Group(Set<String> members) {
    /// A dismissed group has no members.
    boolean isDismissed() {
      return members.isEmpty();
    }
  }

  /// One one-to-one message, as it was sent or last changed.
  static final class Sent {
    private final long sequence;
    private final String from;
    private final String to;
    private final long millis;
    private String text;
    private boolean recalled;

    Sent(long sequence, String from, String to, long millis, String text) {
      this.sequence = sequence;
      this.from = from;
      this.to = to;
      this.millis = millis;
      this.text = text;
    }

    long sequence() {
      return sequence;
    }

    String from() {
      return from;
    }

    String to() {
      return to;
    }

    /// When it was sent, in Unix milliseconds.
    long millis() {
      return millis;
    }

    /// What it says; empty once it is recalled.
    String text() {
      return recalled ? "" : text;
    }

    boolean isRecalled() {
      return recalled;
    }

    void recall() {
      recalled = true;
    }

    void edit(String newText) {
      text = newText;
    }
  }

  private final List<String> users = new ArrayList<>();
  private final List<Sent> sent = new ArrayList<>();
  private final Map<String, Group> groups = new TreeMap<>();
  private final Map<String, Map<String, Mark>> marks = new HashMap<>();
  private final Map<String, Long> sequences = new HashMap<>();
  private final Map<String, Integer> maybeMore = new HashMap<>();
  private long calls;

  List<String> users() {
    return users;
  }

  Map<String, Group> groups() {
    return groups;
  }

  List<String> livingGroups() {
    return groups.entrySet().stream()
        .filter(group -> !group.getValue().isDismissed())
        .map(Map.Entry::getKey)
        .toList();
  }

  void addUser(String user) {
    users.add(user);
    marks.put(user, new TreeMap<>());
  }

  void addGroup(String group, Set<String> members) {
    groups.put(group, new Group(new LinkedHashSet<>(members)));
  }

  /// Counts one more answered call; what it moves or deletes is moved or deleted by this call.
  void nextCall() {
    calls++;
  }

  /// A message reached a user.
  ///
  /// @param notBefore its time is not less than this, in Unix milliseconds
  void move(String user, String key, long notBefore) {
    Mark mark = mark(user, key);
    mark.moved = calls;
    mark.notBefore = Math.max(mark.notBefore, notBefore);
  }

  /// An old message reached a user: it makes an entry where there has never been one and none was
  /// deleted.
  void moveToThePast(String user, String key, long time) {
    Mark mark = mark(user, key);
    if (mark.moved == 0 && mark.hidden == 0) {
      move(user, key, time);
    }
  }

  void delete(String user, String key) {
    mark(user, key).hidden = calls;
  }

  /// A message was stored in a conversation under this number.
  void number(String conversation, long sequence) {
    long expected = sequences.getOrDefault(conversation, 0L) + 1;
    Integer more = maybeMore.remove(conversation);
    assertThat(sequence)
        .as("the next MsgSeq of %s", conversation)
        .isBetween(expected, expected + (more == null ? 0 : more));
    sequences.put(conversation, sequence);
  }

  /// The one-to-one messages that were sent, the oldest first.
  List<Sent> sent() {
    return sent;
  }

  /// One message more than known may be in a conversation: the call that sent it was not answered.
  void allowOneMore(String conversation) {
    maybeMore.merge(conversation, 1, Integer::sum);
  }

  /// Fails unless a user's list is what it must be.
  ///
  /// @param except the keys of which nothing is known
  void check(String user, List<Entry> list, Set<String> except) {
    Map<String, Entry> byKey = new HashMap<>();
    list.forEach(entry -> byKey.put(entry.key(), entry));
    Set<String> keys = new HashSet<>(byKey.keySet());
    keys.removeAll(except);
    Set<String> expected = new HashSet<>(visible(user));
    expected.removeAll(except);
    assertThat(keys).as("the list of %s", user).isEqualTo(expected);
    for (String key : keys) {
      checkTime(user, byKey.get(key), mark(user, key));
    }
  }

  private static void checkTime(String user, @Nullable Entry entry, Mark mark) {
    assertThat(entry).isNotNull();
    long time = entry.time();
    assertThat(time).as("%s of %s", entry, user).isGreaterThanOrEqualTo(mark.notBefore);
    if (mark.seenMoved == mark.moved) {
      assertThat(time).as("%s of %s has not moved", entry, user).isEqualTo(mark.seenTime);
    } else {
      assertThat(time).as("%s of %s", entry, user).isGreaterThanOrEqualTo(mark.seenTime);
    }
    mark.seenMoved = mark.moved;
    mark.seenTime = time;
  }

  private Set<String> visible(String user) {
    Set<String> keys = new HashSet<>();
    userMarks(user)
        .forEach((key, mark) -> {
          Group group = key.startsWith("2/") ? groups.get(key.substring(2)) : null;
          boolean gone = group != null && group.isDismissed();
          if (mark.isVisible() && !gone) {
            keys.add(key);
          }
        });
    return keys;
  }

  private Mark mark(String user, String key) {
    return userMarks(user).computeIfAbsent(key, k -> new Mark());
  }

  private Map<String, Mark> userMarks(String user) {
    return marks.computeIfAbsent(user, u -> new TreeMap<>());
  }
}
