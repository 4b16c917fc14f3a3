package dev.zimmer.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zimmer.conversation.ConversationKey;
import dev.zimmer.conversation.UnreadCounts;
import dev.zimmer.harness.Caller;
import dev.zimmer.harness.TestDomain;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;

/// One message is edited, recalled, cleared and read by many at the same time.
class MessageChangesTest {
  private static final int EDITORS = 32;
  private static final int OTHERS = 8;

  private final TestDomain domain = new TestDomain();
  private final Caller caller = domain.caller();

  @BeforeEach
  void say() {
    caller.register(List.of("a", "b"));
    caller.createGroup("g", "a", List.of("b"));
    caller.sendToGroup("a", "g");
  }

  @AfterEach
  void close() {
    domain.close();
  }

  @RepeatedTest(5)
  void edits_atTheSameTime_areCountedOneByOne() throws Exception {
    List<Callable<Caller.Reply>> calls = Collections.nCopies(EDITORS, () -> caller.call(edit()));
    List<Long> numbers =
        replies(calls).stream()
            .map(reply -> reply.as(EditedMessage.class))
            .map(EditedMessage::editMsgSeq)
            .sorted()
            .toList();
    assertThat(numbers).isEqualTo(LongStream.rangeClosed(1, EDITORS).boxed().toList());
  }

  @RepeatedTest(5)
  void recall_amongEditsAndClearings_happensOnceAndIsTheLast() throws Exception {
    List<Callable<Caller.Reply>> calls = new ArrayList<>();
    calls.addAll(Collections.nCopies(EDITORS, () -> caller.call(edit())));
    calls.addAll(
        Collections.nCopies(
            OTHERS, () -> caller.call(new RevokeGroupMessage.Request("a", "g", 1L, "", Map.of()))));
    calls.addAll(
        Collections.nCopies(
            OTHERS, () -> caller.call(new ClearMemberGroupMessage.Request("b", "g"))));
    calls.addAll(
        Collections.nCopies(
            OTHERS, () -> caller.call(new GroupReadReceipt.Request("b", "g", List.of(1L)))));
    Collections.shuffle(calls);
    List<Caller.Reply> replies = replies(calls);
    assertThat(replies.stream().filter(reply -> reply.code() == 660000023)).hasSize(OTHERS - 1);
    assertThat(replies).extracting(Caller.Reply::code).containsOnly(0, 660000023, 661000005);
    HistoryMessage left =
        caller
            .call(new QueryMessagesByMsgSeq.Request("a", "g", 2, List.of(1L)))
            .as(QueryMessagesByMsgSeq.Response.class)
            .messageList()
            .getFirst();
    assertThat(left.isEmpty()).isEqualTo(2);
    UnreadCounts counts = new UnreadCounts(domain.engine());
    ConversationKey group = new ConversationKey.Group(1, "g");
    assertThat(counts.of(group, "b")).isZero();
    assertThat(counts.of(group, "a")).isZero();
  }

  private static EditGroupMsgBody.Request edit() {
    NewMessageBody body = new NewMessageBody("new", "");
    return new EditGroupMsgBody.Request("a", null, "g", 1, 1L, 1, body, null, null, null);
  }

  private static List<Caller.Reply> replies(List<Callable<Caller.Reply>> calls)
      throws InterruptedException, ExecutionException {
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Caller.Reply>> futures = executor.invokeAll(calls);
      List<Caller.Reply> replies = new ArrayList<>();
      for (Future<Caller.Reply> future : futures) {
        replies.add(future.get());
      }
      return replies;
    }
  }
}
