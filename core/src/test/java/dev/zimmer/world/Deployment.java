package dev.zimmer.world;

import java.util.List;

/// What a world runs on: servers over one store, in apps that nobody has used before, by clocks
/// that stand still.
public interface Deployment extends AutoCloseable {
  /// The servers.
  List<? extends WorldServer> servers();

  /// The apps.
  AppIds apps();

  /// By how many milliseconds the clock of each server is ahead of that of the one before.
  int apart();

  /// Moves all clocks.
  ///
  /// @param millis negative sets them back
  void advance(long millis);

  /// Ends what is of no use without the world.
  @Override
  void close();
}
