package dev.zimmer.storage.rocksdb;

import dev.zimmer.storage.StorageException;
import java.nio.file.Path;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;

/// Turns what RocksDB reports into what somebody can act on.
final class RocksDbTrouble {
  private RocksDbTrouble() {}

  /// Trouble while a store is opened.
  static StorageException opening(Path directory, RocksDBException cause) {
    if (isLocked(cause)) {
      return new StorageException.Permanent(inUse(directory), cause);
    }
    if (isFull(cause)) {
      return new StorageException.Permanent(
          "the store cannot be opened because its disk is full: free some space and start again: "
              + directory,
          cause);
    }
    if (isDamage(cause)) {
      return new StorageException.Permanent(
          "the store is damaged: move the folder away, put the last backup in its place and start"
              + " again: "
              + directory,
          cause);
    }
    return new StorageException.Permanent(
        "the store's files cannot be opened: give this user the right to read and write them; if"
            + " one is lost, move the folder away, put the last backup in its place and start"
            + " again: "
            + directory,
        cause);
  }

  static String inUse(Path directory) {
    return "the store is in use by another process: stop that process or choose another folder: "
        + directory;
  }

  /// Trouble with a store that is open.
  static StorageException using(Path directory, RocksDBException cause) {
    if (isFull(cause)) {
      return new StorageException.Retryable(
          "the store's disk is full: free some space, the store then goes on by itself: "
              + directory,
          cause);
    }
    if (isDamage(cause)) {
      return new StorageException.Permanent(
          "the store is damaged: stop the server, move the folder away and put the last backup in"
              + " its place: "
              + directory,
          cause);
    }
    return disk(directory, cause);
  }

  static StorageException disk(Path directory, Exception cause) {
    return new StorageException.Retryable(
        "the store's disk reports errors: see to the disk, the store then goes on by itself: "
            + directory,
        cause);
  }

  static boolean isDamage(RocksDBException cause) {
    return code(cause) == Status.Code.Corruption;
  }

  /// To a write that had to wait, RocksDB tells what went wrong in the background as a text only.
  private static boolean isFull(RocksDBException cause) {
    Status status = cause.getStatus();
    String message = cause.getMessage();
    return (status != null && status.getSubCode() == Status.SubCode.NoSpace)
        || (code(cause) == Status.Code.Incomplete
            && message != null
            && message.contains("No space left"));
  }

  /// RocksDB has no status of its own for this; its text names the file LOCK.
  private static boolean isLocked(RocksDBException cause) {
    String message = cause.getMessage();
    return code(cause) == Status.Code.IOError && message != null && message.contains("/LOCK");
  }

  private static Status.Code code(RocksDBException cause) {
    Status status = cause.getStatus();
    return status == null ? Status.Code.Undefined : status.getCode();
  }
}
