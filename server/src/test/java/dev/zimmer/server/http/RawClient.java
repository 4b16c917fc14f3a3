package dev.zimmer.server.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;

/// A client that sends whatever bytes a test wants.
final class RawClient implements AutoCloseable {
  private static final int TIMEOUT_MILLIS = 20_000;

  private final Socket socket;
  private final InputStream in;

  RawClient(String url) throws IOException {
    this(url, "127.0.0.1");
  }

  /// @param from the address to call from, one of this machine
  RawClient(String url, String from) throws IOException {
    URI uri = URI.create(url);
    socket = new Socket(uri.getHost(), uri.getPort(), InetAddress.getByName(from), 0);
    socket.setSoTimeout(TIMEOUT_MILLIS);
    socket.setTcpNoDelay(true);
    in = new BufferedInputStream(socket.getInputStream());
  }

  RawClient send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
    return this;
  }

  RawClient send(String text) throws IOException {
    return send(text.getBytes(UTF_8));
  }

  /// Sends a request with a body of a known length.
  RawClient request(String verb, String target, String headers, byte[] body) throws IOException {
    send(verb + ' ' + target + " HTTP/1.1\r\nHost: any.example\r\n" + headers);
    send("Content-Length: " + body.length + "\r\n\r\n");
    return send(body);
  }

  /// One answer: status line, headers and as much body as Content-Length says.
  String answer() throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
      int b = in.read();
      if (b < 0) {
        return head.toString(ISO_8859_1);
      }
      head.write(b);
    }
    String text = head.toString(ISO_8859_1);
    return text + new String(in.readNBytes(contentLength(text)), UTF_8);
  }

  /// Whether the server closes; waits for it.
  boolean isClosed() throws IOException {
    try {
      return in.read() < 0;
    } catch (java.net.SocketException _) {
      return true;
    }
  }

  /// Whether the server has closed; waits a moment for it. What it has answered is dropped.
  boolean isClosedWithin(int millis) throws IOException {
    socket.setSoTimeout(millis);
    try {
      return in.read(new byte[4096]) < 0;
    } catch (java.net.SocketTimeoutException _) {
      return false;
    } finally {
      socket.setSoTimeout(TIMEOUT_MILLIS);
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private static int contentLength(String head) {
    return head.lines()
        .filter(line -> line.regionMatches(true, 0, "Content-Length:", 0, 15))
        .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
        .findFirst()
        .orElse(0);
  }
}
