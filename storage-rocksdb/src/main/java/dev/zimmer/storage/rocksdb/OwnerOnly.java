package dev.zimmer.storage.rocksdb;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.rocksdb.AbstractEventListener;
import org.rocksdb.TableFileCreationInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps a store's folder and files to the user who runs the server, for they hold messages.
///
/// RocksDB makes its files as the umask lets it. Nobody else gets at them, since the folder is
/// closed; they are closed too once RocksDB is open and whenever it has made a table, for wherever
/// they are moved to. Where there are no such rights, as on Windows, nothing is done.
final class OwnerOnly extends AbstractEventListener {
  private static final Logger logger = LoggerFactory.getLogger(OwnerOnly.class);
  private static final Set<PosixFilePermission> FOLDER =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

  private final Path directory;

  OwnerOnly(Path directory) {
    super(EnabledEventCallback.ON_TABLE_FILE_CREATED);
    this.directory = directory;
  }

  /// Closes what RocksDB has made. A new log is there before the table of the one before is made.
  @Override
  public void onTableFileCreated(TableFileCreationInfo table) {
    closeFiles(directory);
  }

  /// What a file is made with.
  static FileAttribute<?>[] file(Path directory) throws IOException {
    return attributes(directory, FILE);
  }

  /// What a folder is made with.
  static FileAttribute<?>[] folder(Path parent) throws IOException {
    return attributes(parent, FOLDER);
  }

  private static FileAttribute<?>[] attributes(Path directory, Set<PosixFilePermission> permissions)
      throws IOException {
    return Files.getFileStore(directory).supportsFileAttributeView(PosixFileAttributeView.class)
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
        : new FileAttribute<?>[0];
  }

  /// Closes a folder that may have been open to others, and says so.
  static void close(Path directory) {
    try {
      boolean wasOpen = restrict(directory, FOLDER);
      wasOpen |= restrictFiles(directory);
      if (wasOpen) {
        logger.info("the store was open to other users and is not any more: {}", directory);
      }
    } catch (IOException e) {
      logger.warn(
          "other users may read the store, and this one may not change that; its owner may, with"
              + " chmod -R go= {}",
          directory,
          e);
    }
  }

  /// Closes the files in a folder, as far as this user may.
  static void closeFiles(Path directory) {
    try {
      restrictFiles(directory);
    } catch (IOException e) {
      logger.debug("a file stays open to other users", e);
    }
  }

  private static boolean restrictFiles(Path directory) throws IOException {
    boolean wasOpen = false;
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
      for (Path file : files) {
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
          wasOpen |= restrict(file, FILE);
        }
      }
    }
    return wasOpen;
  }

  private static boolean restrict(Path path, Set<PosixFilePermission> permissions)
      throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
    try {
      if (view == null || permissions.containsAll(view.readAttributes().permissions())) {
        return false;
      }
      view.setPermissions(permissions);
      return true;
    } catch (NoSuchFileException e) { // RocksDB has deleted it
      return false;
    }
  }
}
