package dev.zimmer.world;

import dev.zimmer.harness.Caller;

/// One of the servers of a world: takes calls, and what only a test can do to it.
public interface WorldServer extends Caller.Target {
  /// Its wall clock, in Unix milliseconds.
  long millis();

  /// Another server over the same store, one that keeps no list in memory; or itself if it keeps
  /// none anyway.
  Caller.Target fromStore();

  /// Ends and starts again.
  ///
  /// @param store whether the store is closed too, if it is this server's alone
  /// @param listsInMemory whether it keeps lists in memory from then on, if it ever does
  void restart(boolean store, boolean listsInMemory);
}
