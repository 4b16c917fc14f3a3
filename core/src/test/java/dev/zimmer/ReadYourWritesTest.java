package dev.zimmer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zimmer.group.CreateGroup;
import dev.zimmer.harness.Caller;
import dev.zimmer.harness.JacksonText;
import dev.zimmer.harness.TestStore;
import dev.zimmer.list.QueryConversationList.Conversation;
import dev.zimmer.stamp.Stamp;
import dev.zimmer.stamp.StampClock;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What a call has answered is in the next list that any thread reads, while many threads change
/// the same user's list.
class ReadYourWritesTest {
  private static final int WRITERS = 6;
  private static final int READERS = 4;

  @Test
  void call_answered_isSeenByTheNextQueryOfAnyThread() throws Exception {
    run(DomainConfig.DEFAULT, 150);
  }

  @Test
  void call_answeredWithListsThatAreEvictedAtOnce_isSeenByTheNextQueryOfAnyThread()
      throws Exception {
    run(new DomainConfig(2048, 5120, 6000, 1, DomainConfig.DEFAULT_RECALL_WINDOW, null), 150);
  }

  private static void run(DomainConfig config, int rounds) throws Exception {
    try (TestStore store = new TestStore();
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
        ExecutorService readers = Executors.newFixedThreadPool(READERS)) {
      InstantSource time = InstantSource.system();
      Caller caller =
          new Caller(
              new Domain(
                  store.engine(), new StampClock(store.engine(), time), new JacksonText(), config),
              time,
              1);
      caller.register(List.of("me", "other"));
      caller.register(IntStream.range(0, WRITERS).mapToObj(i -> "peer" + i).toList());
      List<Future<@Nullable Void>> all = new ArrayList<>();
      for (int i = 0; i < WRITERS; i++) {
        Rounds each = new Rounds(caller, time, readers, i);
        Callable<@Nullable Void> work =
            () -> {
              for (int round = 0; round < rounds; round++) {
                each.run(round);
              }
              return null;
            };
        all.add(writers.submit(work));
      }
      for (Future<@Nullable Void> each : all) {
        each.get();
      }
    }
  }

  /// One writer with conversations of its own in the list of `me`.
  private record Rounds(Caller caller, InstantSource time, ExecutorService readers, int writer) {
    void run(int round) throws Exception {
      String peer = "peer" + writer;
      long sent = Stamp.millis(Long.parseLong(caller.send(peer, "me").msgId()));
      assertThat(seen(peer)).as("after SendPeerMessage").hasValue(sent);
      caller.delete("me", peer, 0);
      assertThat(seen(peer)).as("after DeleteConv").isEmpty();
      long imported = time.millis() - 1_000_000;
      caller.call(Caller.importing(peer, "me", imported, "me"));
      assertThat(seen(peer)).as("after an import from before DeleteConv").isEmpty();

      String group = "group" + writer + "-" + round;
      caller.call(new CreateGroup.Request(group, "", "", "", "other", List.of("me"), List.of(), 0));
      assertThat(seen(group)).as("after CreateGroup").isEmpty();
      long first = Stamp.millis(caller.sendToGroup("other", group).msgId());
      assertThat(seen(group)).as("after SendGroupMessage").hasValue(first);
      caller.kick("other", group, "me");
      caller.sendToGroup("other", group);
      assertThat(seen(group)).as("after KickoutGroupUser").hasValue(first);
      caller.invite("other", group, "me");
      assertThat(seen(group)).as("after InviteUsersIntoGroup").hasValue(first);
      long last = Stamp.millis(caller.sendToGroup("other", group).msgId());
      assertThat(seen(group)).as("after another message").hasValue(last);
      caller.dismiss("other", group);
      assertThat(seen(group)).as("after DismissGroup").isEmpty();
    }

    /// The UpdateTime that another thread finds.
    private Optional<Long> seen(String convId) throws Exception {
      Callable<List<Conversation>> read = () -> caller.list("me");
      return readers.submit(read).get().stream()
          .filter(row -> row.convId().equals(convId))
          .map(Conversation::updateTime)
          .findFirst();
    }
  }
}
