package dev.zimmer.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/// People and conversations of every kind, enough of them that an export takes a while; and what a
/// server that serves them answers.
final class TransferScenario {
  private static final List<String> PEOPLE = Backend.ids("u", 60);
  private static final List<String> GROUPS = Backend.ids("g", 8);
  private static final int ROUNDS = 6;
  private static final int SMALL_PAGE = 7;
  private static final long LONG_AGO = 1_600_000_000_000L;

  private final Backend backend;

  TransferScenario(ZimmerClient client) {
    this.backend = new Backend(client);
  }

  /// Makes everything.
  void make() throws Exception {
    backend.register(PEOPLE);
    for (int round = 0; round < ROUNDS; round++) {
      everybodyWritesToEverybody();
    }
    for (String group : GROUPS) {
      backend.createGroup(group, "u0", PEOPLE.subList(1, 30).toArray(String[]::new));
      backend.sendGroup("u1", group);
    }
    backend.invite("u0", "g1", "u31", "u32");
    backend.sendGroup("u31", "g1");
    backend.kick("u0", "g2", "u1", "u2");
    backend.sendGroup("u3", "g2");
    backend.dismiss("u0", "g3");
    backend.deleteGroup("u5", "g4");
    backend.deleteGroup("u6", "g4");
    backend.sendGroup("u7", "g4");
    backend.deletePeer("u8", "u9");
    backend.deletePeer("u10", "u11");
    backend.sendPeer("u11", "u10");
    backend.register("past1", "past2");
    backend.importPeer("past1", "past2", "past1", LONG_AGO);
    backend.importPeer("past1", "past2", "past2", LONG_AGO);
    backend.importGroup("u4", "g5", LONG_AGO);
  }

  private void everybodyWritesToEverybody() throws Exception {
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> calls = new ArrayList<>();
      for (String from : PEOPLE) {
        List<String> others = PEOPLE.stream().filter(other -> !other.equals(from)).toList();
        calls.add(executor.submit(() -> backend.sendPeers(from, others)));
      }
      for (Future<?> call : calls) {
        call.get();
      }
    }
  }

  /// Every answer to every page of everybody's list, byte by byte but for the RequestId.
  Map<String, List<String>> lists() {
    Map<String, List<String>> lists = new TreeMap<>();
    Stream.concat(PEOPLE.stream(), Stream.of("past1", "past2"))
        .forEach(user -> {
          lists.put(user, walk(user, Backend.MAX_LIMIT));
          lists.put(user + " in small pages", walk(user, SMALL_PAGE));
        });
    return lists;
  }

  private List<String> walk(String user, int limit) {
    List<String> pages = new ArrayList<>();
    long next = 0;
    do {
      Map<String, Object> query = Map.of("FromUserId", user, "Limit", limit, "Next", next);
      HttpResponse<byte[]> response =
          backend
              .client()
              .exchange(
                  backend.client().request("QueryConversationList").body(ZimmerClient.json(query)));
      next = ZimmerClient.checked(response).expect(0).next();
      pages.add(
          new String(response.body(), StandardCharsets.UTF_8)
              .replaceFirst("\"RequestId\":\"\\d+\"", "\"RequestId\":\"\""));
      assertThat(pages).as("pages of %s", user).hasSizeLessThan(100);
    } while (next != 0);
    return pages;
  }

  /// Sends one more message to conversations of every kind.
  ///
  /// @return the MsgSeq of each
  List<Long> moreMessages() {
    List<Long> sequences = new ArrayList<>();
    for (String to : List.of("u1", "u9", "u59")) {
      sequences.add(
          backend.sendPeer("u8", to).listOf("SuccList").get(0).path("MsgSeq").longValue());
    }
    for (String group : List.of("g0", "g1", "g2", "g4", "g5")) {
      sequences.add(backend.sendGroup("u7", group).get("MsgSeq").longValue());
    }
    return sequences;
  }

  /// Sends one message from u8 to u9.
  ///
  /// @return its MsgSeq
  long sendOneMore() {
    return backend.sendPeer("u8", "u9").listOf("SuccList").get(0).path("MsgSeq").longValue();
  }
}
