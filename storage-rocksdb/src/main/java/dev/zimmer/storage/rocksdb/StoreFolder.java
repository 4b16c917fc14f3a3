package dev.zimmer.storage.rocksdb;

import dev.zimmer.storage.StorageException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The folder of a store, looked at before RocksDB touches it: RocksDB would make a database in any
/// folder, and would clear away the rows of one whose entry file is lost.
///
/// The file `ZIMMER_FORMAT` says that the folder is a store and how its rows are laid out. Change
/// [#FORMAT] whenever an older program could misread what a newer one writes.
final class StoreFolder {
  static final String MARKER = "ZIMMER_FORMAT";
  static final String FORMAT = "1";

  private StoreFolder() {}

  /// Makes the folder if it is missing and refuses one that is not a whole store of this format.
  ///
  /// @throws StorageException.Permanent with what to do about it; the folder is left as it was
  static void prepare(Path directory) {
    make(directory);
    try {
      Set<String> files = filesIn(directory);
      Path marker = directory.resolve(MARKER);
      String format =
          files.remove(MARKER) ? Files.readString(marker, StandardCharsets.UTF_8).strip() : "";
      if (format.isEmpty() && files.isEmpty()) {
        Files.writeString(marker, FORMAT + "\n", StandardCharsets.UTF_8);
        sync(marker);
        sync(directory);
        return;
      }
      refuse(directory, format, files);
    } catch (IOException e) {
      throw new StorageException.Permanent(
          "the store's folder cannot be used: give this user the right to read and write it: "
              + directory,
          e);
    }
  }

  /// Refuses a folder in which no store has been made.
  ///
  /// @throws StorageException.Permanent with what to do about it
  static void requireStore(Path directory) {
    if (!Files.exists(directory.resolve(MARKER))) {
      throw new StorageException.Permanent(
          "there is no store in this folder: name the folder that a server was given: "
              + directory);
    }
  }

  private static void refuse(Path directory, String format, Set<String> files) throws IOException {
    if (format.isEmpty()) {
      throw new StorageException.Permanent(
          "the folder holds something that is not a store: choose an empty folder: " + directory);
    }
    if (!format.equals(FORMAT)) {
      throw new StorageException.Permanent(
          "the store has format "
              + format
              + " (expected: "
              + FORMAT
              + "): use the version of the program that wrote it, or choose another folder: "
              + directory);
    }
    if (!files.contains("CURRENT") && files.stream().anyMatch(StoreFolder::holdsRows)) {
      throw damaged(directory, "CURRENT is missing");
    }
    for (String file : files) {
      if (file.endsWith(".log") && WriteAheadLog.isDamaged(directory.resolve(file))) {
        throw damaged(directory, file + " cannot be read in its middle");
      }
    }
  }

  private static StorageException damaged(Path directory, String what) {
    return new StorageException.Permanent(
        "the store is damaged and was left as it is: move the folder away, put the last backup in"
            + " its place and start again: "
            + directory
            + ": "
            + what);
  }

  private static boolean holdsRows(String file) {
    return file.endsWith(".sst") || file.endsWith(".log");
  }

  private static void make(Path directory) {
    if (Files.exists(directory) && !Files.isDirectory(directory)) {
      throw new StorageException.Permanent(
          "the store needs a folder and this is a file: choose another path: " + directory);
    }
    try {
      Path absolute = directory.toAbsolutePath();
      Path existing = nearestExisting(absolute);
      Files.createDirectories(directory);
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
          .filter(name -> !name.equals("lost+found")) // what a fresh file system holds
          .collect(Collectors.toSet());
    }
  }

  /// A file's name is durable only when its folder is synced too.
  private static void sync(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
