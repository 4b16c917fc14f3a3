package dev.zimmer.friend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zimmer.action.ActionException;
import dev.zimmer.action.ReturnCode;
import dev.zimmer.harness.SettableTime;
import dev.zimmer.harness.TestStore;
import dev.zimmer.storage.Address;
import dev.zimmer.storage.Bytes;
import dev.zimmer.storage.Row;
import dev.zimmer.storage.RowPages;
import dev.zimmer.storage.StorageEngine;
import dev.zimmer.storage.StorageException;
import dev.zimmer.storage.Transaction;
import dev.zimmer.storage.WholeRow;
import dev.zimmer.storage.WriteBatch;
import dev.zimmer.user.UserPartition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/// Two lists at once: what breaks off in between, and what happens at the same time.
class FriendshipsTest {
  private static final int CALLERS = 64;

  private final TestStore store = new TestStore();
  private final Friends friends = new Friends(store.engine());
  private final Friendships friendships = new Friendships(friends);

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void befriending_thatBreaksOff_canBeDoneAgain() {
    Friendships broken = breakingAt("a");
    assertThatThrownBy(() -> broken.befriend(1, "a", List.of(friend("b"))))
        .isInstanceOf(StorageException.class);
    assertThat(friends.look(1, "a", List.of("b")).friends()).isEmpty();
    assertThat(friendships.befriend(1, "a", List.of(friend("b"))))
        .containsExactly(Map.entry("b", ReturnCode.OK));
    assertThat(friends.look(1, "a", List.of("b")).friends()).containsExactly("b");
    assertThat(friends.page(1, "b", 0, 9).friends())
        .extracting(Friend::userId)
        .containsExactly("a");
    assertThat(friends.page(1, "b", 0, 9).total()).isEqualTo(1);
  }

  @Test
  void ending_thatBreaksOff_canBeDoneAgain() {
    friendships.befriend(1, "a", List.of(friend("b"), friend("c")));
    assertThatThrownBy(() -> breakingAt("a").end(1, "a", List.of("b"), true))
        .isInstanceOf(StorageException.class);
    assertThat(friendships.end(1, "a", List.of("b"), true))
        .containsExactly(Map.entry("b", ReturnCode.OK));
    assertThat(friends.whoHave(1, List.of("a", "b", "c"), "b")).isEmpty();
    assertThat(friends.page(1, "b", 0, 9)).isEqualTo(new Friends.Page(0, 0, List.of()));
  }

  /// Those whose lists cannot be written fail, the others do not.
  @Test
  void trouble_withOneOther_isTheirFailureAlone() {
    Friendships broken = breakingAt("b");
    assertThat(broken.befriend(1, "a", List.of(friend("b"), friend("c"))))
        .isEqualTo(Map.of("b", ReturnCode.INTERNAL, "c", ReturnCode.OK));
    assertThat(friends.look(1, "a", List.of("b", "c")).friends()).containsExactly("c");
    friendships.befriend(1, "a", List.of(friend("b")));
    assertThat(broken.end(1, "a", List.of("b", "c"), true))
        .isEqualTo(Map.of("b", ReturnCode.INTERNAL, "c", ReturnCode.OK));
    assertThat(friends.look(1, "a", List.of("b", "c")).friends()).containsExactly("b");
  }

