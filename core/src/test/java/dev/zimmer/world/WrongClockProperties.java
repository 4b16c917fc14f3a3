package dev.zimmer.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zimmer.Domain;
import dev.zimmer.DomainConfig;
import dev.zimmer.harness.Caller;
import dev.zimmer.harness.JacksonText;
import dev.zimmer.harness.SettableTime;
import dev.zimmer.harness.Slice;
import dev.zimmer.harness.TestStore;
import dev.zimmer.list.QueryConversationList.Conversation;
import dev.zimmer.message.ImportPeerMsg;
import dev.zimmer.message.SendGroupMessage.TargetOption;
import dev.zimmer.stamp.Stamp;
import dev.zimmer.stamp.StampClock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;

/// The order of a list while the wall clock jumps ahead and back and stands still. [Model] says
/// which times a list has whatever the clock does; this says in which order entries of one time
/// are, and that a message moves its entry also where no time passes.
class WrongClockProperties {
  private static final List<String> PEERS = List.of("p", "q", "r");
  private static final List<String> GROUPS = List.of("g", "h");
  private static final TargetOption FOR_ME = new TargetOption(List.of("me"), true);
  private static final long FAR_MILLIS = 2_000;
  private static final long LONG_AGO_MILLIS = 100_000_000_000L;
  private static final AtomicLong SLICES = new AtomicLong(1L << 40);

  private static @Nullable TestStore store;

  @BeforeContainer
  static void openStore() {
    store = new TestStore();
  }

  @AfterContainer
  static void closeStore() {
    if (store != null) {
      store.close();
    }
  }

  /// What happens: a move of the clock by `millis`, or something in a conversation.
  record Happening(Kind kind, int conversation, long millis) {}

  enum Kind {
    CLOCK,
    MESSAGE,
    TARGETED,
    IMPORT,
    DELETION,
    MEMBERSHIP,
    RESTART
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void list_whateverTheClockDoes_isInTheOrderOfEvents(
      @ForAll("happenings") List<Happening> happenings) {
    MyList mine = new MyList();
    for (Happening happening : happenings) {
      mine.take(happening);
      mine.check();
    }
  }

  @Provide
  Arbitrary<List<Happening>> happenings() {
    Arbitrary<Long> jump =
        Arbitraries.of(0L, 1L, 2L, 40L, -3L, -40L, -9_000L, 9_000L, 28_800_000L, -28_800_000L);
    Arbitrary<Kind> kind =
        Arbitraries.frequency(
            Tuple.of(2, Kind.CLOCK),
            Tuple.of(10, Kind.MESSAGE),
            Tuple.of(3, Kind.TARGETED),
            Tuple.of(2, Kind.IMPORT),
            Tuple.of(2, Kind.DELETION),
            Tuple.of(1, Kind.MEMBERSHIP),
            Tuple.of(1, Kind.RESTART));
    return Combinators.combine(
            kind, Arbitraries.integers().between(0, PEERS.size() + GROUPS.size() - 1), jump)
        .as(Happening::new)
        .list()
        .ofMinSize(10)
        .ofMaxSize(120);
  }

  /// Where an entry stands, naively: the second message of a millisecond leaves it where the first
  /// put it.
  private record Place(long millis, int event) {}

  private static final class MyList {
    private final SettableTime time = new SettableTime();
    private final Slice slice = new Slice(open().engine(), SLICES.getAndIncrement());
    private final Map<String, Place> places = new HashMap<>();
    private final Set<String> deleted = new HashSet<>();
    private StampClock clock = new StampClock(slice, time);
    private Caller caller = caller();
    private int events;

    MyList() {
      caller.register(List.of("me", "p", "q", "r", "x"));
      GROUPS.forEach(group -> caller.createGroup(group, "p", List.of("me")));
    }

    void take(Happening happening) {
      events++;
      int index = happening.conversation;
      boolean group = index >= PEERS.size();
      String name = group ? GROUPS.get(index - PEERS.size()) : PEERS.get(index);
      switch (happening.kind) {
        case CLOCK -> time.advance(happening.millis);
        case MESSAGE -> message(name, group, null);
        case TARGETED -> message(name, group, FOR_ME);
        case IMPORT -> importMessage(PEERS.get(index % PEERS.size()));
        case DELETION -> delete(name, group);
        case MEMBERSHIP -> {
          caller.invite("p", "g", "x");
          caller.kick("p", "g", "x");
        }
        case RESTART -> {
          clock = new StampClock(slice, time);
          caller = caller();
        }
      }
    }

    private void delete(String name, boolean group) {
      if (places.remove(name) != null) {
        caller.delete("me", name, group ? 2 : 0);
        deleted.add(name);
      }
    }

    private void message(String name, boolean group, @Nullable TargetOption target) {
      long lead = clock.leadMillis();
      long id =
          group
              ? caller.sendToGroup("p", name, target).msgId()
              : Long.parseLong(caller.send(name, "me").msgId());
      Place before = places.get(name);
      moveTo(name, Stamp.millis(id));
      if (lead > FAR_MILLIS && before != null) {
        assertThat(Stamp.millis(id)).as("it moves").isGreaterThan(before.millis);
      }
      if (lead > FAR_MILLIS) {
        assertThat(caller.list("me").getLast().convId()).isEqualTo(name);
      }
    }

    /// Of a time long before all else, each before the last: it makes an entry if there never was
    /// one, and moves none.
    private void importMessage(String name) {
      long millis = SettableTime.START - LONG_AGO_MILLIS - events;
      caller.call(Caller.importing(name, "me", millis, "me")).as(ImportPeerMsg.Response.class);
      if (!deleted.contains(name)) {
        places.putIfAbsent(name, new Place(millis, events));
      }
    }

    private void moveTo(String name, long millis) {
      places.merge(
          name,
          new Place(millis, events),
          (before, now) -> now.millis == before.millis ? before : now);
    }

    void check() {
      List<String> expected = new ArrayList<>(places.keySet());
      expected.sort(
          Comparator.comparing(
              places::get, Comparator.comparingLong(Place::millis).thenComparingInt(Place::event)));
      assertThat(caller.list("me")).extracting(Conversation::convId).isEqualTo(expected);
    }

    private Caller caller() {
      return new Caller(new Domain(slice, clock, new JacksonText(), DomainConfig.DEFAULT), time, 1);
    }

    private static TestStore open() {
      if (store == null) {
        throw new IllegalStateException("the store is not open");
      }
      return store;
    }
  }
}
