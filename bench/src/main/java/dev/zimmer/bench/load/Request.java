package dev.zimmer.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// One HTTP request of a list that a generator sends over and over.
///
/// @param method the verb
/// @param target path and query, ready for the request line
/// @param body JSON on one line; empty for none
public record Request(String method, String target, String body) {
  /// Writes requests, one a line, so that the generators can read them.
  public static void write(Path file, List<Request> requests) {
    List<String> lines =
        requests.stream().map(r -> r.method + '\t' + r.target + '\t' + r.body).toList();
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.write(file, lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Reads what [#write] wrote.
  public static List<Request> read(Path file) {
    try {
      List<Request> requests = new ArrayList<>();
      for (String line : Files.readAllLines(file)) {
        String[] parts = line.split("\t", -1);
        requests.add(new Request(parts[0], parts[1], parts[2]));
      }
      return requests;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The request on the wire.
  ///
  /// @param host host and port
  public byte[] toBytes(String host) {
    StringBuilder text = new StringBuilder();
    text.append(method).append(' ').append(target).append(" HTTP/1.1\r\n");
    text.append("Host: ").append(host).append("\r\n");
    if (!body.isEmpty()) {
      text.append("Content-Type: application/json\r\nContent-Length: ").append(body.length());
      text.append("\r\n");
    }
    return text.append("\r\n").append(body).toString().getBytes(StandardCharsets.US_ASCII);
  }
}
