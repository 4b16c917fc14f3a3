package dev.zimmer.harness;

import dev.zimmer.Domain;
import dev.zimmer.DomainConfig;
import dev.zimmer.stamp.StampClock;
import dev.zimmer.storage.StorageEngine;

/// A domain over a store of its own, with a clock that the test moves, and one app's back end.
public final class TestDomain implements AutoCloseable {
  private final TestStore store = new TestStore();
  private final SettableTime time = new SettableTime();
  private final Domain domain = with(DomainConfig.DEFAULT);
  private final Caller caller = new Caller(domain, time, 1);

  /// The domain as it is by default.
  public Domain domain() {
    return domain;
  }

  /// The back end of app 1.
  public Caller caller() {
    return caller;
  }

  /// The back end of app 1 over the same store, differently configured.
  public Caller caller(DomainConfig config) {
    return new Caller(with(config), time, 1);
  }

  /// The store.
  public StorageEngine engine() {
    return store.engine();
  }

  /// The clock.
  public SettableTime time() {
    return time;
  }

  @Override
  public void close() {
    store.close();
  }

  private Domain with(DomainConfig config) {
    return new Domain(
        store.engine(), new StampClock(store.engine(), time), new JacksonText(), config);
  }
}
