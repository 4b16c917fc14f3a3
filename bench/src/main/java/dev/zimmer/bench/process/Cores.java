package dev.zimmer.bench.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Which core serves and which makes the load. Servers and load never share one, so that a server
/// has exactly one core to itself and the generator cannot take anything from it.
///
/// @param server as `taskset -c` takes it
/// @param load the same
public record Cores(String server, String load) {
  /// How many the machine has; the runtime counts fewer as soon as this process is bound to one.
  public static final int COUNT = Runtime.getRuntime().availableProcessors();

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

  /// A command that runs on every core of the machine.
  public List<String> forEverybody(List<String> command) {
    return pinned("0-" + (COUNT - 1), command);
  }

  /// Binds this process to the load's core, where it takes nothing from the server.
  ///
  /// @param log takes what `taskset` says
  public void bindMyself(Path log) {
    String pid = Long.toString(ProcessHandle.current().pid());
    Child.run(
        log, Duration.ofMinutes(1), List.of(Program.TASKSET.path(), "-a", "-p", "-c", load, pid));
  }

  private static List<String> pinned(String cores, List<String> command) {
    List<String> pinned = new ArrayList<>(List.of(Program.TASKSET.path(), "-c", cores));
    pinned.addAll(command);
    return pinned;
  }
}
