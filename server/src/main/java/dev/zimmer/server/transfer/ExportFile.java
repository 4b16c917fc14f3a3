package dev.zimmer.server.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/// A file that an export is written to, and what an interrupted export has left in it.
final class ExportFile {
  private static final int MAX_HEADER_BYTES = 4096;

  private ExportFile() {}

  /// What a file holds that an export was written to.
  ///
  /// @param last the last checkpoint before which everything is right; empty if there is none
  /// @param bytes how many bytes there are up to it, it included
  record Found(Header header, Optional<Checkpoint> last, long bytes) {}

  /// Makes a file that does not exist. What it will hold is for its owner alone.
  static FileChannel create(Path file) throws IOException {
    Set<OpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    boolean hasOwners = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    FileAttribute<?>[] attributes =
        hasOwners
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    return FileChannel.open(file, options, attributes);
  }

  /// Opens a file to go on with, and cuts off what lies behind a place.
  static FileChannel open(Path file, long bytes) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
    channel.truncate(bytes);
    channel.position(bytes);
    return channel;
  }

  /// Whether an export was interrupted before its first line was whole, so that there is nothing to
  /// go on with.
  static boolean holdsNothing(Path file) throws IOException {
    if (Files.size(file) > MAX_HEADER_BYTES) {
      return false;
    }
    String text = Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1);
    return text.indexOf('\n') < 0
        && (text.startsWith(Lines.HEADER_START) || Lines.HEADER_START.startsWith(text));
  }

  /// Reads and checks everything that a file holds.
  ///
  /// @throws TransferException if it is not an export that can be read
  static Found find(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      SectionReader reader = new SectionReader(in);
      Header header = reader.header();
      Found found = new Found(header, Optional.empty(), reader.position());
      try {
        for (var section = reader.next(); section.isPresent(); section = reader.next()) {
          Checkpoint last = section.get().checkpoint();
          found = new Found(header, Optional.of(last), reader.position());
        }
      } catch (TransferException _) {
        // What is behind the last good checkpoint is written again, whatever has become of it.
      }
      return found;
    }
  }
}
