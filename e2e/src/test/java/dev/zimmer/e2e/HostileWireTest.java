package dev.zimmer.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Bytes that are no decent HTTP, and clients that take their time: each gets a clean refusal or a
/// closed connection, and a neighbour is served all the while.
final class HostileWireTest {
  private static final String QUERY = "QueryConversationList";
  private static final int MIB = 1 << 20;
  private static final int SLOW_CLIENTS = 200;
  private static final int BODY_NOT_READ = 100000012;

  @RegisterExtension
  static final RunningZimmer zimmer = RunningZimmer.with("--request-seconds", "5");

  private final ZimmerClient client = zimmer.newClient();
  private final Neighbour neighbour = Neighbour.start(zimmer.newBackend());

  @AfterEach
  void neighbourWasServed() {
    neighbour.awaitService();
    neighbour.close();
    assertThat(zimmer.process().isAlive()).isTrue();
  }

  static Stream<String> notHttp() {
    return Stream.of(
        "\r\n\r\n\r\n\r\n",
        "\0\0\0\0\0\0\0\0\r\n\r\n",
        "garbage\r\n\r\n",
        "GET\r\n\r\n",
        "GET /\r\n\r\n",
        "GET / HTTP/9.9\r\nHost: x\r\n\r\n",
        "GET / HTTP/1.0\r\n\r\n",
        "GET / HTTP/1.1\r\n\r\n",
        "GET  /  HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET / x HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /%zz?%zz HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /?a=\u0001\u00ff HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /../../etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET * HTTP/1.1\r\nHost: x\r\n\r\n",
        "OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n",
        "TRACE / HTTP/1.1\r\nHost: x\r\n\r\n",
        "CONNECT zim-api.zego.im:443 HTTP/1.1\r\nHost: x\r\n\r\n",
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        "GET / HTTP/1.1\nHost: x\n\n",
        "GET / HTTP/1.1\r\nno colon\r\n\r\n",
        "GET / HTTP/1.1\r\n: empty\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: x\r\nX: a\0b\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: x\r\n folded: y\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: abc\r\n\r\nabc",
        "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabc",
        "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\nabc",
        "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: nonsense\r\n\r\nabc",
        "POST / HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n",
        "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003",
        "SSH-2.0-OpenSSH_9.9\r\n");
  }

  @ParameterizedTest
  @MethodSource("notHttp")
  void bytes_thatAreNoDecentHttp_areRefusedCleanly(String bytes) {
    try (RawSocket socket = RawSocket.open(zimmer.process())) {
      socket.send(bytes);
      assertClean(socket.halfClose().readToTheEnd());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x\r\n{}\r\n0\r\n\r\n",
        "-2\r\n{}\r\n0\r\n\r\n",
        "\r\n{}\r\n0\r\n\r\n",
        "2;x=y\r\n{}\r\n0\r\n\r\n",
        "ffffffffffffffffff\r\n{}",
        "7fffffff\r\n{}",
        "2\r\n{}}}}}\r\n0\r\n\r\n",
        "2\r\n{}\r\n",
        "0\r\nTrailer: x\r\n\r\n"
      })
  void chunks_thatAreBroken_areTheCallersFault(String chunks) {
    try (RawSocket socket = RawSocket.open(zimmer.process())) {
      socket.send(head("Transfer-Encoding: chunked")).send(chunks).halfClose();
      String all = socket.readToTheEnd();
      assertClean(all);
      assertThat(all).doesNotContain("660000001");
      assertThat(all.split("HTTP/1.1 ", -1))
          .as("what follows broken chunks is no request of its own")
          .hasSizeLessThanOrEqualTo(2);
    }
  }

  @Test
  void pipeline_withGarbageAfterACall_answersTheCall() {
    try (RawSocket socket = RawSocket.open(zimmer.process())) {
      socket.send(client.request(QUERY).body("{\"FromUserId\":\"x\"}").toBytes());
      socket.send("\u0000garbage garbage\r\n\r\n");
      ZimmerClient.checked(socket.readResponse().body()).expect(660500002);
      assertClean(socket.halfClose().readToTheEnd());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 50})
  void body_overTheBound_isRefused(int mebibytes) {
    for (String framing : List.of("length", "chunks")) {
      try (RawSocket socket = RawSocket.open(zimmer.process())) {
        boolean chunked = framing.equals("chunks");
        socket.send(
            head(
                chunked
                    ? "Transfer-Encoding: chunked"
                    : "Content-Length: " + (long) mebibytes * MIB));
        boolean taken = sendBlocks(socket, mebibytes, chunked);
        String all = socket.tryHalfClose().readToTheEnd();
        assertClean(all);
        if (taken && mebibytes == 2) {
          assertThat(all).startsWith("HTTP/1.1 413").contains("\"Code\":" + BODY_NOT_READ);
        }
      }
    }
  }

  @Test
  void body_announcedTooLarge_isRefusedBeforeItIsSent() {
    try (RawSocket socket = RawSocket.open(zimmer.process())) {
      RawSocket.Response response =
          socket.send(head("Content-Length: " + 50L * MIB)).readResponse();
      assertThat(response.status()).isEqualTo(413);
      ZimmerClient.checked(response.body()).expect(BODY_NOT_READ);
    }
  }

