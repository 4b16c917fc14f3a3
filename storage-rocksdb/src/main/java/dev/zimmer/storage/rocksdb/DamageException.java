package dev.zimmer.storage.rocksdb;

/// Something that was written and synced is not there, or is not what was written.
final class DamageException extends Exception {
  private static final long serialVersionUID = 1L;

  /// @param what the file, and what is wrong with it
  DamageException(String what) {
    super(what);
  }
}
