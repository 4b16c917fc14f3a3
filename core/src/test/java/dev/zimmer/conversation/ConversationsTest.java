package dev.zimmer.conversation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.zimmer.harness.SettableTime;
import dev.zimmer.harness.TestStore;
import dev.zimmer.stamp.Stamp;
import dev.zimmer.stamp.StampClock;
import dev.zimmer.storage.Bytes;
import dev.zimmer.storage.KeyBuilder;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The one writer of conversations, over a real store.
class ConversationsTest {
  private static final ConversationKey.Peer PEER = new ConversationKey.Peer(1, "a", "b");
  private static final ConversationKey.Group GROUP = new ConversationKey.Group(1, "g");
  private static final List<String> BOTH = List.of("a", "b");
  private static final Bytes LISTED = new KeyBuilder().tag('u').text("listener").build();
  private static final Bytes OWN = new KeyBuilder().tag('u').text("body").build();
  private static final Bytes OTHER = new KeyBuilder().tag('z').build();
  private static final int WRITERS = 8;
  private static final int MESSAGES = 200; // of each writer
  private static final int CONVERSATIONS = 3;

  private final TestStore store = new TestStore();
  private final SettableTime time = new SettableTime();
  private final StampClock clock = new StampClock(store.engine(), time);
  private final Recorder heard = new Recorder();
  private final Conversations conversations =
      new Conversations(store.engine(), clock, List.of(heard));

  @AfterEach
  void closeStore() {
    store.close();
  }

