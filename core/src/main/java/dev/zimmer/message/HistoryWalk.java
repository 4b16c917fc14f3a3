package dev.zimmer.message;

import dev.zimmer.conversation.Timeline;
import dev.zimmer.storage.Address;
import dev.zimmer.storage.Bytes;
import dev.zimmer.storage.StorageEngine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One page's way through a history: messages that came in turn and those of the index, merged by
/// time; then, by number, those that were stored before there was an index.
final class HistoryWalk {
  /// How often a page that is not full yet reads on.
  private static final int MAX_ROUNDS = 20;

  /// How many messages a round looks at, at most: where most are hidden, each looks at more.
  private static final int MAX_OF_A_ROUND = 200;

  private final StorageEngine engine;
  private final Bytes conversation;
  private final String viewer;
  private final Timeline timeline;
  private final Visibility visibility;
  private final TimeIndex index;
  private final InTurn inTurn;

  private Moment before = Moment.LATEST;
  private long highestInTurn;
  private long highestUnindexed;
  private long last;
  private boolean mergeIsOver;

  /// @param conversation the partition of the conversation
  /// @param viewer of a one-to-one conversation, whose history it is; empty for a group
  /// @param timeline that of the conversation
  /// @param visibility which messages are to be on the page
  HistoryWalk(
      StorageEngine engine,
      Bytes conversation,
      String viewer,
      Timeline timeline,
      Visibility visibility) {
    this.engine = engine;
    this.conversation = conversation;
    this.viewer = viewer;
    this.timeline = timeline;
    this.visibility = visibility;
    this.index = new TimeIndex(engine, conversation, viewer);
    long after = Math.max(timeline.numbers().lastUnindexed(), visibility.hiddenUpTo());
    this.inTurn = new InTurn(engine, conversation, after);
  }

  /// Begins with the latest message.
  HistoryWalk fromLatest() {
    highestInTurn = timeline.numbers().lastInTurn();
    highestUnindexed = timeline.numbers().lastUnindexed();
    return this;
  }

  /// Begins behind a message that is in the index or came in turn since there is one.
  HistoryWalk behind(Message message) {
    before = message.moment();
    highestInTurn = inTurn.before(message);
    highestUnindexed = timeline.numbers().lastUnindexed();
    return this;
  }

  /// Begins behind a message that was stored before there was an index.
  HistoryWalk behindUnindexed(long sequence) {
    mergeIsOver = true;
    highestUnindexed = sequence - 1;
    return this;
  }

  /// The page that begins here.
  ///
  /// @param limit how many messages; at least 1
  HistoryPage page(int limit) {
    List<Message> found = new ArrayList<>(limit + 1);
    for (int round = 0; round < MAX_ROUNDS && found.size() <= limit && !isOver(); round++) {
      // One more than wanted says whether any are left.
      int missing = limit + 1 - found.size();
      int count = Math.max(missing, Math.min(missing << round, MAX_OF_A_ROUND));
      List<Message> read = mergeIsOver ? unindexed() : merged(count);
      read.stream().filter(visibility::shows).forEach(found::add);
    }
    if (found.size() > limit) {
      List<Message> page = List.copyOf(found.subList(0, limit));
      return new HistoryPage(page, visibility.clearedUpTo(), page.getLast().sequence());
    }
    return new HistoryPage(found, visibility.clearedUpTo(), isOver() ? 0 : last);
  }

  private boolean isOver() {
    return mergeIsOver && highestUnindexed <= visibility.hiddenUpTo();
  }

  private List<Message> merged(int count) {
    List<Moment> others = index.before(before, count);
    boolean isFull = others.size() == count;
    Moment notBefore = isFull ? others.getLast() : new Moment(0, 0);
    List<Message> own = inTurn.before(before, highestInTurn, notBefore, count, isFull ? 1 : count);
    List<Moment> latest = latest(own, others, count);
    mergeIsOver = latest.size() < count;
    if (latest.isEmpty()) {
      return List.of();
    }
    before = latest.getLast();
    own.stream()
        .filter(message -> !message.moment().isBefore(before))
        .reduce((_, later) -> later)
        .ifPresent(message -> highestInTurn = message.previousInTurn());
    List<Message> read = messages(own, latest);
    last = lastRead(read, latest);
    return read;
  }

  /// Where a page may end: not at a message whose storing is not finished, for the next page would
  /// not find it.
  private long lastRead(List<Message> read, List<Moment> moments) {
    Set<Long> found = read.stream().map(Message::sequence).collect(Collectors.toSet());
    return moments.reversed().stream()
        .mapToLong(Moment::sequence)
        .filter(sequence -> sequence <= visibility.hiddenUpTo() || found.contains(sequence))
        .findFirst()
        .orElse(last);
  }

  private static List<Moment> latest(List<Message> own, List<Moment> others, int count) {
    List<Moment> all = new ArrayList<>(others);
    own.forEach(message -> all.add(message.moment()));
    all.sort(Comparator.reverseOrder());
    return all.subList(0, Math.min(count, all.size()));
  }

  /// The messages at moments; one whose storing is not finished is left out, and one that its
  /// number hides.
  private List<Message> messages(List<Message> own, List<Moment> moments) {
    Map<Long, Message> bySequence = new HashMap<>();
    own.forEach(message -> bySequence.put(message.sequence(), message));
    List<Address> others =
        moments.stream()
            .map(Moment::sequence)
            .filter(sequence -> sequence > visibility.hiddenUpTo())
            .filter(sequence -> !bySequence.containsKey(sequence))
            .map(sequence -> MessageKeys.address(conversation, sequence))
            .toList();
    engine.getAll(others).stream()
        .flatMap(Optional::stream)
        .map(Message::read)
        .forEach(message -> bySequence.put(message.sequence(), message));
    return moments.stream()
        .flatMap(moment -> Stream.ofNullable(bySequence.get(moment.sequence())))
        .toList();
  }

  private List<Message> unindexed() {
    List<Message> rows =
        MessageRuns.read(engine, conversation, highestUnindexed, MessageKeys.BUCKET);
    highestUnindexed = MessageRuns.start(highestUnindexed, MessageKeys.BUCKET) - 1;
    last = highestUnindexed + 1;
    return rows.stream().filter(message -> message.isSeenBy(viewer)).toList();
  }
}
