package dev.zimmer.bench.load;

import java.util.List;

/// A server under load, running until closed.
public interface Server extends AutoCloseable {
  /// Where it listens, without a path.
  String url();

  /// Its processes, without their children.
  List<Long> pids();

  @Override
  void close();
}
