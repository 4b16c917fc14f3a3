package dev.zimmer.group;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zimmer.group.QueryGroupMemberList.ListedMember;
import dev.zimmer.harness.Caller;
import dev.zimmer.harness.TestDomain;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Many callers change one group at once, and what each was answered holds.
class GroupConcurrencyTest {
  private static final int CALLERS = 64;
  private static final int ROUNDS = 20;
  private static final List<String> MEMBERS =
      IntStream.range(0, CALLERS).mapToObj(i -> "u" + i).toList();

  private final TestDomain domain = new TestDomain();
  private final Caller caller = domain.caller();

  @AfterEach
  void close() {
    domain.close();
  }

  @Test
  void group_changedByManyCallersAtOnce_hasOneOwnerAndWhatWasAnswered() throws Exception {
    caller.register(MEMBERS);
    caller.createGroup("g", "u0", MEMBERS);
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < CALLERS; i++) {
        int number = i;
        all.add(callers.submit(() -> change(number)));
      }
      for (Future<?> each : all) {
        each.get();
      }
    }
    QueryGroupInfo.Response info =
        caller.call(new QueryGroupInfo.Request("u0", "g")).as(QueryGroupInfo.Response.class);
    assertThat(info.groupDataSeq()).isEqualTo((long) CALLERS * ROUNDS);
    assertThat(info.groupName()).endsWith("last");
    assertThat(info.groupAttributes()).hasSize(10);
    assertThat(info.groupAttributes()).allMatch(attribute -> attribute.value().equals("last"));
    List<ListedMember> members = members();
    assertThat(members).extracting(ListedMember::userId).containsExactlyElementsOf(MEMBERS);
    assertThat(members).filteredOn(member -> member.role() == 1).hasSize(1);
    assertThat(members).allMatch(member -> member.userNickName().equals("last"));
  }

  private void change(int number) {
    Random random = new Random(number);
    String self = MEMBERS.get(number);
    for (int round = 1; round <= ROUNDS; round++) {
      String text = round == ROUNDS ? "last" : "round " + round;
      call(
          new ModifyGroupAttribute.Request(
              0, self, "g", List.of(new ModifyGroupAttribute.Attribute("k" + number % 10, text))),
          0);
      call(new UpdateGroupData.Request(self, "g", null, self + text, null), 0);
      call(new TransferGroupOwner.Request(self, "g", other(random, self)), 0);
      call(
          new SetGroupMemberRole.Request(self, "g", other(random, self), 2 + random.nextInt(2)),
          0,
          660600029);
      call(
          new SetGroupMembersNickname.Request(
              self, "g", List.of(new SetGroupMembersNickname.MemberNickname(self, text))),
          0);
      assertThat(members()).filteredOn(member -> member.role() == 1).hasSize(1);
    }
  }

  private static String other(Random random, String self) {
    String other = MEMBERS.get(random.nextInt(CALLERS));
    return other.equals(self) ? MEMBERS.get((MEMBERS.indexOf(self) + 1) % CALLERS) : other;
  }

  private void call(Record request, Integer... codes) {
    assertThat(caller.call(request).code()).isIn((Object[]) codes);
  }

  private List<ListedMember> members() {
    return caller
        .call(new QueryGroupMemberList.Request("g", 1000, 0))
        .as(QueryGroupMemberList.Response.class)
        .memberList();
  }
}
