package dev.zimmer.bench.process;

import java.util.ArrayList;
import java.util.List;

/// Which core serves and which makes the load. Servers and load never share one, so that a server
/// has exactly one core to itself and the generator cannot take anything from it.
///
/// @param server as `taskset -c` takes it
/// @param load the same
public record Cores(String server, String load) {
  /// A command that runs on the server's core.
  public List<String> forServer(List<String> command) {
    return pinned(server, command);
  }

  /// A command that runs on the load's core.
  public List<String> forLoad(List<String> command) {
    return pinned(load, command);
  }

  /// All of them, as `taskset -c` takes them.
  public String all() {
    return server + "," + load;
  }

  private static List<String> pinned(String cores, List<String> command) {
    List<String> pinned = new ArrayList<>(List.of(Program.TASKSET.path(), "-c", cores));
    pinned.addAll(command);
    return pinned;
  }
}
