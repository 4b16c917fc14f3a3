package dev.zimmer.stamp;

import dev.zimmer.storage.StorageException;

/// Keeps stamps for one process: nobody else hands them out, and neither does this process after it
/// was killed and started again.
interface StampReserve {
  /// The stamps that are kept now.
  StampRange range();

  /// Keeps more stamps.
  ///
  /// @param stamp the ceiling is not below it afterwards
  /// @return the new range; its slots may be others
  /// @throws StorageException if that cannot be had
  StampRange extend(long stamp);
}