  @Test
  void manyAtOnce_neverPassTheLimit() throws Exception {
    int room = 20;
    friends.add(
        1,
        "a",
        IntStream.range(0, Friends.MAX_FRIENDS - room).mapToObj(i -> friend("f" + i)).toList());
    List<Future<Map<String, ReturnCode>>> calls = new ArrayList<>();
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < CALLERS; i++) {
        Friend other = friend("u" + i);
        calls.add(executor.submit(() -> friendships.befriend(1, "a", List.of(other))));
      }
    }
    List<String> done = new ArrayList<>();
    for (Future<Map<String, ReturnCode>> call : calls) {
      call.get()
          .forEach((other, code) -> {
            assertThat(code).isIn(ReturnCode.OK, ReturnCode.FRIEND_LIST_FULL);
            if (code == ReturnCode.OK) {
              done.add(other);
            }
          });
    }
    assertThat(done).hasSize(room);
    assertThat(friends.look(1, "a", done))
        .isEqualTo(new Friends.Look(Friends.MAX_FRIENDS, Set.copyOf(done)));
    List<String> all = IntStream.range(0, CALLERS).mapToObj(i -> "u" + i).toList();
    assertThat(friends.whoHave(1, all, "a")).containsExactlyInAnyOrderElementsOf(done);
  }

  @Test
  void sameAtOnce_isDoneOnce() throws Exception {
    List<Future<Map<String, ReturnCode>>> calls = new ArrayList<>();
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < CALLERS; i++) {
        String owner = i % 2 == 0 ? "a" : "b";
        Friend other = friend(i % 2 == 0 ? "b" : "a");
        calls.add(executor.submit(() -> friendships.befriend(1, owner, List.of(other))));
      }
    }
    List<ReturnCode> codes = new ArrayList<>();
    for (Future<Map<String, ReturnCode>> call : calls) {
      codes.addAll(call.get().values());
    }
    assertThat(codes).hasSize(CALLERS).contains(ReturnCode.OK);
    assertThat(codes).isSubsetOf(ReturnCode.OK, ReturnCode.ALREADY_FRIENDS);
    for (String owner : List.of("a", "b")) {
      assertThat(friends.page(1, owner, 0, 9).total()).isEqualTo(1);
      assertThat(friends.page(1, owner, 0, 9).friends()).hasSize(1);
    }
  }

  /// Each of two who add, then delete each other at the same time is told that it was done, by one
  /// answer at least, and what each says of the other stays.
  @RepeatedTest(50)
  void mutualAtOnce_isDoneForBoth() throws Exception {
    Friend a = new Friend("a", SettableTime.START, "", "of a", Map.of("k0", "1"));
    Friend b = new Friend("b", SettableTime.START, "", "of b", Map.of("k1", "2"));
    List<ReturnCode> codes =
        both(
            () -> friendships.befriend(1, "a", List.of(b)).get("b"),
            () -> friendships.befriend(1, "b", List.of(a)).get("a"));
    assertThat(codes).contains(ReturnCode.OK).isSubsetOf(ReturnCode.OK, ReturnCode.ALREADY_FRIENDS);
    if (codes.getFirst() == ReturnCode.OK) {
      assertThat(friends.page(1, "a", 0, 9).friends()).containsExactly(b);
    }
    if (codes.getLast() == ReturnCode.OK) {
      assertThat(friends.page(1, "b", 0, 9).friends()).containsExactly(a);
    }
    assertThat(
            both(
                () -> friendships.end(1, "a", List.of("b"), true).get("b"),
                () -> friendships.end(1, "b", List.of("a"), true).get("a")))
        .contains(ReturnCode.OK)
        .isSubsetOf(ReturnCode.OK, ReturnCode.NOT_FRIENDS);
    assertThat(friends.whoHave(1, List.of("a", "b"), "a")).isEmpty();
    assertThat(friends.whoHave(1, List.of("a", "b"), "b")).isEmpty();
  }

  @Test
  void endingAll_withOneWhoseListCannotBeWritten_endsAllTheOthers() {
    List<Friend> many = IntStream.range(0, 250).mapToObj(i -> friend("f" + i)).toList();
    friendships.befriend(1, "a", many);
    assertThatThrownBy(() -> breakingAt("f249").endAll(1, "a", true))
        .isInstanceOf(ActionException.class);
    assertThat(friends.page(1, "a", 0, 9).friends())
        .extracting(Friend::userId)
        .containsExactly("f249");
  }

  private static List<ReturnCode> both(Callable<ReturnCode> one, Callable<ReturnCode> other)
      throws Exception {
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<ReturnCode> codes = new ArrayList<>();
      for (Future<ReturnCode> future : executor.invokeAll(List.of(one, other))) {
        codes.add(future.get());
      }
      return codes;
    }
  }

  private Friendships breakingAt(String owner) {
    return new Friendships(new Friends(new Breaking(store.engine(), UserPartition.of(1, owner))));
  }

  private static Friend friend(String userId) {
    return new Friend(userId, SettableTime.START, "", "", Map.of());
  }

  /// A store that cannot write one partition.
  private record Breaking(StorageEngine whole, Bytes partition) implements StorageEngine {
    @Override
    public <T> T transact(Bytes named, Function<Transaction, T> body) {
      if (named.equals(partition)) {
        throw new StorageException.Retryable("broken", new IllegalStateException());
      }
      return whole.transact(named, body);
    }

    @Override
    public Optional<byte[]> get(Bytes named, Bytes key) {
      return whole.get(named, key);
    }

    @Override
    public List<Optional<byte[]>> getAll(List<Address> addresses) {
      return whole.getAll(addresses);
    }

    @Override
    public List<Row> scan(Bytes named, Bytes from, Bytes to, int limit) {
      return whole.scan(named, from, to, limit);
    }

    @Override
    public void write(WriteBatch batch, Runnable onDurable) {
      whole.write(batch, onDurable);
    }

    @Override
    public RowPages export(Optional<Bytes> after) {
      return whole.export(after);
    }

    @Override
    public void restore(List<WholeRow> rows) {
      whole.restore(rows);
    }

    @Override
    public boolean isShared() {
      return whole.isShared();
    }

    @Override
    public void onRecovery(Runnable action) {
      whole.onRecovery(action);
    }

    @Override
    public void awaitActions() {
      whole.awaitActions();
    }

    @Override
    public void check() {
      whole.check();
    }

    @Override
    public void close() {
      whole.close();
    }
  }
}
