package dev.zimmer.world;

import dev.zimmer.world.ModelEvent.Conversation;
import dev.zimmer.world.ModelEvent.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What one app's lists must be, by the rules alone: it keeps every event in order and computes
/// every answer from all of them, from the first on. No register, no cache, no cleverness.
///
/// Where the rules leave two outcomes open at equal milliseconds, this takes one of them:
///
/// - A join time is inclusive everywhere, as the rule for imports says it (join time <=
///   SendMessageTime), so also for a live message in the very millisecond of an EnterGroupTime.
/// - The time of a call that answers no id is the server's time right after it.
/// - Whom a targeted message reaches is settled when it is sent: who joins afterwards with an
///   earlier EnterGroupTime does not get it.
final class Model {
  /// At most so many entries make a list.
  static final int WINDOW = 1000;

  private final List<ModelEvent> events = new ArrayList<>();

  void add(ModelEvent event) {
    events.add(event);
  }

  int size() {
    return events.size();
  }

  boolean isRegistered(String user) {
    return events.contains(new ModelEvent.Registered(user));
  }

  Set<String> users() {
    Set<String> users = new LinkedHashSet<>();
    for (ModelEvent event : events) {
      if (event instanceof ModelEvent.Registered registered) {
        users.add(registered.user());
      }
    }
    return users;
  }

  boolean isBlocked(String owner, String other) {
    return blockedBy(owner).contains(other);
  }

  /// Whom a user has blocked, the latest first.
  List<String> blockedBy(String owner) {
    List<String> blocked = new ArrayList<>();
    for (ModelEvent event : events) {
      if (event instanceof ModelEvent.Blocked b && b.owner().equals(owner)) {
        blocked.remove(b.other());
        if (b.blocked()) {
          blocked.addFirst(b.other());
        }
      }
    }
    return blocked;
  }

  /// Whether the id is or was a group's.
  boolean isTaken(String group) {
    return events.contains(new ModelEvent.Created(group));
  }

  boolean exists(String group) {
    return isTaken(group) && !events.contains(new ModelEvent.Dismissed(group));
  }

  Set<String> members(String group) {
    Set<String> members = new LinkedHashSet<>();
    for (ModelEvent event : events) {
      if (event instanceof ModelEvent.Joined joined && joined.group().equals(group)) {
        members.add(joined.user());
      } else if (event instanceof ModelEvent.Left left && left.group().equals(group)) {
        members.remove(left.user());
      }
    }
    return members;
  }

  /// How many messages, imports included, the conversation of two users has.
  long messagesBetween(String one, String other) {
    Set<String> both = Set.of(one, other);
    return events.stream()
        .filter(event ->
            switch (event) {
              case ModelEvent.PeerMessage m -> both.equals(Set.of(m.from(), m.to()));
              case ModelEvent.PeerImport m -> both.equals(Set.of(m.from(), m.to()));
              default -> false;
            })
        .count();
  }

  /// How many messages, imports included, a group has.
  long messagesIn(String group) {
    return events.stream()
        .filter(event ->
            switch (event) {
              case ModelEvent.GroupMessage m -> m.group().equals(group);
              case ModelEvent.GroupImport m -> m.group().equals(group);
              default -> false;
            })
        .count();
  }

  /// Whether the conversation has a message that was imported with this time.
  boolean hasImport(String user, Conversation conversation, long time) {
    return events.stream()
        .anyMatch(event ->
            switch (event) {
              case ModelEvent.PeerImport m ->
                  m.time() == time
                      && m.owner().equals(user)
                      && conversation.equals(Conversation.peer(other(m)));
              case ModelEvent.GroupImport m ->
                  m.time() == time && conversation.equals(Conversation.group(m.group()));
              default -> false;
            });
  }

  /// Whether a user is or was a member of a group.
  boolean wasMember(String group, String user) {
    return events.stream()
        .anyMatch(event ->
            event instanceof ModelEvent.Joined joined
                && joined.group().equals(group)
                && joined.user().equals(user));
  }

