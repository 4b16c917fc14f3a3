package dev.zimmer.storage.rocksdb;

import dev.zimmer.storage.StorageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The folder of a store, looked at before RocksDB touches it: RocksDB would make a database in any
/// folder, and would clear away rows that it does not know of.
///
/// The file `ZIMMER_FORMAT` says that the folder is a store and how its rows are laid out. Change
/// [#FORMAT] whenever an older program could misread what a newer one writes. A lock on it keeps
/// other processes out, from the first look until RocksDB is closed: RocksDB's own comes too late,
/// for what another process is writing looks damaged.
///
/// A store of format 1 has no [HighWaterMark] yet; it gets one when it has been opened.
final class StoreFolder implements AutoCloseable {
  private static final Logger logger = LoggerFactory.getLogger(StoreFolder.class);
  static final String MARKER = "ZIMMER_FORMAT";
  static final String FORMAT = "2";

  private static final String UNMARKED_FORMAT = "1";
  private static final int MAX_FORMAT_BYTES = 100;
  private static final long BEYOND_THE_CONTENT = Long.MAX_VALUE - 1;
  // A lock keeps only other processes out, and a process that closes any channel of a file lets go
  // of its locks on it: the marker is opened once.
  private static final Set<Path> open = ConcurrentHashMap.newKeySet();

  private final Path directory;
  private final Path realPath;
  private final FileChannel marker;
  private String format = "";
  private @Nullable HighWaterMark mark;

  private StoreFolder(Path directory, Path realPath, FileChannel marker) {
    this.directory = directory;
    this.realPath = realPath;
    this.marker = marker;
  }

  /// Makes the folder if it is missing, takes it for this process, and refuses one that is not a
  /// whole store of a format that is known.
  ///
  /// @throws StorageException.Permanent with what to do about it; the folder is left as it was
  static StoreFolder open(Path directory) {
    make(directory);
    try {
      if (!isStore(directory) && !filesIn(directory).isEmpty()) {
        throw isNoStore(directory);
      }
      StoreFolder folder = lock(directory);
      try {
        folder.requireFormat();
        folder.check();
        OwnerOnly.close(directory);
        return folder;
      } catch (IOException | RuntimeException e) {
        folder.close();
        throw e;
      }
    } catch (IOException e) {
      throw unusable(directory, e);
    }
  }

  /// Refuses a folder in which no store has been made.
  ///
  /// @throws StorageException.Permanent with what to do about it
  static void requireStore(Path directory) {
    if (!isStore(directory)) {
      throw new StorageException.Permanent(
          "there is no store in this folder: name the folder that a server was given: "
              + directory);
    }
  }

  /// Refuses a store that is not whole. RocksDB must not have it open.
  ///
  /// @throws StorageException.Permanent with what to do about it; the folder is left as it was
  void check() {
    try {
      OptionalLong synced = synced();
      StoreCheck.check(directory, filesIn(directory), synced.orElse(0));
    } catch (DamageException e) {
      throw damaged(e);
    } catch (IOException e) {
      throw unusable(directory, e);
    }
  }

  /// Begins to note what is synced, when RocksDB has been opened.
  ///
  /// @param lastRow the number of the last row that it has found
  void opened(long lastRow) {
    try {
      long synced = synced().orElse(0);
      if (lastRow < synced) {
        throw new DamageException(
            "rows " + (lastRow + 1) + " to " + synced + " are in no file that RocksDB can read");
      }
      mark = HighWaterMark.open(directory, lastRow);
      OwnerOnly.closeFiles(directory);
      if (!format.equals(FORMAT)) {
        sync(directory);
        writeFormat();
      }
    } catch (DamageException e) {
      throw damaged(e);
    } catch (IOException e) {
      throw RocksDbTrouble.disk(directory, e);
    }
  }

  /// Notes that all rows up to this one are synced.
  void synced(long lastRow) {
    try {
      if (mark != null) {
        mark.raise(lastRow);
      }
    } catch (IOException e) {
      throw RocksDbTrouble.disk(directory, e);
    }
  }

  /// Notes nothing more; RocksDB has been closed.
  void closed() {
    try {
      if (mark != null) {
        OwnerOnly.closeFiles(directory);
        mark.close();
      }
    } catch (IOException e) {
      logger.warn("what is synced could not be noted for good: see to the disk", e);
    } finally {
      mark = null;
    }
  }

  /// Lets other processes have the folder.
  @Override
  public void close() {
    closed();
    try {
      marker.close();
    } catch (IOException e) {
      logger.warn("the lock of the store's folder could not be given back", e);
    } finally {
      open.remove(realPath);
    }
  }

