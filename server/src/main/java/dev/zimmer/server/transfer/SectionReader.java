package dev.zimmer.server.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/// Reads an export section by section, and gives none away before its checksum is right.
final class SectionReader {
  /// No section of an export is nearly as long; what has no closing line so far is something else.
  private static final int MAX_SECTION_BYTES = 32 << 20;

  private final LineReader lines;
  private final CRC32C checksum = new CRC32C();
  private long rows;
  private boolean ended;

  SectionReader(InputStream in) {
    this.lines = new LineReader(in, MAX_SECTION_BYTES);
  }

  /// The first line; to be read before anything else.
  ///
  /// @throws TransferException if this is not an export that can be read
  Header header() throws IOException {
    byte[] line =
        lines
            .next()
            .orElseThrow(
                () -> new TransferException("this is not an export: it has no first line"));
    count(line, line.length);
    return Lines.header(line);
  }

  /// The next section. The last is closed by the end of the export.
  ///
  /// @return empty if no whole section follows
  /// @throws TransferException if what follows is damaged, with the numbers of its lines
  Optional<Section> next() throws IOException {
    if (ended) {
      requireNothingMore();
      return Optional.empty();
    }
    long firstLine = lines.lines() + 1;
    long start = lines.position();
    List<byte[]> found = new ArrayList<>();
    for (var line = lines.next(); line.isPresent(); line = lines.next()) {
      byte[] bytes = line.get();
      if (Lines.isClosing(bytes)) {
        return Optional.of(closed(firstLine, found, bytes));
      }
      if (!Lines.isRow(bytes) || lines.position() - start > MAX_SECTION_BYTES) {
        throw damaged("line " + lines.lines());
      }
      count(bytes, bytes.length);
      found.add(bytes);
    }
    return Optional.empty();
  }

  /// Whether the end of the export has been read.
  boolean hasEnded() {
    return ended;
  }

  /// How many bytes the header and the sections read so far have.
  long position() {
    return lines.position();
  }

  private Section closed(long firstLine, List<byte[]> found, byte[] closing) {
    long before = lines.position() - closing.length - 1;
    rows += found.size();
    checksum.update(closing, 0, Math.max(0, closing.length - Lines.TAIL));
    String expected = Lines.text(checksum);
    Checkpoint checkpoint =
        Lines.checkpoint(closing)
            .filter(read -> read.checksum().equals(expected))
            .filter(read -> read.rows() == rows && read.bytes() == before)
            .orElseThrow(() -> damaged(firstLine, found));
    checksum.reset();
    count(closing, Lines.TAIL);
    ended = checkpoint.isEnd();
    return new Section(firstLine, found, checkpoint);
  }

  /// Adds the last bytes of a line, and its line feed, to the checksum.
  private void count(byte[] line, int last) {
    checksum.update(line, line.length - last, last);
    checksum.update('\n');
  }

  private void requireNothingMore() throws IOException {
    if (!lines.isAtTheEnd()) {
      throw damaged("something follows its end, line " + lines.lines());
    }
  }

  /// Damage that the checksum has told: the line if one holds no row, else all that it may be.
  private TransferException damaged(long firstLine, List<byte[]> found) {
    for (int i = 0; i < found.size(); i++) {
      if (Lines.row(found.get(i)).isEmpty()) {
        return damaged("line " + (firstLine + i));
      }
    }
    return damaged("somewhere in lines " + firstLine + " to " + lines.lines());
  }

  static TransferException damaged(String where) {
    return new TransferException(
        "the export is damaged: " + where + ": take another copy, or export again");
  }
}
