package dev.zimmer.server.http;

import io.helidon.webserver.http.ServerResponse;
import java.io.ByteArrayOutputStream;

/// An answer on its way to the caller: a flat JSON object in UTF-8.
///
/// It is sent from where it was written. A page of a list has kilobytes, and each copy of them is
/// felt.
public final class JsonBytes extends ByteArrayOutputStream {
  private static final int USUAL_BYTES = 256;

  JsonBytes() {
    super(USUAL_BYTES);
  }

  void sendBy(ServerResponse response) {
    response.send(buf, 0, count);
  }
}
