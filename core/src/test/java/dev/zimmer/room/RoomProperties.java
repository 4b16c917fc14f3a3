package dev.zimmer.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zimmer.Domain;
import dev.zimmer.DomainConfig;
import dev.zimmer.harness.Caller;
import dev.zimmer.harness.JacksonText;
import dev.zimmer.harness.SettableTime;
import dev.zimmer.harness.TestStore;
import dev.zimmer.message.RevokeRoomMessage;
import dev.zimmer.message.SendRoomMessage;
import dev.zimmer.stamp.StampClock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;

/// Whatever is done with rooms, in whatever order, through restarts and the passing of time, every
/// answer is that of a plain model, and no list of conversations has anything.
class RoomProperties {
  private static final int NOT_SET = 660000002;
  private static final int NO_MESSAGE = 660000022;
  private static final int RECALLED = 660000023;
  private static final int NOT_THE_SENDER = 660000026;
  private static final int NO_ROOM = 660300001;
  private static final int EXISTS = 660300014;

  /// What the model knows of a room.
  private static final class ModelRoom {
    private final long endMillis;
    private final List<String> senders = new ArrayList<>();
    private final List<Boolean> recalled = new ArrayList<>();
    private final Map<String, Long> attributes = new LinkedHashMap<>();
    private long changes;

    ModelRoom(long endMillis) {
      this.endMillis = endMillis;
    }

    void set(String key) {
      attributes.remove(key);
      attributes.put(key, ++changes);
    }
  }

  private static @Nullable TestStore store;
  private static long apps;

  private final SettableTime time = new SettableTime();
  private final Map<String, ModelRoom> model = new HashMap<>();

  @BeforeContainer
  static void open() {
    store = new TestStore();
  }

  @AfterContainer
  static void close() {
    store().close();
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void rooms_areThoseOfAModel(@ForAll long seed) {
    model.clear();
    apps++;
    Random random = new Random(seed);
    Caller caller = caller();
    caller.register(List.of("a", "b"));
    for (int steps = 0; steps < 80; steps++) {
      if (random.nextInt(100) == 0) {
        store().reopen();
        caller = caller();
      }
      step(caller, random);
      time.advance(random.nextInt(3) * 500L);
    }
    assertThat(caller.list("a")).isEmpty();
    assertThat(caller.list("b")).isEmpty();
  }

  private void step(Caller caller, Random random) {
    String user = random.nextBoolean() ? "a" : "b";
    String room = random.nextBoolean() ? "r" : "s";
    switch (random.nextInt(8)) {
      case 0, 1 -> create(caller, user, room, random);
      case 2 -> destroy(caller, room, random);
      case 3, 4 -> send(caller, user, room);
      case 5 -> recall(caller, user, room, random);
      case 6 -> modify(caller, user, room, random);
      default -> query(caller, user, room);
    }
  }

  private void create(Caller caller, String user, String room, Random random) {
    int delay = random.nextInt(20);
    List<CreateRoom.Attribute> attributes =
        random.nextBoolean() ? List.of() : List.of(new CreateRoom.Attribute("k0", "v", 0));
    int code = caller.call(new CreateRoom.Request(user, room, "", delay, attributes)).code();
    assertThat(code).isEqualTo(find(room) == null ? 0 : EXISTS);
    if (code == 0) {
      ModelRoom created = new ModelRoom(time.millis() + delay * 1000L);
      attributes.forEach(attribute -> created.set(attribute.key()));
      model.put(room, created);
    }
  }

  private void destroy(Caller caller, String room, Random random) {
    if (random.nextBoolean()) {
      int code = caller.call(new DestroyRoom.Request(room, null)).code();
      assertThat(code).isEqualTo(find(room) == null ? NO_ROOM : 0);
      model.remove(room);
    }
  }

  private void send(Caller caller, String user, String room) {
    Map<String, Object> body = Map.of("Message", "hello");
    Caller.Reply reply =
        caller.call(new SendRoomMessage.Request(user, room, 1, 1, body, null, null, 1));
    @Nullable ModelRoom known = find(room);
    assertThat(reply.code()).isEqualTo(known == null ? NO_ROOM : 0);
    if (known != null) {
      known.senders.add(user);
      known.recalled.add(false);
      assertThat(reply.as(SendRoomMessage.Response.class).msgSeq()).isEqualTo(known.senders.size());
    }
  }

  private void recall(Caller caller, String user, String room, Random random) {
    int sequence = 1 + random.nextInt(6);
    int code = caller.call(new RevokeRoomMessage.Request(user, room, (long) sequence, "")).code();
    assertThat(code).isEqualTo(recalled(user, find(room), sequence - 1));
  }

  private static int recalled(String user, @Nullable ModelRoom known, int index) {
    if (known == null) {
      return NO_ROOM;
    }
    if (index >= known.senders.size()) {
      return NO_MESSAGE;
    }
    if (!known.senders.get(index).equals(user)) {
      return NOT_THE_SENDER;
    }
    return known.recalled.set(index, true) ? RECALLED : 0;
  }

  private void modify(Caller caller, String user, String room, Random random) {
    String key = "k" + random.nextInt(3);
    int action = random.nextInt(2);
    List<ModifyRoomAttribute.Change> changes =
        List.of(new ModifyRoomAttribute.Change(action, key, "v", 0, 0));
    int code = caller.call(new ModifyRoomAttribute.Request(user, room, changes)).code();
    assertThat(code).isEqualTo(modified(find(room), action, key));
  }

  private static int modified(@Nullable ModelRoom known, int action, String key) {
    if (known == null) {
      return NO_ROOM;
    }
    if (action == 0) {
      known.set(key);
      return 0;
    }
    if (known.attributes.remove(key) == null) {
      return NOT_SET;
    }
    known.changes++;
    return 0;
  }

  private void query(Caller caller, String user, String room) {
    Caller.Reply reply = caller.call(new QueryRoomAttribute.Request(user, room));
    @Nullable ModelRoom known = find(room);
    assertThat(reply.code()).isEqualTo(known == null ? NO_ROOM : 0);
    if (known != null) {
      QueryRoomAttribute.Response response = reply.as(QueryRoomAttribute.Response.class);
      Map<String, Long> attributes = new LinkedHashMap<>();
      response.attributes().forEach(each -> attributes.put(each.key(), each.seq()));
      assertThat(response.attributeSeq()).isEqualTo(known.changes);
      assertThat(List.copyOf(attributes.entrySet()))
          .isEqualTo(List.copyOf(known.attributes.entrySet()));
    }
  }

  /// Null if there is no such room, or none any more.
  private @Nullable ModelRoom find(String room) {
    @Nullable ModelRoom known = model.get(room);
    return known == null || time.millis() >= known.endMillis ? null : known;
  }

  private Caller caller() {
    StampClock clock = new StampClock(store().engine(), time);
    return new Caller(
        new Domain(store().engine(), clock, new JacksonText(), DomainConfig.DEFAULT), time, apps);
  }

  private static TestStore store() {
    return Objects.requireNonNull(store);
  }
}