  @Test
  void events_ofManyWritersAtOnce_comeInTheOrderOfEachConversation() throws Exception {
    Conversations real =
        new Conversations(
            store.engine(), new StampClock(store.engine(), InstantSource.system()), List.of(heard));
    try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < WRITERS; i++) {
        all.add(writers.submit(() -> sendByTurns(real)));
      }
      for (Future<?> each : all) {
        each.get();
      }
    }
    for (int i = 0; i < CONVERSATIONS; i++) {
      List<Place> places = heard.places(group(i));
      long sent = places.size();
      assertThat(places.stream().map(Place::sequence))
          .containsExactlyElementsOf(LongStream.rangeClosed(1, sent).boxed().toList());
      assertThat(places.stream().map(Place::stamp)).isSorted().doesNotHaveDuplicates();
      assertThat(places.stream().map(Place::position)).isSorted();
      assertThat(timeline(group(i)).numbers().last()).isEqualTo(sent);
    }
    assertThat(heard.all.values().stream().mapToInt(List::size).sum())
        .isEqualTo(WRITERS * MESSAGES);
  }

  @Test
  void stamps_alongAConversation_grow() {
    List<Long> stamps = new ArrayList<>();
    stamps.add(conversations.write(GROUP, GroupChange::message).stamp());
    time.advance(-50);
    conversations.write(GROUP, change -> change.join(List.of(new ConversationMember("c", 0))));
    stamps.add(version(Event.MembersJoined.class, Event.MembersJoined::version));
    stamps.add(conversations.write(GROUP, c -> c.importMessage(SettableTime.START - 9)).stamp());
    stamps.add(conversations.write(GROUP, c -> c.messageTo(List.of("c"))).stamp());
    long hidden = conversations.write(GROUP, change -> change.hide("c"));
    stamps.add(conversations.write(GROUP, GroupChange::message).stamp());
    assertThat(Stamp.millis(stamps.getLast())).isGreaterThan(hidden);
    leave("c");
    stamps.add(version(Event.MembersLeft.class, Event.MembersLeft::version));
    assertThat(stamps).isSorted().doesNotHaveDuplicates();
    assertThat(timeline(GROUP).newest()).isGreaterThanOrEqualTo(stamps.getLast());
  }

  @Test
  void change_ofTwoKinds_isTwoEventsInThatOrder() {
    conversations.write(GROUP, change -> change.join(List.of(new ConversationMember("c", 7))));
    long head = conversations.write(GROUP, GroupChange::message).position();
    heard.all.clear();
    conversations.write(
        GROUP,
        change -> {
          change.leave(List.of(new ConversationMember("c", 7)));
          change.dismiss();
          return true;
        });
    assertThat(heard.events(GROUP)).hasSize(2);
    assertThat(heard.events(GROUP).getFirst())
        .isInstanceOfSatisfying(
            Event.MembersLeft.class,
            left -> assertThat(left.leavers().getFirst().head()).isEqualTo(head));
    assertThat(heard.events(GROUP).getLast()).isEqualTo(new Event.Dismissed(GROUP));
    assertThat(timeline(GROUP).dismissed()).isTrue();
  }

  @Test
  void message_oneToOne_saysWhomItReached() {
    Place sent = conversations.write(PEER, change -> change.message(BOTH));
    Place past = conversations.write(PEER, change -> change.importMessage(5, "b"));
    assertThat(heard.events(PEER))
        .containsExactly(
            new Event.PeerMessage(PEER, sent, BOTH, false),
            new Event.PeerMessage(PEER, past, List.of("b"), true));
    assertThat(past.millis()).isEqualTo(5);
  }

  @Test
  void write_whenTheBodyThrows_nothingHasHappened() {
    conversations.write(PEER, change -> change.message(BOTH));
    Timeline before = timeline(PEER);
    heard.all.clear();
    Function<PeerChange, Place> body =
        change -> {
          change.message(BOTH);
          change.rows().put(OTHER, new byte[] {1});
          change.alongside().put(OWN, OTHER, 1, new byte[] {1});
          throw new IllegalStateException("no");
        };
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> conversations.write(PEER, body));
    assertThat(heard.all).isEmpty();
    assertThat(timeline(PEER)).isEqualTo(before);
    assertThat(store.engine().get(PEER.partition(), OTHER)).isEmpty();
    assertThat(store.engine().get(OWN, OTHER)).isEmpty();
  }

  @Test
  void write_whenAListenerThrowsBeforeTheCommit_nothingHasHappened() {
    Refusing refusing = new Refusing();
    Conversations refused = new Conversations(store.engine(), clock, List.of(heard, refusing));
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> refused.write(PEER, change -> change.message(BOTH)));
    assertThat(heard.all).isEmpty();
    assertThat(store.engine().get(PEER.partition(), Timeline.KEY)).isEmpty();
    assertThat(store.engine().get(LISTED, OTHER)).isEmpty();
  }

  @Test
  void write_whenTheBodyRunsTwice_happensOnce() {
    Conversations twice =
        new Conversations(BodiesTwice.over(store.engine()), clock, List.of(heard));
    Place place = twice.write(PEER, change -> change.message(BOTH));
    assertThat(place.sequence()).isEqualTo(1);
    assertThat(heard.places(PEER)).containsExactly(place);
    assertThat(timeline(PEER).numbers().last()).isEqualTo(1);
    assertThat(timeline(PEER).newest()).isGreaterThanOrEqualTo(place.stamp());
  }

  @Test
  void write_inWhichNothingHappens_leavesTheTimelineAlone() {
    conversations.write(GROUP, change -> change.join(List.of()));
    leave();
    assertThat(heard.all).isEmpty();
    assertThat(store.engine().get(GROUP.partition(), Timeline.KEY)).isEmpty();
  }

  @Test
  void rowsOfAListener_areAsDurableAsTheChange() {
    Place place = conversations.write(PEER, change -> change.message(BOTH));
    store.reopen();
    assertThat(timeline(PEER).numbers().last()).isEqualTo(1);
    assertThat(store.engine().get(LISTED, OTHER))
        .contains(Long.toString(place.stamp()).getBytes(UTF_8));
  }

  @Test
  void timeline_throughTheViewOfAChange_isOutOfReach() {
    Bytes timeline = Timeline.KEY;
    List<Function<GroupChange, Object>> attempts =
        List.of(
            change -> change.rows().get(timeline),
            change -> change.rows().scan(timeline, timeline.prefixEnd(), 1),
            change -> change.rows().scan(new KeyBuilder().build(), timeline.prefixEnd(), 1),
            change -> written(() -> change.rows().put(timeline, new byte[0])),
            change -> written(() -> change.rows().delete(timeline)),
            change ->
                written(() -> change.alongside().put(GROUP.partition(), timeline, 1, new byte[0])));
    for (Function<GroupChange, Object> attempt : attempts) {
      assertThatIllegalArgumentException().isThrownBy(() -> conversations.write(GROUP, attempt));
    }
  }

  @Test
  void rows_whatWasPut_isReadAndScanned() {
    conversations.write(
        GROUP,
        change -> {
          change.rows().put(OTHER, new byte[] {1});
          assertThat(change.rows().get(OTHER)).contains(new byte[] {1});
          assertThat(change.rows().scan(OTHER, OTHER.prefixEnd(), 9)).hasSize(1);
          return true;
        });
    assertThat(store.engine().get(GROUP.partition(), OTHER)).contains(new byte[] {1});
  }

  private static boolean written(Runnable write) {
    write.run();
    return true;
  }

  private void leave(String... users) {
    List<ConversationMember> leavers =
        List.of(users).stream()
            .map(user -> new ConversationMember(user, SettableTime.START))
            .toList();
    conversations.write(
        GROUP,
        change -> {
          change.leave(leavers);
          return true;
        });
  }

  private static void sendByTurns(Conversations to) {
    IntStream.range(0, MESSAGES)
        .forEach(i -> to.write(group(i % CONVERSATIONS), GroupChange::message));
  }

  private static ConversationKey.Group group(int number) {
    return new ConversationKey.Group(1, "g" + number);
  }

  private <E extends Event> long version(Class<E> kind, Function<E, Long> version) {
    return version.apply(kind.cast(heard.events(GROUP).getLast()));
  }

  private Timeline timeline(ConversationKey conversation) {
    return store
        .engine()
        .get(conversation.partition(), Timeline.KEY)
        .map(Timeline::read)
        .orElseThrow();
  }

  /// Adds a row with the stamp of every message, and keeps what it hears.
  private static final class Recorder implements ConversationListener {
    private final Map<ConversationKey, List<Event>> all = new ConcurrentHashMap<>();

    @Override
    public void beforeCommit(Event event, Alongside rows) {
      place(event)
          .forEach(place ->
              rows.put(LISTED, OTHER, place.stamp(), Long.toString(place.stamp()).getBytes(UTF_8)));
    }

    /// Needs no lock for each list: events of one conversation come one after the other.
    @Override
    public void afterCommit(Event event) {
      all.computeIfAbsent(event.conversation(), _ -> new ArrayList<>()).add(event);
    }

    List<Event> events(ConversationKey conversation) {
      return all.getOrDefault(conversation, List.of());
    }

    List<Place> places(ConversationKey conversation) {
      return events(conversation).stream().flatMap(event -> place(event).stream()).toList();
    }

    private static List<Place> place(Event event) {
      return switch (event) {
        case Event.PeerMessage e -> List.of(e.place());
        case Event.GroupMessage e -> List.of(e.place());
        case Event.TargetedMessage e -> List.of(e.place());
        default -> List.of();
      };
    }
  }

  /// Lets no event be committed.
  private static final class Refusing implements ConversationListener {
    @Override
    public void beforeCommit(Event event, Alongside rows) {
      throw new IllegalStateException("no");
    }

    @Override
    public void afterCommit(Event event) {
      throw new AssertionError("was committed");
    }
  }
}
