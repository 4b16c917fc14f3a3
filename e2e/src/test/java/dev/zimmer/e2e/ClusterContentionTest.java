package dev.zimmer.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/// Many who write one conversation at one time, through two servers over one Cassandra cluster.
@OnCassandra
final class ClusterContentionTest {
  private static final int WRITERS = 64;
  private static final int MESSAGES = 8;

  @RegisterExtension static final RunningZimmer zimmer = RunningZimmer.onCassandra();

  private final Backend backend = zimmer.newBackend();

  @BeforeEach
  void registerUsers() {
    backend.register("a", "b");
  }

  @Test
  @DisplayName("64 writers to one group: MsgSeq is 1, 2, 3 and so on, in every order of servers")
  void group_sixtyFourWriters_isNumberedWithoutGap() {
    backend.createGroup("g", "a", "b");
    assertNumbered(writer -> backend.sendGroup(writer % 2 == 0 ? "a" : "b", "g").json());
    assertThat(backend.groupTime("a", "g")).isEqualTo(backend.groupTime("b", "g"));
  }

  @Test
  @DisplayName("64 writers to one chat, from both sides: MsgSeq is 1, 2, 3 and so on")
  void chat_sixtyFourWriters_isNumberedWithoutGap() {
    assertNumbered(writer -> {
      JsonAnswer sent = writer % 2 == 0 ? backend.sendPeer("a", "b") : backend.sendPeer("b", "a");
      return sent.listOf("SuccList").get(0);
    });
    assertThat(backend.peerTime("a", "b")).isEqualTo(backend.peerTime("b", "a"));
  }

  /// Lets all writers send at once, each one message after the other.
  private static void assertNumbered(Function<Integer, JsonNode> send) {
    List<JsonNode> sent =
        AtOnce.each(
                IntStream.range(0, WRITERS).boxed().toList(),
                writer -> {
                  List<JsonNode> own = new ArrayList<>();
                  for (int i = 0; i < MESSAGES; i++) {
                    own.add(send.apply(writer));
                  }
                  return own;
                })
            .stream()
            .flatMap(List::stream)
            .toList();
    assertThat(sent.stream().map(message -> message.path("MsgSeq").longValue()).sorted())
        .containsExactlyElementsOf(LongStream.rangeClosed(1, WRITERS * MESSAGES).boxed().toList());
    assertThat(sent)
        .extracting(message -> message.path("MsgId").asString())
        .doesNotHaveDuplicates();
  }
}
