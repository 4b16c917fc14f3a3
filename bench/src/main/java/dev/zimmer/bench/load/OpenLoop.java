package dev.zimmer.bench.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.HdrHistogram.Histogram;

/// A load generator that sends at a given rate whatever the server does, in a process of its own.
///
/// Requests become due at random moments, as those of many independent callers do (exponential
/// gaps, fixed seed). Each takes a free connection; if none is free it waits, and its time still
/// counts from the moment it was due. So a server that stalls is charged for all the requests that
/// came due meanwhile: there is no coordinated omission. One thread does everything and spins, for
/// sleeping would be too coarse, and counts the time in which it had nothing to do; with `patient`
/// it sleeps up to a millisecond instead, for a load that runs beside another one.
///
/// Nothing here waits for the server, so a turn of the loop that takes long is this process being
/// stopped, by the system or by its garbage collector, or its core being slow. Nothing comes due in
/// that time: callers with cores of their own would not all have called at its end. How long it was
/// is reported.
public final class OpenLoop {
  private static final long MAX_NANOS = 60_000_000_000L;
  // A turn takes less even with an answer on every connection, unless the load is held up itself.
  private static final long MAX_TURN_NANOS = 1_000_000;

  private final List<byte[]> requests = new ArrayList<>();
  private final Expected expected;
  private final Selector selector = Selector.open();
  private final Deque<Slot> free = new ArrayDeque<>();
  private final SplittableRandom random = new SplittableRandom(1);
  private final Histogram histogram = new Histogram(MAX_NANOS, 3);
  private long answered;
  private long wrong;
  private long idleNanos;
  private long stoppedNanos;
  private String example = "";

  private static final class Slot {
    final HttpConnection connection;
    long due;

    Slot(HttpConnection connection) {
      this.connection = connection;
    }
  }

  private OpenLoop(URI url, Path file, Expected expected, int connections) throws IOException {
    this.expected = expected;
    String host = url.getHost() + ":" + url.getPort();
    Request.read(file).forEach(request -> requests.add(request.toBytes(host)));
    for (int i = 0; i < connections; i++) {
      SocketChannel channel =
          SocketChannel.open(new InetSocketAddress(url.getHost(), url.getPort()));
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      channel.configureBlocking(false);
      Slot slot = new Slot(new HttpConnection(channel));
      channel.register(selector, SelectionKey.OP_READ, slot);
      free.add(slot);
    }
  }

  /// Runs it.
  ///
  /// @param args URL, request file, connections, requests a second, seconds to warm up, seconds to
  ///   measure, patient or spin, beginning, row, rows, fewest bytes, most bytes
  public static void main(String[] args) throws IOException {
    Expected expected =
        new Expected(
            args[7],
            args[8],
            Integer.parseInt(args[9]),
            Integer.parseInt(args[10]),
            Integer.parseInt(args[11]));
    OpenLoop loop =
        new OpenLoop(URI.create(args[0]), Path.of(args[1]), expected, Integer.parseInt(args[2]));
    double rate = Double.parseDouble(args[3]);
    boolean patient = args[6].equals("patient");
    loop.drive(rate, Double.parseDouble(args[4]), patient);
    loop.histogram.reset();
    loop.answered = 0;
    loop.idleNanos = 0;
    loop.stoppedNanos = 0;
    System.out.println("MEASURING");
    double seconds = loop.drive(rate, Double.parseDouble(args[5]), patient);
    Map<String, Object> figures =
        Map.of(
            "requests", loop.answered,
            "micros", (long) (seconds * 1e6),
            "idle", loop.idleNanos / 1000,
            "stopped", loop.stoppedNanos / 1000,
            "wrong", loop.wrong,
            "p50", loop.histogram.getValueAtPercentile(50) / 1000,
            "p99", loop.histogram.getValueAtPercentile(99) / 1000,
            "p999", loop.histogram.getValueAtPercentile(99.9) / 1000,
            "max", loop.histogram.getMaxValue() / 1000);
    StringBuilder line = new StringBuilder("RESULT");
    figures.forEach((name, value) -> line.append(' ').append(name).append('=').append(value));
    System.out.println(loop.example.isEmpty() ? line : line + "\nWRONG " + loop.example);
  }

  /// @return how many seconds it took until the last answer
  private double drive(double rate, double seconds, boolean patient) throws IOException {
    long start = System.nanoTime();
    long end = start + (long) (seconds * 1e9);
    long due = start;
    long turn = start;
    Deque<Long> waiting = new ArrayDeque<>();
    int next = random.nextInt(requests.size());
    int connections = free.size();
    while (due < end || !waiting.isEmpty() || free.size() < connections) {
      long now = System.nanoTime();
      long took = now - turn;
      turn = now;
      if (took > MAX_TURN_NANOS && !patient) {
        stoppedNanos += took;
        due += took;
        end += took;
      }
      boolean idle = true;
      while (due < end && due <= now) {
        idle = false;
        waiting.add(due);
        due += (long) (-Math.log(1 - random.nextDouble()) * 1e9 / rate);
      }
      while (!waiting.isEmpty() && !free.isEmpty()) {
        idle = false;
        Slot slot = free.pop();
        slot.due = waiting.remove();
        next = (next + 1) % requests.size();
        slot.connection.send(requests.get(next));
      }
      int arrived = patient ? selector.select(this::receive, 1) : selector.selectNow(this::receive);
      if (idle && arrived == 0) {
        idleNanos += System.nanoTime() - now;
      }
      if (now - end > 10_000_000_000L) {
        throw new IllegalStateException("answers are 10 s late: the rate is too high");
      }
    }
    return (System.nanoTime() - start) / 1e9;
  }

  private void receive(SelectionKey key) {
    Slot slot = (Slot) key.attachment();
    HttpConnection.Answered answer;
    try {
      answer = slot.connection.receive();
    } catch (IOException e) {
      throw new IllegalStateException("a connection broke", e);
    }
    if (answer == null) {
      return;
    }
    histogram.recordValue(Math.min(MAX_NANOS, System.nanoTime() - slot.due));
    free.push(slot);
    answered++;
    boolean thorough = answered % Expected.SAMPLE == 0;
    if (!expected.accepts(answer.status(), answer.body(), thorough)) {
      wrong++;
      if (example.isEmpty()) {
        String body = answer.body();
        example = answer.status() + " " + body.substring(0, Math.min(300, body.length()));
      }
    }
  }
}
