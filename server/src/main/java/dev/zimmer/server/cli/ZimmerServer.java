package dev.zimmer.server.cli;

import dev.zimmer.Domain;
import dev.zimmer.server.auth.Apps;
import dev.zimmer.server.call.CallLog;
import dev.zimmer.server.call.CallPipeline;
import dev.zimmer.server.config.ServerConfig;
import dev.zimmer.server.config.StoreConfig;
import dev.zimmer.server.http.ApiServer;
import dev.zimmer.server.limit.RateLimits;
import dev.zimmer.server.limit.StoredDailyCalls;
import dev.zimmer.server.observe.AdminServer;
import dev.zimmer.server.observe.ClockLog;
import dev.zimmer.server.observe.LogSetup;
import dev.zimmer.server.observe.Meters;
import dev.zimmer.server.openapi.OpenApi;
import dev.zimmer.server.transfer.Exporter;
import dev.zimmer.server.transfer.ImportMark;
import dev.zimmer.server.transfer.Progress;
import dev.zimmer.server.wire.Json;
import dev.zimmer.storage.StorageEngine;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A running server: store, domain, pipeline and the two listeners.
final class ZimmerServer implements AutoCloseable {
  private static final Logger logger = LoggerFactory.getLogger(ZimmerServer.class);

  private final InstantSource time;
  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final CallPipeline pipeline;
  private final ApiServer api;
  private final AdminServer admin;
  private final Meters meters = new Meters();

  /// A server that takes calls when this returns.
  ///
  /// @param time the server's clock
  /// @throws IllegalArgumentException if a setting cannot be used, with its name
  /// @throws dev.zimmer.storage.StorageException if the store cannot be opened
  /// @throws dev.zimmer.server.transfer.TransferException if it is half of an import
  ZimmerServer(ServerConfig config, InstantSource time) {
    this.time = time;
    LogSetup.level(config.logLevel());
    Apps apps = new Apps(config.apps());
    Json json = new Json();
    try {
      parts.push(meters);
      StorageEngine engine = opened(Stores.open(config.store(), meters));
      ImportMark.requireNone(engine);
      ClusterMembership membership = opened(ClusterMembership.of(config, engine, time));
      Domain domain = new Domain(engine, membership.clock(), json, config.domain());
      RateLimits limits =
          new RateLimits(
              config.limits(),
              membership.processes(),
              System::nanoTime,
              new StoredDailyCalls(engine, time));
      opened(new ClockLog(membership.clock()::leadMillis));
      meters.watchClock(membership.clock()::leadMillis);
      meters.watchProcesses(membership.processes());
      meters.watchLists(domain::listCacheStats);
      int calls = config.http().bounds().concurrentCalls();
      var pipelineParts = new CallPipeline.Parts(domain.actions(), apps, limits, calls);
      CallLog log = new CallLog(meters, System::nanoTime);
      pipeline = new CallPipeline(pipelineParts, time, json, log);
      api = opened(new ApiServer(config.http(), pipeline, json, time));
      // After the calls' listener, and closed before it: ready means that calls are taken.
      Runnable ready =
          () -> {
            engine.check();
            membership.check().run();
          };
      var store = new AdminServer.Store(ready, out -> export(config.store(), engine, out));
      OpenApi openApi = new OpenApi(domain.actions(), VersionCommand.version());
      admin = opened(new AdminServer(config.admin(), store, openApi, meters));
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
    Thread.startVirtualThread(meters::watchRuntime);
  }

  /// Where calls are taken.
  String url() {
    return api.url();
  }

  /// Where health and metrics are.
  String adminUrl() {
    return admin.url();
  }

  /// Serves calls without a socket.
  CallPipeline pipeline() {
    return pipeline;
  }

  /// Takes no more calls, lets those that run finish, closes the store.
  @Override
  public void close() {
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (Exception e) {
        throw new IllegalStateException("a part of the server cannot be closed", e);
      }
    }
  }

  private void export(StoreConfig store, StorageEngine engine, OutputStream out) {
    Progress progress = new Progress("exported", logger::info, System::nanoTime);
    try {
      new Exporter(engine, progress).toStream(Stores.header(store, time), out);
    } catch (RuntimeException e) { // the HTTP library would keep quiet about it
      logger.warn("an export broke off: {}", e.getMessage());
      throw e;
    }
  }

  private <T extends AutoCloseable> T opened(T part) {
    parts.push(part);
    return part;
  }
}
