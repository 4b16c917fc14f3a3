package dev.zimmer.server.transfer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/// Reads lines as bytes, and knows where it is.
final class LineReader {
  private static final int BUFFER_BYTES = 1 << 16;

  private final InputStream in;
  private final int maxBytes;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private final ByteArrayOutputStream begun = new ByteArrayOutputStream();
  private int next;
  private int filled;
  private long lines;
  private long position;

  /// @param maxBytes how many bytes a line may have
  LineReader(InputStream in, int maxBytes) {
    this.in = in;
    this.maxBytes = maxBytes;
  }

  /// How many lines have been read: the number of the last one, counting from 1.
  long lines() {
    return lines;
  }

  /// How many bytes they have, with their line feeds.
  long position() {
    return position;
  }

  /// The next line without its line feed; empty at the end. A line that has no line feed yet does
  /// not count: the rest of it is missing.
  ///
  /// @throws TransferException if it is too long
  Optional<byte[]> next() throws IOException {
    begun.reset();
    while (true) {
      int lineFeed = indexOfLineFeed();
      if (lineFeed >= 0) {
        byte[] line = line(lineFeed);
        next = lineFeed + 1;
        lines++;
        position += line.length + 1;
        return Optional.of(line);
      }
      begun.write(buffer, next, filled - next);
      if (begun.size() > maxBytes) {
        throw new TransferException("the export is damaged: line " + (lines + 1) + " is too long");
      }
      next = 0;
      filled = Math.max(in.read(buffer), 0);
      if (filled == 0) {
        return Optional.empty();
      }
    }
  }

  /// Whether nothing follows, not even the beginning of a line.
  boolean isAtTheEnd() throws IOException {
    if (next == filled) {
      next = 0;
      filled = Math.max(in.read(buffer), 0);
    }
    return filled == 0;
  }

  private byte[] line(int lineFeed) {
    if (begun.size() == 0) {
      return Arrays.copyOfRange(buffer, next, lineFeed);
    }
    begun.write(buffer, next, lineFeed - next);
    return begun.toByteArray();
  }

  private int indexOfLineFeed() {
    for (int i = next; i < filled; i++) {
      if (buffer[i] == '\n') {
        return i;
      }
    }
    return -1;
  }
}
