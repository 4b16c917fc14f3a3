package dev.zimmer.bench.load;

import dev.zimmer.bench.data.Bodies;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Walks a user's whole list over and over, in a process of its own, and holds every walk against
/// the promise: nothing that is there all the time is missed, and what comes again has moved to a
/// later time.
public final class Walker {
  private final URI url;
  private final String user;
  private final int conversations;
  private final long end;

  private Walker(URI url, String user, int conversations, long end) {
    this.url = url;
    this.user = user;
    this.conversations = conversations;
    this.end = end;
  }

  /// Walks.
  ///
  /// @param args URL, user, how many conversations he has all the time, walkers, seconds
  public static void main(String[] args) throws InterruptedException, ExecutionException {
    long start = System.nanoTime();
    long end = start + (long) (Double.parseDouble(args[4]) * 1e9);
    Walker walker = new Walker(URI.create(args[0]), args[1], Integer.parseInt(args[2]), end);
    long walks = 0;
    try (var executor = Executors.newFixedThreadPool(Integer.parseInt(args[3]))) {
      List<Future<Long>> walkers = new ArrayList<>();
      for (int i = 0; i < Integer.parseInt(args[3]); i++) {
        Callable<Long> task = walker::walkUntilTheEnd;
        walkers.add(executor.submit(task));
      }
      for (Future<Long> one : walkers) {
        walks += one.get();
      }
    }
    long micros = (System.nanoTime() - start) / 1000;
    System.out.println("RESULT requests=" + walks + " micros=" + micros);
  }

  private long walkUntilTheEnd() throws IOException {
    InetSocketAddress address = new InetSocketAddress(url.getHost(), url.getPort());
    try (HttpConnection connection = new HttpConnection(SocketChannel.open(address))) {
      connection.channel().setOption(StandardSocketOptions.TCP_NODELAY, true);
      long walks = 0;
      while (System.nanoTime() < end) {
        walk(connection);
        walks++;
      }
      return walks;
    }
  }

  private void walk(HttpConnection connection) throws IOException {
    Map<String, Long> seen = new HashMap<>();
    long next = 0;
    do {
      Request request = Caller.BENCH.call("QueryConversationList", Bodies.query(user, 100, next));
      String page = connection.call(request.toBytes(url.getHost() + ":" + url.getPort())).body();
      if (!page.startsWith("{\"Code\":0,")) {
        throw new IllegalStateException("a page was refused: " + page);
      }
      readRows(page, seen);
      next = number(page, page.indexOf("\"Next\":") + 7);
    } while (next != 0);
    if (seen.size() != conversations) {
      throw new IllegalStateException(
          "a walk found " + seen.size() + " conversations (expected: " + conversations + ")");
    }
  }

  private static void readRows(String page, Map<String, Long> seen) {
    int at = page.indexOf("{\"ConvId\":\"");
    while (at >= 0) {
      int updateTime = page.indexOf("\"UpdateTime\":", at);
      String conversation = page.substring(at, updateTime);
      long millis = number(page, updateTime + 13);
      Long before = seen.put(conversation, millis);
      if (before != null && before >= millis) {
        throw new IllegalStateException("came again without a later time: " + conversation);
      }
      at = page.indexOf("{\"ConvId\":\"", updateTime);
    }
  }

  private static long number(String text, int from) {
    int to = from;
    while (Character.isDigit(text.charAt(to))) {
      to++;
    }
    return Long.parseLong(text, from, to, 10);
  }
}