  private static StoreFolder lock(Path directory) throws IOException {
    Path realPath = directory.toRealPath();
    if (!open.add(realPath)) {
      throw new StorageException.Permanent(RocksDbTrouble.inUse(directory));
    }
    FileChannel marker = null;
    try {
      marker =
          FileChannel.open(
              directory.resolve(MARKER),
              Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
              OwnerOnly.file(directory));
      if (marker.tryLock(BEYOND_THE_CONTENT, 1, false) == null) {
        throw new StorageException.Permanent(RocksDbTrouble.inUse(directory));
      }
      return new StoreFolder(directory, realPath, marker);
    } catch (IOException | RuntimeException e) {
      if (marker != null) {
        marker.close();
      }
      open.remove(realPath);
      throw e;
    }
  }

  private void requireFormat() throws IOException {
    format = readFormat();
    if (format.isEmpty()) {
      if (!filesIn(directory).isEmpty()) {
        throw isNoStore(directory);
      }
      writeFormat();
      sync(directory);
    } else if (!format.equals(FORMAT) && !format.equals(UNMARKED_FORMAT)) {
      throw new StorageException.Permanent(
          "the store has format "
              + format
              + " (expected: "
              + FORMAT
              + "): use the version of the program that wrote it, or choose another folder: "
              + directory);
    }
  }

  private String readFormat() throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(MAX_FORMAT_BYTES);
    marker.read(bytes, 0);
    return new String(bytes.array(), 0, bytes.position(), StandardCharsets.ISO_8859_1).strip();
  }

  private void writeFormat() throws IOException {
    marker.write(ByteBuffer.wrap((FORMAT + "\n").getBytes(StandardCharsets.ISO_8859_1)), 0);
    marker.force(true);
    format = FORMAT;
  }

  /// What [HighWaterMark] says; a new store gets one before RocksDB makes anything.
  private OptionalLong synced() throws IOException, DamageException {
    if (!format.equals(FORMAT)) {
      return OptionalLong.empty();
    }
    OptionalLong synced = HighWaterMark.read(directory);
    if (synced.isEmpty() && !Set.of(HighWaterMark.FILE).containsAll(filesIn(directory))) {
      throw new DamageException(HighWaterMark.FILE + " is missing");
    }
    if (synced.isEmpty()) {
      HighWaterMark.open(directory, 0).close();
      sync(directory);
    }
    return synced;
  }

  private StorageException damaged(DamageException cause) {
    return new StorageException.Permanent(
        "the store is damaged and was left as it is: move the folder away, put the last backup in"
            + " its place and start again: "
            + directory
            + ": "
            + cause.getMessage(),
        cause);
  }

  private static StorageException isNoStore(Path directory) {
    return new StorageException.Permanent(
        "the folder holds something that is not a store: choose an empty folder: " + directory);
  }

  private static StorageException unusable(Path directory, IOException cause) {
    return new StorageException.Permanent(
        "the store's folder cannot be used: give this user the right to read and write it: "
            + directory,
        cause);
  }

  private static void make(Path directory) {
    if (Files.exists(directory) && !Files.isDirectory(directory)) {
      throw new StorageException.Permanent(
          "the store needs a folder and this is a file: choose another path: " + directory);
    }
    try {
      Path absolute = directory.toAbsolutePath();
      Path existing = nearestExisting(absolute);
      if (!Files.exists(directory)) {
        Files.createDirectories(parentOf(absolute));
        Files.createDirectory(directory, OwnerOnly.folder(parentOf(absolute)));
      }
      for (Path made = absolute; !made.equals(existing); made = parentOf(made)) {
        sync(parentOf(made));
      }
    } catch (IOException e) {
      throw new StorageException.Permanent(
          "the store's folder cannot be made: make it, or choose another path: " + directory, e);
    }
    if (!Files.isWritable(directory)) {
      throw new StorageException.Permanent(
          "the store's folder cannot be written: give this user the right to write it: "
              + directory);
    }
  }

  private static Path nearestExisting(Path directory) {
    Path path = directory;
    while (!Files.exists(path)) {
      path = parentOf(path);
    }
    return path;
  }

  private static Path parentOf(Path path) {
    Path parent = path.getParent();
    return parent == null ? path : parent;
  }

  private static Set<String> filesIn(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> !name.equals(MARKER))
          .filter(name -> !name.equals("lost+found")) // what a fresh file system holds
          .collect(Collectors.toSet());
    }
  }

  private static boolean isStore(Path directory) {
    return Files.exists(directory.resolve(MARKER));
  }

  /// A file's name is durable only when its folder is synced too.
  private static void sync(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
