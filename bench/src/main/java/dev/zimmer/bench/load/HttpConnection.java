package dev.zimmer.bench.load;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One HTTP/1.1 connection that stays open, with one request on it at a time; as little as a
/// generator needs, so that it does not measure itself. Works on blocking channels and on others.
final class HttpConnection implements AutoCloseable {
  private static final byte[] LENGTH = "content-length:".getBytes(StandardCharsets.US_ASCII);

  private final SocketChannel channel;
  private ByteBuffer in = ByteBuffer.allocate(1 << 16);
  private int bodyStart = -1;
  private int bodyLength;

  /// An answer.
  ///
  /// @param status of HTTP
  /// @param body as text; the benchmark's answers are all ASCII
  record Answered(int status, String body) {}

  HttpConnection(SocketChannel channel) {
    this.channel = channel;
  }

  SocketChannel channel() {
    return channel;
  }

  /// Sends a request; it is small enough for the socket's buffer.
  void send(byte[] request) throws IOException {
    in.clear();
    bodyStart = -1;
    ByteBuffer out = ByteBuffer.wrap(request);
    while (out.hasRemaining()) {
      channel.write(out);
    }
  }

  /// Sends a request and waits for its answer; the channel must be a blocking one.
  Answered call(byte[] request) throws IOException {
    send(request);
    while (true) {
      Answered answered = receive();
      if (answered != null) {
        return answered;
      }
    }
  }

  /// Takes what has arrived.
  ///
  /// @return null if the answer is not complete yet
  @Nullable Answered receive() throws IOException {
    if (!in.hasRemaining()) {
      ByteBuffer larger = ByteBuffer.allocate(in.capacity() * 2);
      larger.put(in.flip());
      in = larger;
    }
    if (channel.read(in) < 0) {
      throw new EOFException("the server closed the connection");
    }
    if (bodyStart < 0) {
      readHead();
    }
    if (bodyStart < 0 || in.position() < bodyStart + bodyLength) {
      return null;
    }
    int status = Integer.parseInt(text(9, 3));
    return new Answered(status, text(bodyStart, bodyLength));
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private void readHead() {
    byte[] bytes = in.array();
    for (int i = 3; i < in.position(); i++) {
      if (bytes[i] == '\n' && bytes[i - 2] == '\n') {
        bodyStart = i + 1;
        bodyLength = contentLength(bytes, i);
        return;
      }
    }
  }

  private int contentLength(byte[] bytes, int end) {
    for (int i = 0; i < end; i++) {
      if (bytes[i] == '\n' && startsWithLength(bytes, i + 1)) {
        int from = i + 1 + LENGTH.length;
        int to = from;
        while (bytes[to] != '\r') {
          to++;
        }
        return Integer.parseInt(text(from, to - from).strip());
      }
    }
    throw new IllegalStateException("an answer without Content-Length: " + text(0, end));
  }

  private static boolean startsWithLength(byte[] bytes, int at) {
    if (at + LENGTH.length > bytes.length) {
      return false;
    }
    String name = new String(bytes, at, LENGTH.length, StandardCharsets.ISO_8859_1);
    return name.toLowerCase(Locale.ROOT).equals(new String(LENGTH, StandardCharsets.ISO_8859_1));
  }

  private String text(int from, int length) {
    return new String(in.array(), from, length, StandardCharsets.ISO_8859_1);
  }
}
