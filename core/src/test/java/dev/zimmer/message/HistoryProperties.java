package dev.zimmer.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zimmer.harness.Caller;
import dev.zimmer.harness.TestDomain;
import dev.zimmer.stamp.Stamp;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;

/// Whatever is sent and imported, in whatever order of times, is read back whole, latest first,
/// exactly once, with any limits.
class HistoryProperties {
  private static final long YEAR = 31_536_000_000L;

  private static @Nullable TestDomain domain;
  private static long apps;

  /// What the model knows of a message.
  ///
  /// @param viewer in whose history it is; empty for everybody's
  /// @param isEmpty as a reader gets it
  private record Said(long time, long seq, String body, String viewer, int isEmpty) {
    Said(long time, long seq, String body, String viewer) {
      this(time, seq, body, viewer, 0);
    }

    Said empty(int why) {
      return new Said(time, seq, "", viewer, why);
    }
  }

  private final List<Said> said = new ArrayList<>();
  private final Set<Long> recalled = new HashSet<>();
  private final Map<String, Long> cleared = new HashMap<>();

  @BeforeContainer
  static void open() {
    domain = new TestDomain();
  }

  @AfterContainer
  static void close() {
    domain().close();
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void peers_haveEachTheirOwnHistory(@ForAll long seed) {
    Random random = new Random(seed);
    Caller caller = newApp();
    for (int step = random.nextInt(60); step > 0; step--) {
      String owner = random.nextBoolean() ? "a" : "b";
      boolean imports = random.nextBoolean();
      if (random.nextInt(20) == 0) {
        clear(caller, owner);
      }
      for (int times = 1 + random.nextInt(9); times > 0; times--) {
        if (imports) {
          importToPeer(caller, owner, time(random));
        } else {
          sendToPeer(caller, owner);
        }
        if (random.nextInt(4) == 0) {
          recall(caller, "b", said.get(random.nextInt(said.size())));
        }
        domain().time().advance(random.nextInt(3) / 2);
      }
    }
    for (String viewer : List.of("a", "b")) {
      for (int withEmpty : List.of(0, 1)) {
        assertThat(walk(random, (limit, next) -> peerPage(caller, viewer, limit, next, withEmpty)))
            .isEqualTo(expected(viewer, withEmpty));
      }
    }
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void group_hasOneHistory(@ForAll long seed) {
    Random random = new Random(seed);
    Caller caller = newApp();
    caller.createGroup("g", "a", List.of("b"));
    for (int step = random.nextInt(60); step > 0; step--) {
      int kind = random.nextInt(4);
      for (int times = 1 + random.nextInt(9); times > 0; times--) {
        if (kind < 2) {
          importToGroup(caller, time(random));
        } else {
          sendToGroup(caller, kind == 2 ? null : List.of("b"), random.nextBoolean());
        }
        if (random.nextInt(4) == 0) {
          recall(caller, "g", said.get(random.nextInt(said.size())));
        }
        domain().time().advance(random.nextInt(3) / 2);
      }
    }
    for (int withEmpty : List.of(0, 1)) {
      assertThat(walk(random, (limit, next) -> groupPage(caller, limit, next, withEmpty)))
          .isEqualTo(expected("", withEmpty));
    }
  }

  /// Of a message that is a's, and not too old.
  private void recall(Caller caller, String to, Said message) {
    Record request =
        to.equals("g")
            ? new RevokeGroupMessage.Request("a", "g", message.seq(), null, Map.of())
            : new RevokePeerMessage.Request("a", "b", message.seq(), null, Map.of());
    int code = caller.call(request).code();
    assertThat(code).isIn(0, 660000023, 660000024, 660000026);
    if (code == 0) {
      recalled.add(message.seq());
    }
  }

  private void clear(Caller caller, String user) {
    String other = user.equals("a") ? "b" : "a";
    assertThat(caller.call(new ClearPeerMessage.Request(user, other)).code()).isZero();
    cleared.put(user, (long) said.size());
  }

  /// Old times of which there are few, so that many are equal; about now; and 0.
  private static long time(Random random) {
    long now = domain().time().millis();
    return switch (random.nextInt(4)) {
      case 0 -> 0;
      case 1 -> now - random.nextInt(4);
      case 2 -> now - random.nextInt(50);
      default -> now - YEAR * random.nextInt(20) - random.nextInt(2);
    };
  }

  private Caller newApp() {
    said.clear();
    recalled.clear();
    cleared.clear();
    Caller caller = new Caller(domain().domain(), domain().time(), ++apps);
    caller.register(List.of("a", "b"));
    return caller;
  }

  private String newBody() {
    return "message " + said.size();
  }

  private void sendToPeer(Caller caller, String from) {
    String body = newBody();
    SendPeerMessage.Success sent =
        caller
            .call(
                new SendPeerMessage.Request(
                    from,
                    List.of(from.equals("a") ? "b" : "a"),
                    1,
                    1,
                    Map.of("Message", body),
                    null,
                    null,
                    said.size() % 2,
                    null))
            .as(SendPeerMessage.Response.class)
            .succList()
            .getFirst();
    long seq = Objects.requireNonNull(sent.msgSeq());
    said.add(new Said(Stamp.millis(Long.parseLong(sent.msgId())), seq, body, ""));
  }

  private void importToPeer(Caller caller, String owner, long time) {
    String body = newBody();
    ImportPeerMsg.Response imported =
        caller
            .call(
                new ImportPeerMsg.Request(
                    "a", "b", 1, 1, Map.of("Message", body), null, null, time, owner))
            .as(ImportPeerMsg.Response.class);
    long millis = time == 0 ? Stamp.millis(Long.parseLong(imported.msgId())) : time;
    said.add(new Said(millis, imported.msgSeq(), body, owner));
  }

  private void sendToGroup(Caller caller, @Nullable List<String> target, boolean inclusive) {
    String body = newBody();
    SendGroupMessage.@Nullable TargetOption option =
        target == null ? null : new SendGroupMessage.TargetOption(target, inclusive);
    SendGroupMessage.Response sent =
        caller
            .call(
                new SendGroupMessage.Request(
                    "a",
                    "g",
                    1,
                    1,
                    Map.of("Message", body),
                    null,
                    null,
                    new SendGroupMessage.SendOptions(false, option)))
            .as(SendGroupMessage.Response.class);
    long seq = Objects.requireNonNull(sent.msgSeq());
    said.add(new Said(Stamp.millis(sent.msgId()), seq, body, ""));
  }

  private void importToGroup(Caller caller, long time) {
    String body = newBody();
    long seq =
        caller
            .call(
                new ImportGroupMsg.Request(
                    "a", "g", 1, 1, Map.of("Message", body), null, null, time))
            .as(ImportGroupMsg.Response.class)
            .msgSeq();
    HistoryMessage found =
        caller
            .call(new QueryMessagesByMsgSeq.Request("b", "g", 2, List.of(seq)))
            .as(QueryMessagesByMsgSeq.Response.class)
            .messageList()
            .getFirst();
    said.add(new Said(time == 0 ? found.msgTime() : time, seq, body, ""));
  }

  private List<Said> expected(String viewer, int withEmpty) {
    return said.stream()
        .filter(each -> each.viewer().isEmpty() || each.viewer().equals(viewer))
        .map(each -> new Said(each.time(), each.seq(), each.body(), ""))
        .map(each -> each.seq() <= cleared.getOrDefault(viewer, 0L) ? each.empty(1) : each)
        .map(each -> recalled.contains(each.seq()) ? each.empty(2) : each)
        .filter(each -> withEmpty == 1 || each.isEmpty() == 0)
        .sorted(Comparator.comparingLong(Said::time).thenComparingLong(Said::seq).reversed())
        .toList();
  }

  /// A page as either action gives it.
  private record Page(List<HistoryMessage> list, long next) {}

  @FunctionalInterface
  private interface Pages {
    Page page(int limit, long next);
  }

  private static Page peerPage(Caller caller, String viewer, int limit, long next, int withEmpty) {
    QueryPeerMsg.Response page =
        caller
            .call(
                new QueryPeerMsg.Request(
                    viewer, viewer.equals("a") ? "b" : "a", limit, next, withEmpty))
            .as(QueryPeerMsg.Response.class);
    return new Page(page.list(), page.next());
  }

  private static Page groupPage(Caller caller, int limit, long next, int withEmpty) {
    QueryGroupMsg.Response page =
        caller
            .call(new QueryGroupMsg.Request("g", limit, next, withEmpty))
            .as(QueryGroupMsg.Response.class);
    return new Page(page.list(), page.next());
  }

  /// A whole walk. Every page but the last is full, and no page after the first is empty.
  private static List<Said> walk(Random random, Pages pages) {
    List<Said> all = new ArrayList<>();
    long next = 0;
    do {
      int limit = 1 + random.nextInt(random.nextBoolean() ? 4 : 100);
      Page page = pages.page(limit, next);
      page.list().forEach(each -> all.add(said(each)));
      assertThat(page.list()).hasSizeLessThanOrEqualTo(limit);
      if (page.next() != 0) {
        assertThat(page.list()).hasSize(limit);
      } else if (next != 0) {
        assertThat(page.list()).isNotEmpty();
      }
      next = page.next();
    } while (next != 0);
    return all;
  }

  private static Said said(HistoryMessage message) {
    return new Said(message.msgTime(), message.msgSeq(), message.msgBody(), "", message.isEmpty());
  }

  private static TestDomain domain() {
    return Objects.requireNonNull(domain);
  }
}