  /// All messages of a conversation, in the order of their numbers.
  List<Said> messages(String user, Conversation conversation) {
    Place place = Place.of(user, conversation);
    List<Said> messages = new ArrayList<>();
    for (ModelEvent event : events) {
      switch (event) {
        case ModelEvent.PeerMessage m when isOf(place, m.from(), m.to()) ->
            messages.add(
                new Said(messages.size() + 1, m.from(), m.type(), m.time(), "", Optional.empty()));
        case ModelEvent.PeerImport m when isOf(place, m.from(), m.to()) ->
            messages.add(
                new Said(
                    messages.size() + 1,
                    m.from(),
                    m.type(),
                    m.time(),
                    m.owner(),
                    Optional.empty()));
        case ModelEvent.GroupMessage m when isOf(place, m.group()) ->
            messages.add(
                new Said(messages.size() + 1, m.from(), m.type(), m.time(), "", m.target()));
        case ModelEvent.GroupImport m when isOf(place, m.group()) ->
            messages.add(
                new Said(messages.size() + 1, m.from(), m.type(), m.time(), "", Optional.empty()));
        case ModelEvent.Recalled e when e.place().equals(place) ->
            messages.get((int) e.sequence() - 1).recalled = true;
        case ModelEvent.Edited e when e.place().equals(place) ->
            messages.get((int) e.sequence() - 1).edited = true;
        case ModelEvent.Cleared e when e.place().equals(place) ->
            messages.forEach(message -> message.clearedBy.add(e.user()));
        default -> {}
      }
    }
    return messages;
  }

  private static boolean isOf(Place place, String from, String to) {
    return place.group().isEmpty() && place.peers().equals(Set.of(from, to));
  }

  private static boolean isOf(Place place, String group) {
    return place.group().equals(group);
  }

  /// A message as it is now.
  static final class Said {
    private final long sequence;
    private final String from;
    private final int type;
    private final long time;
    private final String owner;
    private final Optional<Step.Target> target;
    private final Set<String> clearedBy = new HashSet<>();
    private boolean recalled;
    private boolean edited;

    Said(
        long sequence,
        String from,
        int type,
        long time,
        String owner,
        Optional<Step.Target> target) {
      this.sequence = sequence;
      this.from = from;
      this.type = type;
      this.time = time;
      this.owner = owner;
      this.target = target;
    }

    long sequence() {
      return sequence;
    }

    String from() {
      return from;
    }

    int type() {
      return type;
    }

    long time() {
      return time;
    }

    boolean isTargeted() {
      return target.isPresent();
    }

    boolean isRecalled() {
      return recalled;
    }

    boolean isEdited() {
      return edited;
    }

    boolean isIn(String viewer) {
      return owner.isEmpty() || owner.equals(viewer);
    }

    /// Whether it is for a member.
    boolean isFor(String member) {
      return from.equals(member) || target.map(some -> some.sees(member)).orElse(true);
    }

    boolean isClearedBy(String user) {
      return clearedBy.contains(user);
    }
  }

  /// A user's list without the bound of 1000: the UpdateTime of every entry.
  Map<Conversation, Long> list(String user) {
    Map<Conversation, Entry> entries = new HashMap<>();
    for (int i = 0; i < events.size(); i++) {
      apply(user, i, entries);
    }
    Map<Conversation, Long> list = new LinkedHashMap<>();
    entries.forEach((conversation, entry) -> {
      if (entry.isListed()) {
        list.put(conversation, entry.reached);
      }
    });
    return list;
  }

  /// The earliest time of the user's latest 1000 entries; 0 if they have not more than that.
  long border(String user) {
    List<Long> times = new ArrayList<>(list(user).values());
    times.sort(Comparator.reverseOrder());
    return times.size() > WINDOW ? times.get(WINDOW - 1) : 0;
  }

