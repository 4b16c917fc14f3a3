package dev.zimmer.world;

import java.util.List;

/// Where a world is: servers over one store, in apps that nobody has used before, by clocks that
/// stand still.
public interface Place extends AutoCloseable {
  /// The servers.
  List<? extends Server> servers();

  /// The apps.
  Apps apps();

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
