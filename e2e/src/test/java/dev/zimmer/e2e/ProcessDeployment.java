package dev.zimmer.e2e;

import dev.zimmer.world.AppIds;
import dev.zimmer.world.Deployment;
import java.util.List;

/// Two processes for one of the worlds that come to them one after the other.
///
/// @param servers the processes
/// @param apps apps that no other world has
/// @param apart by how many milliseconds the clock of the second is ahead of that of the first
record ProcessDeployment(List<ProcessServer> servers, AppIds apps, int apart)
    implements Deployment {
  /// So far is a world from the one before that nothing of it is seen in a stamp.
  private static final long PAUSE_MILLIS = 1_000;

  /// Sets the clocks for a new world.
  ProcessDeployment {
    long start =
        servers.stream().mapToLong(ProcessServer::millis).max().orElseThrow() + PAUSE_MILLIS;
    for (int i = 0; i < servers.size(); i++) {
      servers.get(i).set(start + (long) apart * i);
    }
  }

  @Override
  public void advance(long millis) {
    servers.forEach(server -> server.set(server.millis() + millis));
  }

  @Override
  public void close() {}
}
