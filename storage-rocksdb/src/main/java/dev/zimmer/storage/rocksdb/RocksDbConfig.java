package dev.zimmer.storage.rocksdb;

import java.nio.file.Path;

/// How to open a [RocksDbEngine].
///
/// @param directory the store's folder, made if missing; nothing else may lie in it
/// @param blockCacheBytes memory for what has been read from disk, indexes and filters included
/// @param writeBufferBytes memory for what has been written and not yet sorted into a file; up to
///   two such buffers exist
/// @param commitListener hears of every group commit
public record RocksDbConfig(
    Path directory, long blockCacheBytes, long writeBufferBytes, CommitListener commitListener) {
  private static final long MIB = 1L << 20;

  /// Checks the sizes.
  public RocksDbConfig {
    if (blockCacheBytes < MIB) {
      throw new IllegalArgumentException(
          "blockCacheBytes: " + blockCacheBytes + " (expected: >= " + MIB + ")");
    }
    if (writeBufferBytes < MIB) {
      throw new IllegalArgumentException(
          "writeBufferBytes: " + writeBufferBytes + " (expected: >= " + MIB + ")");
    }
  }

  /// A store in a folder with memory sizes that suit a laptop: 64 MiB block cache, 32 MiB write
  /// buffer.
  public static RocksDbConfig at(Path directory) {
    return new RocksDbConfig(directory, 64 * MIB, 32 * MIB, CommitListener.NONE);
  }

  /// The same with other memory sizes.
  public RocksDbConfig withMemory(long newBlockCacheBytes, long newWriteBufferBytes) {
    return new RocksDbConfig(directory, newBlockCacheBytes, newWriteBufferBytes, commitListener);
  }

  /// The same with another block cache.
  public RocksDbConfig withBlockCache(long bytes) {
    return withMemory(bytes, writeBufferBytes);
  }

  /// The same with another listener.
  public RocksDbConfig withCommitListener(CommitListener newCommitListener) {
    return new RocksDbConfig(directory, blockCacheBytes, writeBufferBytes, newCommitListener);
  }
}