  /// The entries that are certainly among the user's latest 1000; of those of the earliest time
  /// there, some may be and some not.
  Map<Conversation, Long> surelyListed(String user) {
    Map<Conversation, Long> entries = list(user);
    long border = border(user);
    entries.values().removeIf(time -> time <= border);
    return entries;
  }

  private void apply(String user, int index, Map<Conversation, Entry> entries) {
    switch (events.get(index)) {
      case ModelEvent.PeerMessage m -> {
        if (user.equals(m.to())) {
          of(entries, Conversation.peer(m.from())).sent(m.time());
        } else if (user.equals(m.from()) && !m.unaware()) {
          of(entries, Conversation.peer(m.to())).sent(m.time());
        }
      }
      case ModelEvent.PeerImport m when user.equals(m.owner()) ->
          of(entries, Conversation.peer(other(m))).imported(m.time());
      case ModelEvent.Joined j when user.equals(j.user()) -> {
        Entry entry = of(entries, Conversation.group(j.group()));
        entry.since = Optional.of(j.since());
        if (j.given()) {
          timesForAll(j.group(), index).stream()
              .filter(time -> time >= j.since())
              .forEach(entry::imported);
        }
      }
      case ModelEvent.Left l when user.equals(l.user()) ->
          of(entries, Conversation.group(l.group())).since = Optional.empty();
      case ModelEvent.GroupMessage m -> {
        Entry entry = of(entries, Conversation.group(m.group()));
        boolean sees = user.equals(m.from()) || m.target().map(t -> t.sees(user)).orElse(true);
        if (entry.since.isPresent() && sees) {
          entry.sent(m.time());
        }
      }
      case ModelEvent.GroupImport m -> {
        Entry entry = of(entries, Conversation.group(m.group()));
        if (entry.since.isPresent() && entry.since.get() <= m.time()) {
          entry.imported(m.time());
        }
      }
      case ModelEvent.Dismissed d -> entries.remove(Conversation.group(d.group()));
      case ModelEvent.Deleted d when user.equals(d.user()) ->
          of(entries, d.conversation()).deleted = d.time();
      case ModelEvent.PeerImport _,
          ModelEvent.Joined _,
          ModelEvent.Left _,
          ModelEvent.Deleted _,
          ModelEvent.Registered _,
          ModelEvent.Blocked _,
          ModelEvent.Recalled _,
          ModelEvent.Edited _,
          ModelEvent.Cleared _,
          ModelEvent.Created _ -> {}
    }
  }

  private List<Long> timesForAll(String group, int before) {
    List<Long> times = new ArrayList<>();
    for (ModelEvent event : events.subList(0, before)) {
      if (event instanceof ModelEvent.GroupMessage m
          && m.group().equals(group)
          && m.target().map(Step.Target::isEverybody).orElse(true)) {
        times.add(m.time());
      } else if (event instanceof ModelEvent.GroupImport m && m.group().equals(group)) {
        times.add(m.time());
      }
    }
    return times;
  }

  private static String other(ModelEvent.PeerImport message) {
    return message.owner().equals(message.from()) ? message.to() : message.from();
  }

  private static Entry of(Map<Conversation, Entry> entries, Conversation conversation) {
    return entries.computeIfAbsent(conversation, c -> new Entry());
  }

  /// One conversation of one user, as far as the events have been looked at.
  private static final class Entry {
    private static final long NEVER = -1;

    private long reached = NEVER;
    private long deleted = NEVER;
    private Optional<Long> since = Optional.empty();

    boolean isListed() {
      return reached > deleted;
    }

    /// A live message: whatever came before it, it is the latest now.
    void sent(long time) {
      if (time <= deleted || time < reached) {
        throw new AssertionError(
            "a message has the time %d, after one of %d and a deletion at %d"
                .formatted(time, reached, deleted));
      }
      reached = time;
    }

    /// A message of the past: it moves the entry only if it is later than what is known.
    void imported(long time) {
      reached = Math.max(reached, time);
    }
  }
}
