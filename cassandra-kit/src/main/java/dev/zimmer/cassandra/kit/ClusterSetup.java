package dev.zimmer.cassandra.kit;

import java.nio.file.Path;

/// What cluster to start.
///
/// @param folder where it keeps its data and logs; what an earlier run left there is deleted
/// @param nodes how many, 1 to 3; they listen on 127.0.0.1, 127.0.0.2 and 127.0.0.3
/// @param secured whether clients must log in (`cassandra`, `cassandra` at first) and may use TLS
/// @param heap of each node, as the JVM takes it, such as `512m`
public record ClusterSetup(Path folder, int nodes, boolean secured, String heap) {
  /// An open cluster of small nodes, kept in the folder `target/cassandra/NAME` of the module.
  public static ClusterSetup of(String name, int nodes) {
    return new ClusterSetup(Path.of("target", "cassandra", name), nodes, false, "512m");
  }

  /// The same with log-in and TLS.
  public ClusterSetup withSecurity() {
    return new ClusterSetup(folder, nodes, true, heap);
  }
}
