package dev.zimmer.bench;

import dev.zimmer.bench.load.SteadyLoad;
import dev.zimmer.bench.load.Wrk;
import dev.zimmer.bench.process.Cores;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;

/// Where the benchmark works: its folders, its cores, its scale.
///
/// @param home the project's root
/// @param cores who runs where
/// @param scale how large and how long
public record Space(Path home, Cores cores, Scale scale) {
  /// A folder that outlives runs: stores, and the peers' databases.
  public Path kept(String name) {
    return home.resolve("bench/target/data").resolve(name);
  }

  /// A folder for what one run needs.
  public Path work() {
    return home.resolve("bench/target/work");
  }

  /// The file that takes a process' output.
  public Path log(String name) {
    return home.resolve("bench/target/logs").resolve(name + ".log");
  }

  /// The generator that drives as fast as the server answers.
  public Wrk wrk() {
    return new Wrk(cores, work());
  }

  /// The generator that drives at a given rate.
  public SteadyLoad steadyLoad() {
    return new SteadyLoad(cores, work());
  }

  /// A port that nobody listens on.
  public static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
