package dev.zimmer.cassandra.kit;

import java.nio.file.Path;

/// What cluster to start.
///
/// @param folder where it keeps its data and logs
/// @param nodes how many, 1 to 3; they listen on 127.0.0.1, 127.0.0.2 and 127.0.0.3
/// @param secured whether clients must log in (`cassandra`, `cassandra` at first) and may use TLS
/// @param heap of each node, as the JVM takes it, such as `512m`
/// @param port where every node takes calls; the next one is for the nodes among themselves. 0 for
///   any two that are free
/// @param kept whether it goes on with what an earlier run left in the folder; else that is deleted
public record ClusterSetup(
    Path folder, int nodes, boolean secured, String heap, int port, boolean kept) {
  private static final String HEAP = "512m";

  /// An open cluster of small nodes, kept in the folder `target/cassandra/NAME` of the module.
  public static ClusterSetup of(String name, int nodes) {
    return new ClusterSetup(Path.of("target", "cassandra", name), nodes, false, HEAP, 0, false);
  }

  /// An open cluster of small nodes that can be stopped and started again. Another number of nodes
  /// needs another folder.
  ///
  /// @param port where every node takes calls
  public static ClusterSetup kept(Path folder, int nodes, int port) {
    return new ClusterSetup(folder, nodes, false, HEAP, port, true);
  }

  /// The same with log-in and TLS.
  public ClusterSetup withSecurity() {
    return new ClusterSetup(folder, nodes, true, heap, port, kept);
  }
}
