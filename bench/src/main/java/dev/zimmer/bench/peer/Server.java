package dev.zimmer.bench.peer;

/// A server under load, running until closed.
public interface Server extends AutoCloseable {
  /// Where it listens, without a path.
  String url();

  /// Its process.
  long pid();

  @Override
  void close();
}
