package dev.zimmer.e2e;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// A connection that sends whatever bytes a test likes.
final class RawSocket implements AutoCloseable {
  private static final String LENGTH = "content-length:";

  private final Socket socket;
  private final InputStream in;

  private RawSocket(Socket socket) throws IOException {
    this.socket = socket;
    this.in = socket.getInputStream();
  }

  /// What came back.
  ///
  /// @param status the status code
  /// @param head the status line and the headers
  /// @param body what followed
  record Response(int status, String head, String body) {}

  static RawSocket open(ZimmerProcess process) {
    try {
      Socket socket = new Socket(InetAddress.getLoopbackAddress(), process.uri().getPort());
      socket.setSoTimeout(ZimmerJar.PATIENCE_SECONDS * 1000);
      return new RawSocket(socket);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  RawSocket send(String text) {
    return send(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  RawSocket send(byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
      socket.getOutputStream().flush();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Sends as much as the server takes.
  ///
  /// @return false if it closed the connection before the end
  boolean trySend(String text) {
    return trySend(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /// Sends as much as the server takes.
  ///
  /// @return false if it closed the connection before the end
  boolean trySend(byte[] bytes) {
    try {
      send(bytes);
      return true;
    } catch (UncheckedIOException _) {
      return false;
    }
  }

  /// Says that nothing more will be sent, and still reads.
  RawSocket halfClose() {
    try {
      socket.shutdownOutput();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Says that nothing more will be sent, if the server has not closed the connection yet.
  RawSocket tryHalfClose() {
    try {
      return halfClose();
    } catch (UncheckedIOException _) {
      return this;
    }
  }

  /// One response with a Content-Length.
  Response readResponse() {
    try {
      String head = readHead();
      byte[] body = in.readNBytes(length(head));
      int status = Integer.parseInt(head.substring(9, 12));
      return new Response(status, head, new String(body, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Everything until the server closes the connection, in good order or not.
  String readToTheEnd() {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    try {
      in.transferTo(all);
    } catch (java.net.SocketTimeoutException e) {
      throw new AssertionError("the server does not close the connection", e);
    } catch (IOException _) {
      // Reset: that is an end, too.
    }
    return all.toString(StandardCharsets.UTF_8);
  }

  private String readHead() throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("the connection ended after: " + head);
      }
      head.append((char) next);
    }
    return head.toString();
  }

  private static int length(String head) {
    return head.lines()
        .map(line -> line.toLowerCase(Locale.ROOT))
        .filter(line -> line.startsWith(LENGTH))
        .mapToInt(line -> Integer.parseInt(line.substring(LENGTH.length()).strip()))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no Content-Length: " + head));
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
