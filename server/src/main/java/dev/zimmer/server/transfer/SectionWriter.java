package dev.zimmer.server.transfer;

import dev.zimmer.storage.Bytes;
import dev.zimmer.storage.RowPage;
import dev.zimmer.storage.WholeRow;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.zip.CRC32C;

/// Writes an export section by section, each with one call, so that an export that is interrupted
/// ends with a whole one or with the beginning of one.
final class SectionWriter {
  private final OutputStream out;
  private final CRC32C checksum = new CRC32C();
  private final ByteArrayOutputStream section = new ByteArrayOutputStream(1 << 20);
  private long rows;
  private long bytes;

  private SectionWriter(OutputStream out) {
    this.out = out;
  }

  /// Begins an export.
  static SectionWriter begin(Header header, OutputStream out) throws IOException {
    SectionWriter writer = new SectionWriter(out);
    Lines.write(header, writer.section);
    writer.section.write('\n');
    writer.checksum.update(writer.section.toByteArray());
    writer.flush();
    return writer;
  }

  /// Goes on behind a checkpoint.
  ///
  /// @param bytes how many bytes the export has up to here, the checkpoint included
  static SectionWriter after(Checkpoint last, long bytes, OutputStream out) {
    SectionWriter writer = new SectionWriter(out);
    writer.rows = last.rows();
    writer.bytes = bytes;
    writer.checksum.update(Lines.tail(last.checksum()));
    writer.checksum.update('\n');
    return writer;
  }

  /// Writes rows and the checkpoint behind them.
  void write(RowPage page) throws IOException {
    for (WholeRow row : page.rows()) {
      Lines.write(row, section);
      section.write('\n');
    }
    rows += page.rows().size();
    close(Optional.of(page.token()));
  }

  /// Writes the end.
  void end() throws IOException {
    close(Optional.empty());
  }

  /// How many rows have been written.
  long rows() {
    return rows;
  }

  /// How many bytes have been written.
  long bytes() {
    return bytes;
  }

  private void close(Optional<Bytes> token) throws IOException {
    section.writeBytes(Lines.untilChecksum(token, rows, bytes + section.size()));
    checksum.update(section.toByteArray());
    byte[] tail = Lines.tail(Lines.text(checksum));
    section.writeBytes(tail);
    section.write('\n');
    checksum.reset();
    checksum.update(tail);
    checksum.update('\n');
    flush();
  }

  private void flush() throws IOException {
    out.write(section.toByteArray());
    bytes += section.size();
    section.reset();
  }
}
