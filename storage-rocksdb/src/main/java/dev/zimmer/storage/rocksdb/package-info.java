/// The embedded storage engine: one RocksDB database in one folder.
///
/// How rows lie in it:
///
/// | stored | bytes |
/// |---|---|
/// | key | length of the partition's name (two bytes, big-endian), the partition's name, the row's key |
/// | value | version (eight bytes, big-endian), kind (0 put, 1 delete mark), the row's value |
///
/// The length in front keeps partitions apart when one name is the beginning of another. It is at
/// most 0xFFFE; keys that begin with 0xFFFF belong to the engine itself.
///
/// Beside RocksDB's files lie two of our own: `ZIMMER_FORMAT` ([StoreFolder]) and `ZIMMER_SYNCED`
/// ([HighWaterMark]).
///
/// A versioned write is a *merge* with RocksDB's operator `max`: the largest stored value, compared
/// byte by byte, stands. By the layout above that is the largest version, then the delete, then the
/// largest value, which is what the contract asks for, and it takes no read. A transactional write
/// is a plain put with version 0 or a plain delete.
@NullMarked
package dev.zimmer.storage.rocksdb;

import org.jspecify.annotations.NullMarked;
