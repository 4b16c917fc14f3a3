package dev.zimmer.conversation;

import dev.zimmer.stamp.Stamp;
import dev.zimmer.stamp.StampClock;
import dev.zimmer.storage.Bytes;
import dev.zimmer.storage.Transaction;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.ToLongFunction;

/// One change of a group while it is being made.
public final class GroupChange extends Change {
  private final ConversationKey.Group conversation;

  GroupChange(
      Transaction transaction,
      ConversationKey.Group conversation,
      Bytes partition,
      StampClock clock) {
    super(transaction, partition, clock);
    this.conversation = conversation;
  }

  @Override
  public ConversationKey.Group conversation() {
    return conversation;
  }

  /// Whether there is such a group: somebody has joined it, and it was not dismissed.
  public boolean exists() {
    return !timeline().equals(Timeline.EMPTY) && !timeline().dismissed();
  }

  /// A message is sent to all members now.
  public Place message() {
    return toAll(0, false);
  }

  /// A message is sent to some members now.
  ///
  /// @param reached these members
  public Place messageTo(List<String> reached) {
    Place place = take(0, true);
    happens(new Event.TargetedMessage(conversation, place, reached));
    return place;
  }

  /// A message is sent to all members but some, now.
  ///
  /// @param excluded these members
  public Place messageToAllBut(List<ConversationMember> excluded) {
    Place place = take(0, true);
    List<Exclusion> exclusions = List.of();
    if (place.position() > timeline().headForMost()) {
      exclusions = exclusions(excluded, place.position());
      exclude(exclusions);
      move(timeline().withHeadForMost(place.position()));
      // Or a message for all might have the same position, and would not reach them either.
      move(timeline().withFloor(place.millis() + 1));
    }
    happens(new Event.MessageForMost(conversation, place, timeline().headForMost(), exclusions));
    return place;
  }

  @Override
  public void countsAsUnread(String sender) {
    super.countsAsUnread(sender);
    storedView(sender)
        .filter(view -> view.since() != null)
        .ifPresent(view -> putView(sender, view.withOwn(1)));
  }

  @Override
  public void recallCounted(long sequence, String sender) {
    super.recallCounted(sequence, sender);
    storedView(sender)
        .filter(view -> view.unread(end(sender)).stream().anyMatch(stay -> stay.has(sequence)))
        .ifPresent(view -> putView(sender, view.withOwn(-1)));
  }

  /// Whether a user is or was a member.
  public boolean hasBeenJoinedBy(String userId) {
    return storedView(userId).isPresent();
  }

  /// A message is brought into the history of the group.
  ///
  /// @param millis when it was sent, in Unix milliseconds; 0 is now
  public Place importMessage(long millis) {
    return toAll(millis, true);
  }

  /// Users become members. Every message before has an earlier time than those that count for
  /// whoever joins now, and every later message has not.
  ///
  /// @param joiners nobody twice, none of them a member; who joins at 0 joins now
  /// @return the same, with the times at which they joined
  public List<ConversationMember> join(List<ConversationMember> joiners) {
    if (joiners.isEmpty()) {
      return joiners;
    }
    boolean isNew = timeline().equals(Timeline.EMPTY);
    putViews(joiners, isNew, View::joined);
    long stamp = timeline().joinStamp(clock());
    long now = Stamp.millis(stamp);
    move(timeline().withFloor(now));
    List<ConversationMember> joined =
        joiners.stream()
            .map(
                each -> each.sinceMillis() == 0 ? new ConversationMember(each.userId(), now) : each)
            .toList();
    happens(new Event.MembersJoined(conversation, joined, excludeFromEarlier(joined), stamp));
    return joined;
  }

  /// Members leave.
  ///
  /// @param leavers nobody twice, all of them members, as they joined
  public void leave(List<ConversationMember> leavers) {
    if (!leavers.isEmpty()) {
      putViews(leavers, false, View::left);
      long stamp = timeline().next(clock());
      ToLongFunction<String> heads = headsOf(leavers);
      List<Event.Leaver> left =
          leavers.stream()
              .map(each -> new Event.Leaver(each, heads.applyAsLong(each.userId())))
              .toList();
      happens(new Event.MembersLeft(conversation, left, stamp));
    }
  }

  /// The group ends, for ever.
  public void dismiss() {
    move(timeline().withDismissal());
    happens(new Event.Dismissed(conversation));
  }

  /// @param areNew whether nobody can have a view yet
  private void putViews(
      List<ConversationMember> members, boolean areNew, BiFunction<View, Point, View> change) {
    List<Bytes> keys = members.stream().map(each -> View.key(each.userId())).toList();
    List<Optional<byte[]>> values =
        areNew ? Collections.nCopies(keys.size(), Optional.empty()) : rows().getAll(keys);
    for (int i = 0; i < keys.size(); i++) {
      String userId = members.get(i).userId();
      View view = values.get(i).map(View::read).orElse(View.OUTSIDE);
      putView(userId, change.apply(view, end(userId)));
    }
  }

  private Place toAll(long millis, boolean imported) {
    Place place = take(millis, true);
    move(timeline().withHead(place.position()));
    happens(
        new Event.GroupMessage(
            conversation, place, timeline().head(), timeline().headForMost(), imported));
    return place;
  }

  /// A message for most is for those who were members when it came, also if a later joiner counts
  /// messages of that time.
  private List<Exclusion> excludeFromEarlier(List<ConversationMember> joined) {
    Timeline now = timeline();
    if (now.head() == now.headForMost()) {
      return List.of();
    }
    List<String> early =
        joined.stream()
            .filter(each -> each.sinceMillis() <= Stamp.millis(now.headForMost()))
            .map(ConversationMember::userId)
            .toList();
    List<Exclusion> exclusions =
        Exclusion.readAll(rows(), early).values().stream()
            .filter(each -> each.upTo() < now.headForMost())
            .map(each -> new Exclusion(each.userId(), now.headForMost(), Stamp.NONE))
            .toList();
    exclude(exclusions);
    return exclusions;
  }

  private List<Exclusion> exclusions(List<ConversationMember> excluded, long upTo) {
    ToLongFunction<String> heads = headsOf(excluded);
    return excluded.stream()
        .map(member -> {
          long head = heads.applyAsLong(member.userId());
          boolean counts = head >= Stamp.first(member.sinceMillis());
          return new Exclusion(member.userId(), upTo, counts ? head : Stamp.NONE);
        })
        .toList();
  }

  private void exclude(List<Exclusion> exclusions) {
    exclusions.forEach(each -> each.write(rows()));
    move(timeline().withExclusions(exclusions));
  }

  /// By user id, the position of the newest message for all or for most that reached a member.
  private ToLongFunction<String> headsOf(List<ConversationMember> members) {
    Timeline now = timeline();
    if (now.head() == now.headForMost()) { // it reached everybody
      return userId -> now.head();
    }
    List<String> userIds = members.stream().map(ConversationMember::userId).toList();
    Map<String, Exclusion> exclusions = Exclusion.readAll(rows(), userIds);
    return id -> Objects.requireNonNull(exclusions.get(id)).head(now.head(), now.headForMost());
  }
}
