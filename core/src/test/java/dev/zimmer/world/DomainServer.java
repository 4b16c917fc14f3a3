package dev.zimmer.world;

import dev.zimmer.Domain;
import dev.zimmer.DomainConfig;
import dev.zimmer.harness.Caller;
import dev.zimmer.harness.DomainTarget;
import dev.zimmer.harness.JacksonText;
import dev.zimmer.stamp.StampClock;
import dev.zimmer.storage.StorageEngine;
import java.time.InstantSource;
import java.util.function.Supplier;

/// A server in this process, without HTTP.
final class DomainServer implements WorldServer {
  private static final DomainConfig NO_LISTS_IN_MEMORY =
      new DomainConfig(2048, 5120, 6000, 0, DomainConfig.DEFAULT_RECALL_WINDOW, null);

  private final Parts parts;
  private Domain domain;

  /// What a server is made of.
  ///
  /// @param time the wall clock
  /// @param engine the store as it is open now
  /// @param clock asked again after a restart
  /// @param reopen closes the store and opens it again, if it can be
  record Parts(
      InstantSource time,
      Supplier<StorageEngine> engine,
      Supplier<StampClock> clock,
      Runnable reopen) {
    Domain domain(DomainConfig config) {
      return new Domain(engine.get(), clock.get(), new JacksonText(), config);
    }
  }

  DomainServer(Parts parts) {
    this.parts = parts;
    this.domain = parts.domain(DomainConfig.DEFAULT);
  }

  @Override
  public Caller.Reply call(long appId, Record request) {
    return new DomainTarget(domain, parts.time).call(appId, request);
  }

  @Override
  public long millis() {
    return parts.time.millis();
  }

  @Override
  public Caller.Target fromStore() {
    return new DomainTarget(parts.domain(NO_LISTS_IN_MEMORY), parts.time);
  }

  @Override
  public void restart(boolean store, boolean listsInMemory) {
    if (store) {
      parts.reopen.run();
    }
    domain = parts.domain(listsInMemory ? DomainConfig.DEFAULT : NO_LISTS_IN_MEMORY);
  }
}
