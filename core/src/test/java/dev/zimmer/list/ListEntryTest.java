package dev.zimmer.list;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zimmer.conversation.ConversationId;
import dev.zimmer.stamp.Stamp;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/// The entry against the formula of the design, for every small combination of registers.
class ListEntryTest {
  private static final ConversationId PEER = ConversationId.peer("p");
  private static final ConversationId GROUP = ConversationId.group("g");

  @Test
  void position_peer_isLastUnlessHidden() {
    for (long last = 0; last <= 3; last++) {
      for (long hidden = 0; hidden <= 3; hidden++) {
        ListEntry entry = new ListEntry(PEER, null);
        entry.merge(Register.LAST, last, last);
        entry.merge(Register.HIDDEN, hidden, hidden);
        assertThat(entry.position())
            .as("last %d hidden %d", last, hidden)
            .isEqualTo(last > hidden ? last : Stamp.NONE);
      }
    }
  }

  @Test
  void position_group_isTheFormula() {
    for (long own = 0; own <= 3; own++) {
      for (long head = 0; head <= 3; head++) {
        for (long joined = Register.GONE; joined <= 3; joined++) {
          for (long hidden = 0; hidden <= 3; hidden++) {
            check(own, head, joined, hidden, false);
            check(own, head, joined, hidden, true);
          }
        }
      }
    }
  }

  private static void check(long own, long head, long joined, long hidden, boolean dismissed) {
    GroupHead groupHead = new GroupHead(new AtomicLong());
    groupHead.merge(head, head);
    if (dismissed) {
      groupHead.dismiss();
    }
    ListEntry entry = new ListEntry(GROUP, groupHead);
    entry.merge(Register.OWN, own, own);
    entry.merge(Register.MEMBER, 1, joined);
    entry.merge(Register.HIDDEN, hidden, hidden);

    boolean member = joined != Register.GONE;
    long seen = member && head > joined ? Math.max(own, head) : own;
    long expected = !dismissed && seen > hidden ? seen : Stamp.NONE;
    assertThat(entry.position())
        .as("own %d head %d joined %d hidden %d %s", own, head, joined, hidden, dismissed)
        .isEqualTo(expected);
  }

  @Test
  void position_groupWithMessagesForMost_isTheNewestThatReachesTheMember() {
    for (long head = 0; head <= 4; head++) {
      for (long forMost = head; forMost <= 4; forMost++) {
        for (long upTo = 0; upTo <= 4; upTo++) {
          for (long before = 0; before < Math.max(1, upTo); before++) {
            checkExclusion(head, forMost, upTo, before);
          }
        }
      }
    }
  }

  private static void checkExclusion(long head, long forMost, long upTo, long before) {
    GroupHead groupHead = new GroupHead(new AtomicLong());
    groupHead.merge(head, forMost);
    ListEntry entry = new ListEntry(GROUP, groupHead);
    entry.merge(Register.MEMBER, 1, 0);
    entry.merge(Register.EXCLUDED, upTo, before);
    entry.merge(Register.EXCLUDED, upTo - 1, 4); // an earlier one
    assertThat(entry.position())
        .as("head %d for most %d excluded up to %d before %d", head, forMost, upTo, before)
        .isEqualTo(upTo > 0 && forMost <= upTo ? Math.max(before, head) : forMost);
  }

  @Test
  void position_whoNeverWasAMember_isNone() {
    GroupHead head = new GroupHead(new AtomicLong());
    head.merge(5, 5);
    assertThat(new ListEntry(GROUP, head).position()).isEqualTo(Stamp.NONE);
  }

  @Test
  void merge_inAnyOrderAndTwice_givesOneResult() {
    List<Runnable> merges = new ArrayList<>();
    GroupHead head = new GroupHead(new AtomicLong());
    List<ListEntry> entries = new ArrayList<>(List.of(new ListEntry(GROUP, head)));
    head.merge(30, 30);
    for (int twice = 0; twice < 2; twice++) {
      merges.add(() -> entries.getLast().merge(Register.OWN, 10, 10));
      merges.add(() -> entries.getLast().merge(Register.OWN, 20, 20));
      merges.add(() -> entries.getLast().merge(Register.HIDDEN, 15, 15));
      merges.add(() -> entries.getLast().merge(Register.MEMBER, 1, 5));
      merges.add(() -> entries.getLast().merge(Register.MEMBER, 2, Register.GONE));
    }
    Random random = new Random(1);
    for (int i = 0; i < 200; i++) {
      Collections.shuffle(merges, random);
      entries.add(new ListEntry(GROUP, head));
      merges.forEach(Runnable::run);
      assertThat(entries.getLast().position()).isEqualTo(20);
    }
  }

  @Test
  void head_merge_onlyGrowsAndStaysDismissed() {
    GroupHead head = new GroupHead(new AtomicLong());
    head.merge(5, 5);
    head.merge(3, 3);
    assertThat(head.position()).isEqualTo(5);
    head.dismiss();
    head.merge(9, 9);
    assertThat(head.position()).isEqualTo(GroupHead.DISMISSED);
  }
}
