package dev.zimmer.bench.process;

/// Waiting.
public final class Pause {
  private Pause() {}

  /// Waits; returns early only by an exception if the thread is told to stop.
  public static void millis(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
