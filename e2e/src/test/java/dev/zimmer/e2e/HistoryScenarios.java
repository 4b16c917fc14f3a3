package dev.zimmer.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What was sent and imported is read back, by time, latest first.
abstract class HistoryScenarios {
  private static final long OLD = 1_735_689_600_000L;

  private final Backend backend;

  HistoryScenarios(RunningZimmer zimmer) {
    this.backend = zimmer.newBackend();
  }

  @BeforeEach
  void registerUsers() {
    backend.register("a", "b", "c");
  }

  @Test
  void importsAmongMessages_comeWhereTheirTimesAre() {
    backend.sendPeer("a", "b");
    for (long millis : List.of(OLD + 5, OLD, OLD + 5, OLD + 40_000_000_000L)) {
      backend.importPeer("a", "b", "a", millis);
      backend.importPeer("a", "b", "b", millis);
    }
    backend.sendPeer("b", "a");
    for (int limit : List.of(1, 2, 3, 6, 100)) {
      assertThat(sequences(backend.history("a", "b", limit)))
          .containsExactly(10L, 1L, 8L, 6L, 2L, 4L);
      assertThat(sequences(backend.history("b", "a", limit)))
          .containsExactly(10L, 1L, 9L, 7L, 3L, 5L);
    }
  }

  @Test
  void groupHistory_ofHundreds_comesExactlyOnce() {
    backend.createGroup("g", "a", "b");
    for (int i = 0; i < 150; i++) {
      backend.importGroup("a", "g", OLD + i * 7919 % 50);
      if (i % 10 == 0) {
        backend.sendGroup("b", "g");
      }
    }
    List<JsonNode> messages = backend.groupHistory("g", 7);
    assertThat(sequences(messages))
        .containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(1, 165).boxed().toList());
    for (int i = 1; i < messages.size(); i++) {
      long later = messages.get(i - 1).path("MsgTime").longValue();
      long earlier = messages.get(i).path("MsgTime").longValue();
      assertThat(later).isGreaterThanOrEqualTo(earlier);
      if (later == earlier) {
        assertThat(messages.get(i - 1).path("MsgSeq").longValue())
            .isGreaterThan(messages.get(i).path("MsgSeq").longValue());
      }
    }
    assertThat(backend.groupHistory("g", 100)).isEqualTo(messages);
  }

  /// Each field in the JSON type of its page.
  @Test
  void answers_haveTheDocumentedFields() {
    Map<String, Object> message = new LinkedHashMap<>(Backend.text("a"));
    message.put("GroupId", "g");
    message.put("MessageType", 12);
    message.put(
        "MessageBody",
        Map.of("Message", "{\"FileName\":\"a b\",\"Url\":\"u\"}", "ExtendedData", "more"));
    message.put("SendMessageTime", OLD);
    backend.createGroup("g", "a", "b");
    backend.client().call("ImportGroupMsg", message).expect(0);

    JsonNode read = backend.groupHistory("g", 10).getFirst();
    long id = read.path("MsgId").longValue();
    assertThat(id).isPositive();
    assertThat(read)
        .isEqualTo(
            json(
                """
                {"Sender": "a", "MsgType": 12, "MsgBody": "%s", "MsgId": %d, "MsgSeq": 1,
                 "Payload": "more", "MsgTime": 1735689600000, "IsEmpty": 0}
                """
                    .formatted(
                        "%7B%22md5%22%3A%22%22%2C%22file_name%22%3A%22a%20b%22%2C"
                            + "%22file_size%22%3A%220%22%2C%22download_url%22%3A%22u%22%7D",
                        id)));
    JsonAnswer asked =
        backend
            .client()
            .call(
                "QueryMessagesByMsgSeq",
                Map.of(
                    "FromUserId", "c", "ConvId", "g", "ConvType", 2, "MsgSeqList", List.of(7, 1)))
            .expect(0);
    assertThat(asked.listOf("MessageList").valueStream().toList()).containsExactly(read);
  }

  private static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text);
  }

  private static List<Long> sequences(List<JsonNode> messages) {
    List<Long> sequences = new ArrayList<>();
    messages.forEach(message -> sequences.add(message.path("MsgSeq").longValue()));
    return sequences;
  }
}
