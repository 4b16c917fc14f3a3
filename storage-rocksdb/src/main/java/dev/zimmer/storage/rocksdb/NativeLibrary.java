package dev.zimmer.storage.rocksdb;

import dev.zimmer.storage.StorageException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import org.rocksdb.NativeLibraryLoader;
import org.rocksdb.RocksDB;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// RocksDB's native library, which comes in its jar and must be a file to be loaded.
///
/// RocksDB unpacks its 17 MB into the folder for temporary files and leaves them to the end of the
/// process, which a kill and a halt skip. A loaded library needs no file, so here it has one only
/// while it is being loaded, in a folder that nobody else may enter. What a kill at that moment
/// leaves behind is cleared away by a later load.
final class NativeLibrary {
  private static final Logger logger = LoggerFactory.getLogger(NativeLibrary.class);
  private static final String FOLDER = "zimmer-rocksdb-";
  private static final Duration MAX_LOAD_TIME = Duration.ofMinutes(1);
  private static boolean loaded;

  private NativeLibrary() {}

  /// Loads it, once for each process. A folder that `ROCKSDB_SHAREDLIB_DIR` names is RocksDB's to
  /// use as it does.
  ///
  /// @throws StorageException.Permanent with what to do about it
  static synchronized void load() {
    if (loaded) {
      return;
    }
    try {
      if (System.getenv("ROCKSDB_SHAREDLIB_DIR") == null) {
        loadFromJar(Path.of(System.getProperty("java.io.tmpdir")));
      }
      RocksDB.loadLibrary();
      loaded = true;
    } catch (IOException | RuntimeException | LinkageError e) {
      throw new StorageException.Permanent(
          "RocksDB's native library cannot be loaded: java.io.tmpdir must name a folder that can be"
              + " written and from which programs may run",
          e);
    }
  }

  private static void loadFromJar(Path temporary) throws IOException {
    Path folder = Files.createTempDirectory(temporary, FOLDER);
    try {
      deleteLeftBehind(temporary, Files.getLastModifiedTime(folder).toMillis());
      NativeLibraryLoader.getInstance().loadLibrary(folder.toString());
    } finally {
      delete(folder);
    }
  }

  /// @param nowMillis by the clock of the file system, in Unix milliseconds
  private static void deleteLeftBehind(Path temporary, long nowMillis) throws IOException {
    long latest = nowMillis - MAX_LOAD_TIME.toMillis();
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(temporary, FOLDER + "*")) {
      for (Path folder : folders) {
        if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
            && Files.isWritable(folder)
            && Files.getLastModifiedTime(folder).toMillis() < latest) {
          delete(folder);
        }
      }
    }
  }

  /// Where a loaded library cannot be deleted, as on Windows, a later load deletes it.
  private static void delete(Path folder) {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        Files.delete(file);
      }
      Files.delete(folder);
    } catch (IOException e) {
      logger.debug("{} is left for a later start", folder, e);
    }
  }
}
