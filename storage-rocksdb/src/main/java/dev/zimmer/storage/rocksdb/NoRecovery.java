package dev.zimmer.storage.rocksdb;

import org.rocksdb.AbstractEventListener;
import org.rocksdb.BackgroundErrorReason;
import org.rocksdb.Status;

/// Keeps RocksDB from mending itself when it has failed to write its files in the background.
///
/// It would try when the disk has room again, but the attempt waits for the write at the head of
/// its queue, and that write may be waiting for the attempt: then nothing is ever written again,
/// and closing hangs too. Without it the waiting write fails at once, and [Database#recover] does
/// the mending.
///
/// RocksDB's Java classes do not know every reason that there is and print an
/// `IllegalArgumentException` then. To RocksDB that is a no as well, for a JVM gives back `false`
/// where a method threw.
final class NoRecovery extends AbstractEventListener {
  NoRecovery() {
    super(EnabledEventCallback.ON_ERROR_RECOVERY_BEGIN);
  }

  /// Whether RocksDB may try.
  @Override
  public boolean onErrorRecoveryBegin(BackgroundErrorReason reason, Status error) {
    return false;
  }
}