  @Test
  void body_ofManyUnsignedUploads_isNotKept() {
    List<Thread> uploads = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      uploads.add(
          Thread.ofPlatform()
              .start(() -> {
                try (RawSocket socket = RawSocket.open(zimmer.process())) {
                  socket.send(
                      "POST /?Action=x HTTP/1.1\r\nHost: x\r\nContent-Length: "
                          + 50L * MIB
                          + "\r\n\r\n");
                  sendBlocks(socket, 50, false);
                }
              }));
    }
    uploads.forEach(HostileWireTest::join);
  }

  private static boolean sendBlocks(RawSocket socket, int count, boolean chunked) {
    byte[] block = " ".repeat(MIB).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    for (int i = 0; i < count; i++) {
      if ((chunked && !socket.trySend("100000\r\n")) || !socket.trySend(block)) {
        return false;
      }
      if (chunked && !socket.trySend("\r\n")) {
        return false;
      }
    }
    return !chunked || socket.trySend("0\r\n\r\n");
  }

  @Test
  void headers_flood_isRefused() {
    expectRefused("GET / HTTP/1.1\r\nHost: x\r\n" + "X: y\r\n".repeat(50_000) + "\r\n");
    expectRefused("GET / HTTP/1.1\r\nHost: x\r\nX: " + "y".repeat(MIB) + "\r\n\r\n");
    expectRefused("GET / HTTP/1.1\r\nHost: x\r\n" + "y".repeat(MIB));
    expectRefused("GET / HTTP/1.1\r\nHost: x\r\nCookie: " + "a=b; ".repeat(100_000) + "\r\n\r\n");
  }

  @Test
  void requestLine_giant_isRefused() {
    expectRefused("GET /?" + "x".repeat(4 * MIB) + " HTTP/1.1\r\nHost: x\r\n\r\n");
    expectRefused("GET /" + "x/".repeat(MIB) + " HTTP/1.1\r\nHost: x\r\n\r\n");
    expectRefused("X".repeat(4 * MIB));
    expectRefused("GET /?" + "a=1&".repeat(100_000) + " HTTP/1.1\r\nHost: x\r\n\r\n");
  }

  private static void expectRefused(String request) {
    try (RawSocket socket = RawSocket.open(zimmer.process())) {
      boolean taken = socket.trySend(request.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
      String all = socket.tryHalfClose().readToTheEnd();
      assertClean(all);
      if (taken && !all.isEmpty()) {
        assertThat(all).startsWith("HTTP/1.1 4");
      }
    }
  }

  @Test
  void socket_halfClosedInsideARequest_isClosed() {
    byte[] request = client.request(QUERY).body("{\"FromUserId\":\"x\"}").toBytes();
    for (int end = 1; end < request.length; end += 7) {
      try (RawSocket socket = RawSocket.open(zimmer.process())) {
        socket.send(java.util.Arrays.copyOf(request, end)).halfClose();
        assertClean(socket.readToTheEnd());
      }
    }
  }

  @Test
  void socket_closedInsideARequest_harmsNobody() {
    byte[] request = client.request(QUERY).body("{\"FromUserId\":\"x\"}").toBytes();
    for (int end = 0; end <= request.length; end += 5) {
      try (RawSocket socket = RawSocket.open(zimmer.process())) {
        socket.send(java.util.Arrays.copyOf(request, end));
      }
    }
  }

  /// Every client sends a byte each time the neighbour was served, until the server has had enough
  /// of all of them.
  @ParameterizedTest
  @ValueSource(strings = {"line", "header", "body"})
  void clients_thatDrip_areDroppedAndCostNobodyAnything(String where) {
    String start =
        switch (where) {
          case "line" -> "GET /?Action=";
          case "header" -> "GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ";
          default -> head("Content-Length: 100000");
        };
    List<RawSocket> sockets = new ArrayList<>();
    for (int i = 0; i < SLOW_CLIENTS; i++) {
      sockets.add(RawSocket.open(zimmer.process()).send(start));
    }
    while (!sockets.isEmpty()) {
      sockets.removeIf(socket -> {
        boolean dropped = !socket.trySend(" ");
        if (dropped) {
          socket.close();
        }
        return dropped;
      });
      neighbour.awaitService();
    }
  }

  /// Clients that ask for large answers and read none of them.
  @Test
  void clients_thatDoNotRead_areDroppedAndCostNobodyAnything() {
    Backend backend = new Backend(client);
    List<String> others = Backend.ids("peer", 500);
    backend.register("a").register(others).sendPeers("a", others);
    byte[] request = client.request(QUERY).body("{\"FromUserId\":\"a\",\"Limit\":500}").toBytes();
    try (Stream<Thread> deaf =
        Stream.generate(() -> Thread.ofPlatform().start(() -> askUntilDropped(request))).limit(8)) {
      deaf.toList().forEach(HostileWireTest::join);
    }
  }

  private static void askUntilDropped(byte[] request) {
    try (RawSocket socket = RawSocket.open(zimmer.process())) {
      while (socket.trySend(request)) {
        Thread.onSpinWait();
      }
    }
  }

  @Test
  void connections_idleByTheHundreds_costNobodyAnything() {
    List<RawSocket> sockets = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      sockets.add(RawSocket.open(zimmer.process()));
    }
    neighbour.awaitService();
    client.call(QUERY, Map.of("FromUserId", "x")).expect(660500002);
    sockets.forEach(RawSocket::close);
  }

  private String head(String header) {
    return "POST /?"
        + client.request(QUERY).query()
        + " HTTP/1.1\r\nHost: x\r\n"
        + header
        + "\r\n\r\n";
  }

  /// Fails unless what came is nothing, or HTTP responses that blame the client in short JSON.
  private static void assertClean(String all) {
    if (all.isEmpty()) {
      return;
    }
    ZimmerClient.assertTellsNothingOfTheInside(all);
    assertThat(all).startsWith("HTTP/1.1 ");
    int status = Integer.parseInt(all.substring(9, 12));
    assertThat(status)
        .as(all)
        .satisfiesAnyOf(
            code -> assertThat(code).isBetween(200, 499), code -> assertThat(code).isIn(501, 505));
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
