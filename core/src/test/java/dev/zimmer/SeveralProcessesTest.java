package dev.zimmer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zimmer.harness.Caller;
import dev.zimmer.harness.JacksonText;
import dev.zimmer.harness.SettableTime;
import dev.zimmer.harness.SharedStore;
import dev.zimmer.harness.TestStore;
import dev.zimmer.list.QueryConversationList.Conversation;
import dev.zimmer.stamp.ClusterNode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Two processes over one store, one of them with a clock half a second behind.
class SeveralProcessesTest {
  private final TestStore folder = new TestStore();
  private final SharedStore store = new SharedStore(folder.engine());
  private final SettableTime time = new SettableTime();
  private final SettableTime slowTime = new SettableTime();
  private final ClusterNode node = ClusterNode.join(store, time, OptionalInt.empty());
  private final ClusterNode slowNode = ClusterNode.join(store, slowTime, OptionalInt.empty());
  private final Caller caller = caller(node, time);
  private final Caller slow = caller(slowNode, slowTime);

  @BeforeEach
  void begin() {
    slowTime.advance(-500);
    caller.register(List.of("a", "b"));
    caller.createGroup("g", "a", List.of("b"));
    caller.sendToGroup("a", "g");
  }

  @AfterEach
  void close() {
    slowNode.close();
    node.close();
    folder.close();
  }

  @Test
  void list_userRemovedWhileItIsRead_showsNothingFromAfterwards() {
    List<Conversation> before = caller.list("b");
    time.advance(10);
    store
        .meanwhile()
        .set(() -> {
          slow.kick("a", "g", "b");
          caller.sendToGroup("a", "g");
        });

    assertThat(slow.list("b")).isEqualTo(before);
    assertThat(caller.list("b")).isEqualTo(before);
    assertThat(caller.list("a").getFirst().updateTime())
        .isGreaterThan(before.getFirst().updateTime());
  }

  @Test
  void membership_removedByTheFastAddedByTheSlow_isMembership() {
    time.advance(10);
    caller.kick("a", "g", "b");
    List<Conversation> frozen = slow.list("b");
    slow.invite("a", "g", "b");
    slow.sendToGroup("a", "g");

    assertThat(caller.list("b")).hasSize(1).isNotEqualTo(frozen).isEqualTo(caller.list("a"));
  }

  @Test
  void membership_addedByTheFastRemovedByTheSlow_isOver() {
    time.advance(10);
    caller.kick("a", "g", "b");
    caller.invite("a", "g", "b");
    slow.kick("a", "g", "b");
    List<Conversation> frozen = slow.list("b");
    slow.sendToGroup("a", "g");

    assertThat(slow.list("b")).isEqualTo(frozen);
  }

  @Test
  void entry_deletedByTheFast_comesBackWithAMessageByTheSlow() {
    caller.send("a", "b");
    caller.delete("b", "a", 0);
    assertThat(slow.list("b")).extracting(Conversation::convId).containsExactly("g");
    slow.send("a", "b");
    assertThat(slow.list("b")).extracting(Conversation::convId).containsExactly("g", "a");
  }

  @Test
  void messages_byTurns_growInOneConversation() {
    List<Long> peer = new ArrayList<>();
    List<Long> group = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      for (Caller each : List.of(caller, slow)) {
        peer.add(Long.parseLong(each.send("a", "b").msgId()));
        group.add(each.sendToGroup("b", "g").msgId());
      }
      time.advance(i % 3);
      slowTime.advance(i % 3);
    }
    assertThat(peer).isSorted().doesNotHaveDuplicates();
    assertThat(group).isSorted().doesNotHaveDuplicates().doesNotContainAnyElementsOf(peer);
  }

  private Caller caller(ClusterNode of, SettableTime clock) {
    Domain domain = new Domain(store, of.clock(), new JacksonText(), DomainConfig.DEFAULT);
    return new Caller(domain, clock, 1);
  }
}
