package dev.zimmer.e2e;

import dev.zimmer.harness.Caller;
import dev.zimmer.server.cli.ClockFile;
import dev.zimmer.world.WorldServer;

/// A process that is one of the servers of random worlds. Its clock stands still until it is set.
final class ProcessServer implements WorldServer, AutoCloseable {
  private final ClockFile clock;
  private ZimmerProcess process;

  /// @param clock the clock of the process
  ProcessServer(ClockFile clock, ZimmerProcess process) {
    this.clock = clock;
    this.process = process;
  }

  ZimmerProcess process() {
    return process;
  }

  @Override
  public Caller.Reply call(long appId, Record request) {
    ZimmerClient client = process.client(AppCredentials.of(appId));
    JsonAnswer answer =
        client.send(
            client
                .request(RecordJson.action(request))
                .with("Timestamp", Long.toString(millis() / 1000))
                .body(RecordJson.body(request)));
    return new Caller.Reply(answer.code(), RecordJson.response(request, answer));
  }

  @Override
  public long millis() {
    return clock.millis();
  }

  /// Sets the clock.
  ///
  /// @param millis Unix milliseconds
  void set(long millis) {
    clock.set(millis);
  }

  /// A server of a cluster keeps no lists.
  @Override
  public Caller.Target fromStore() {
    return this;
  }

  /// Only if the store is to be closed too: it takes seconds, and there is nothing else in memory.
  @Override
  public void restart(boolean store, boolean listsInMemory) {
    if (store) {
      process.stop();
      process = process.restart();
    }
  }

  @Override
  public void close() {
    process.close();
  }
}
