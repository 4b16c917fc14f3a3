package dev.zimmer.server.transfer;

import dev.zimmer.stamp.ClusterNode;
import dev.zimmer.storage.RowPages;
import dev.zimmer.storage.StorageEngine;
import dev.zimmer.storage.StorageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Puts everything that an export holds into an empty store.
///
/// Sections are written as they come, a few at a time; a mark in the store says up to which all are
/// there. An import that was interrupted is run again from the beginning of the export, whatever it
/// is read from: what the mark says is there is read and checked again, and not written.
public final class Importer {
  private static final int SECTIONS_AT_A_TIME = 4;

  private final StorageEngine engine;
  private final Progress progress;

  /// An importer into a store.
  public Importer(StorageEngine engine, Progress progress) {
    this.engine = engine;
    this.progress = progress;
  }

  /// A section on its way into the store.
  private record Running(Section section, Future<?> writing) {}

  /// Opens an export to import.
  ///
  /// @throws TransferException if there is no such file, or it cannot be read
  public static InputStream open(Path file) {
    try {
      return Files.newInputStream(file);
    } catch (IOException e) {
      throw TransferException.cannotRead(e);
    }
  }

  /// Imports an export from its beginning to its end, or goes on with the import of the same one.
  ///
  /// @param in stays the caller's to close
  /// @throws TransferException if the store is not empty, or the export is damaged or has no end;
  ///   the store then is not whole, and says so to whoever opens it
  public void run(InputStream in) {
    try {
      SectionReader reader = new SectionReader(in);
      ImportMark mark = begin(reader.header());
      skip(reader, mark);
      write(reader, mark);
      if (!reader.hasEnded()) {
        throw new TransferException(
            "the export has no end: all there is of it was imported; continue it with `zimmer"
                + " export --resume` or take a whole copy, and run this import again");
      }
      ImportMark.delete(engine);
    } catch (IOException e) {
      throw TransferException.cannotRead(e);
    }
  }

  private ImportMark begin(Header header) {
    Optional<ImportMark> begun = ImportMark.find(engine);
    if (begun.isEmpty()) {
      requireEmpty();
      ImportMark mark = new ImportMark(header.id(), 0, "");
      mark.put(engine);
      return mark;
    }
    if (!begun.get().id().equals(header.id())) {
      throw new TransferException(
          "another import into this store, of the export %s, has not come to its end: finish that,"
                  .formatted(begun.get().id())
              + " or begin with an empty store");
    }
    return begun.get();
  }

  /// Servers that have been started on the store leave their node ids there; that is nothing.
  private void requireEmpty() {
    try (RowPages pages = engine.export(Optional.empty())) {
      for (var page = pages.next(); page.isPresent(); page = pages.next()) {
        if (!page.get().rows().stream()
            .allMatch(row -> ClusterNode.isLease(row.address().partition()))) {
          throw new TransferException(
              "the store is not empty: an import needs one of its own; name another folder or"
                  + " keyspace");
        }
      }
    }
  }

  /// Reads up to the checkpoint that the mark names.
  private void skip(SectionReader reader, ImportMark mark) throws IOException {
    if (mark.rows() == 0) {
      return;
    }
    progress.resumed(mark.rows());
    for (var section = reader.next(); section.isPresent(); section = reader.next()) {
      Checkpoint last = section.get().checkpoint();
      if (last.rows() == mark.rows() && last.checksum().equals(mark.checksum())) {
        return;
      }
      if (last.rows() > mark.rows()) {
        break;
      }
    }
    throw new TransferException(
        "the export is not the one whose import was interrupted, or only a part of it: take that"
            + " one, or begin with an empty store");
  }

  private void write(SectionReader reader, ImportMark mark) throws IOException {
    Deque<Running> running = new ArrayDeque<>();
    try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var section = reader.next(); section.isPresent(); section = reader.next()) {
        Section next = section.get();
        running.add(new Running(next, writers.submit(() -> engine.restore(next.rows()))));
        if (running.size() == SECTIONS_AT_A_TIME) {
          finish(running.remove(), mark.id());
        }
      }
      while (!running.isEmpty()) {
        finish(running.remove(), mark.id());
      }
    }
  }

  /// Waits for a section, which all before it have been waited for, and notes that it is there.
  private void finish(Running oldest, String id) {
    try {
      oldest.writing().get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TransferException("the import was interrupted: run it again to finish it", e);
    } catch (ExecutionException e) {
      throw trouble(Objects.requireNonNull(e.getCause()));
    }
    Checkpoint done = oldest.section().checkpoint();
    if (done.isEnd()) {
      progress.done(done.rows(), done.bytes());
    } else {
      new ImportMark(id, done.rows(), done.checksum()).put(engine);
      progress.at(done.rows(), done.bytes());
    }
  }

  private static RuntimeException trouble(Throwable cause) {
    return switch (cause) {
      case StorageException e -> e;
      case TransferException e -> e;
      default -> new IllegalStateException("a section could not be written", cause);
    };
  }
}
