package dev.zimmer.storage.kit;

/// A promise that an engine may lack, with what its absence asks of the code above it.
public enum Capability {
  /// A reader sees all of a batch or nothing of it. Without it, code must bear to read a batch of
  /// which only some rows have arrived.
  ATOMIC_BATCHES,

  /// A scan shows the partition as it was at one moment. Without it, code must not conclude from
  /// one row of a scan what another row of it holds.
  SCANS_OF_ONE_MOMENT,

  /// An export shows the store as it was at one moment. Without it, an export is a backup only of a
  /// store that nobody writes meanwhile.
  EXPORTS_OF_ONE_MOMENT
}
