package dev.zimmer.server.transfer;

import dev.zimmer.storage.Bytes;
import dev.zimmer.storage.RowPage;
import dev.zimmer.storage.RowPages;
import dev.zimmer.storage.StorageEngine;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Writes everything in a store to a file or a stream.
public final class Exporter {
  private final StorageEngine engine;
  private final Progress progress;

  /// An exporter of a store.
  ///
  /// @throws TransferException if the store is half of an import
  public Exporter(StorageEngine engine, Progress progress) {
    ImportMark.requireNone(engine);
    this.engine = engine;
    this.progress = progress;
  }

  /// Writes an export to a stream, and leaves that open.
  ///
  /// @param header its first line
  public void toStream(Header header, OutputStream out) {
    try {
      rest(SectionWriter.begin(header, out), Optional.empty());
    } catch (IOException e) {
      throw new TransferException("the output was closed before the end of the export", e);
    }
  }

  /// Writes an export to a new file; durable when it returns.
  ///
  /// @param header its first line
  /// @throws TransferException if the file exists, or cannot be written
  public void toFile(Header header, Path file) {
    try (FileChannel channel = ExportFile.create(file)) {
      write(header, channel);
    } catch (FileAlreadyExistsException e) {
      throw new TransferException(
          "there is a file already: name another, or continue an interrupted export with --resume: "
              + file,
          e);
    } catch (IOException e) {
      throw TransferException.cannotWrite(e);
    }
  }

  /// Continues the export that a file holds the beginning of, or begins one if there is none;
  /// durable when it returns.
  ///
  /// @param header the first line of an export that has to be begun
  /// @return false if the file is whole already, and was left as it is
  /// @throws TransferException if the file is something else, or the store cannot go on from there
  public boolean resume(Header header, Path file) {
    if (Files.notExists(file)) {
      toFile(header, file);
      return true;
    }
    try {
      if (ExportFile.holdsNothing(file)) {
        beginAgain(header, file);
        return true;
      }
      ExportFile.Found found = ExportFile.find(file);
      if (found.last().isEmpty()) {
        beginAgain(header, file);
        return true;
      }
      return !found.last().get().isEnd() && resume(header, file, found, found.last().get());
    } catch (IOException e) {
      throw TransferException.cannotWrite(e);
    }
  }

  private boolean resume(Header header, Path file, ExportFile.Found found, Checkpoint last)
      throws IOException {
    if (!found.header().engine().equals(header.engine())) {
      throw new TransferException(
          "the export is of a store of another kind, %s: continue it from there, or begin a new one"
              .formatted(found.header().engine()));
    }
    try (RowPages pages = engine.export(last.token());
        FileChannel channel = ExportFile.open(file, found.bytes())) {
      progress.resumed(last.rows());
      OutputStream out = Channels.newOutputStream(channel);
      write(SectionWriter.after(last, found.bytes(), out), pages);
      channel.force(true);
      return true;
    }
  }

  private void beginAgain(Header header, Path file) throws IOException {
    try (FileChannel channel = ExportFile.open(file, 0)) {
      write(header, channel);
    }
  }

  private void write(Header header, FileChannel channel) throws IOException {
    rest(SectionWriter.begin(header, Channels.newOutputStream(channel)), Optional.empty());
    channel.force(true);
  }

  private void rest(SectionWriter writer, Optional<Bytes> token) throws IOException {
    try (RowPages pages = engine.export(token)) {
      write(writer, pages);
    }
  }

  private void write(SectionWriter writer, RowPages pages) throws IOException {
    for (Optional<RowPage> page = pages.next(); page.isPresent(); page = pages.next()) {
      writer.write(page.get());
      progress.at(writer.rows(), writer.bytes());
    }
    writer.end();
    progress.done(writer.rows(), writer.bytes());
  }
}
