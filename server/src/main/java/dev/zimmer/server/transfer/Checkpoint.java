package dev.zimmer.server.transfer;

import dev.zimmer.storage.Bytes;
import java.util.Optional;

/// A line that closes a section: what stands before it is whole if its counts and its checksum are
/// right. The last one is the end of the export.
///
/// @param token where the export goes on behind this; empty at the end of the export
/// @param rows how many rows stand before this line, in all sections
/// @param bytes how many bytes stand before this line
/// @param checksum CRC-32C in eight hexadecimal digits, over everything since the checksum before
record Checkpoint(Optional<Bytes> token, long rows, long bytes, String checksum) {
  boolean isEnd() {
    return token.isEmpty();
  }
}
