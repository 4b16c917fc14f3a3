package dev.zimmer.cassandra.kit;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where the jars of a node are: the module `cassandra-node` writes their class path into its own
/// build folder, which lies beside this module's.
final class NodeJars {
  private NodeJars() {}

  static String classPath() throws IOException {
    Path file = root().resolve("cassandra-node/target/classpath");
    if (!Files.exists(file)) {
      throw new IOException("build the module cassandra-node first; missing: " + file);
    }
    return Files.readString(file).strip();
  }

  /// The folder of the whole project: this class lies in `cassandra-kit/target/`, in a folder of
  /// classes or in a jar.
  private static Path root() throws IOException {
    try {
      URI code = NodeJars.class.getProtectionDomain().getCodeSource().getLocation().toURI();
      return Path.of(code).resolve("../../..").normalize();
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }
}
