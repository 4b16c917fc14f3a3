package dev.zimmer.server.http;

import io.helidon.webserver.http.ServerResponse;
import java.io.ByteArrayOutputStream;

/// An answer on its way to the caller: a flat JSON object in UTF-8.
///
/// It is sent from where it was written, and where it was written is used again by later answers. A
/// page of a list has kilobytes, and each copy of them and each new array for them is felt.
public final class JsonBytes extends ByteArrayOutputStream {
  private static final byte[] NONE = {};

  private final SpareArrays arrays;

  JsonBytes(SpareArrays arrays) {
    super(0);
    this.arrays = arrays;
    this.buf = arrays.take();
  }

  /// Sends the answer; nothing is left of it then.
  void sendBy(ServerResponse response) {
    response.send(buf, 0, count);
    arrays.give(buf);
    buf = NONE;
    count = 0;
  }
}
