package dev.zimmer.list;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zimmer.conversation.ConversationKey;
import dev.zimmer.conversation.UnreadCounts;
import dev.zimmer.harness.Caller;
import dev.zimmer.harness.TestDomain;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClearConversationUnreadTest {
  private final TestDomain domain = new TestDomain();
  private final Caller caller = domain.caller();

  @BeforeEach
  void say() {
    caller.register(List.of("a", "b", "c"));
    caller.createGroup("g", "a", List.of("b"));
    caller.createGroup("empty", "a", List.of("b"));
    caller.send("a", "b");
    caller.sendToGroup("a", "g");
    caller.kick("a", "g", "b");
  }

  @AfterEach
  void close() {
    domain.close();
  }

  @ParameterizedTest
  @CsvSource({
    "b, a, 0, 0",
    "a, b, 0, 0",
    "b, g, 2, 0",
    "b, c, 0, 660800002",
    "b, x, 0, 660800002",
    "b, a, 2, 660800002",
    "b, empty, 2, 660800002",
    "b, h, 2, 660800002",
    "b, a, 1, 660000002",
    "x, a, 0, 660500002"
  })
  void call_answersTheDocumentedCode(String from, String convId, int convType, int code) {
    assertThat(clear(from, convId, convType)).isEqualTo(code);
    assertThat(clear(from, convId, convType)).isEqualTo(code);
  }

  @Test
  void deletedConversation_isNotThere() {
    caller.delete("b", "a", 0);
    assertThat(clear("b", "a", 0)).isEqualTo(660800002);
    domain.time().advance(1);
    caller.send("a", "b");
    assertThat(clear("b", "a", 0)).isZero();
  }

  @Test
  void conversation_belowTheWindow_isNotThere() {
    List<String> others = IntStream.range(0, 1000).mapToObj(i -> "u" + i).toList();
    for (int i = 0; i < 1000; i += 100) {
      caller.register(others.subList(i, i + 100));
    }
    domain.time().advance(1);
    others.subList(0, 998).forEach(other -> caller.send(other, "b"));
    assertThat(clear("b", "a", 0)).isZero();
    others.subList(998, 1000).forEach(other -> caller.send(other, "b"));
    assertThat(clear("b", "a", 0)).isEqualTo(660800002);
  }

  @Test
  void unread_afterwards_isNothingUntilMoreComes() {
    assertThat(unread()).isEqualTo(1);
    clear("b", "a", 0);
    assertThat(unread()).isZero();
    caller.send("a", "b");
    assertThat(unread()).isEqualTo(1);
  }

  private long unread() {
    return new UnreadCounts(domain.engine()).of(new ConversationKey.Peer(1, "a", "b"), "b");
  }

  private int clear(String from, String convId, int convType) {
    return caller.call(new ClearConversationUnread.Request(from, convId, convType)).code();
  }
}
