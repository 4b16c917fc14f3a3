package dev.zimmer.server.cli;

import dev.zimmer.DomainConfig;
import dev.zimmer.server.auth.App;
import dev.zimmer.server.config.ServerConfig;
import dev.zimmer.server.http.HttpConfig;
import dev.zimmer.server.http.TlsFiles;
import dev.zimmer.server.limit.LimitConfig;
import dev.zimmer.server.limit.LimitOverride;
import dev.zimmer.server.observe.AdminConfig;
import dev.zimmer.server.observe.LogLevel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The options of `serve`. Each is a YAML key and a variable too, see
/// [dev.zimmer.server.config.Settings].
final class ServerOptions {
  private static final HttpConfig HTTP = HttpConfig.DEFAULT;
  private static final HttpConfig.Bounds BOUNDS = HttpConfig.Bounds.DEFAULT;
  private static final DomainConfig DOMAIN = DomainConfig.DEFAULT;

  @Option(
      names = "--host",
      description = "Address to take calls on; default ${DEFAULT-VALUE}, every address.")
  String host = HTTP.host();

  @Option(
      names = "--port",
      description = "Port to take calls on; 0 for any free one; default ${DEFAULT-VALUE}.")
  int port = HTTP.port();

  @Option(
      names = "--admin-host",
      description = "Address for health and metrics; default ${DEFAULT-VALUE}.")
  String adminHost = AdminConfig.DEFAULT.host();

  @Option(
      names = "--admin-port",
      description = "Port for health and metrics; default ${DEFAULT-VALUE}.")
  int adminPort = AdminConfig.DEFAULT.port();

  @Option(
      names = "--admin-export",
      arity = "0..1",
      fallbackValue = "true",
      description = "Lets everything in the store be fetched at the admin port's /export.")
  boolean adminExport;

  @Mixin StoreOptions store = new StoreOptions();

  @Option(
      names = "--allow-clock-behind",
      arity = "0..1",
      fallbackValue = "true",
      description =
          "Serves an embedded store whose times are more than ten minutes ahead of this machine's"
              + " clock.")
  boolean allowClockBehind;

  @Secret
  @Option(
      names = "--app",
      split = ",",
      paramLabel = "ID:SECRET",
      description =
          "AppId and ServerSecret of an app that may call, better as ZIMMER_APP or in the file;"
              + " repeat it for several.")
  List<App> apps = List.of();

  @Option(
      names = "--no-limits",
      arity = "0..1",
      fallbackValue = "true",
      description = "Turns all rate limits off.")
  boolean noLimits;

  @Option(
      names = "--limit",
      split = ",",
      paramLabel = "APP/ACTION=CALLS",
      description = "Calls a second for one app and action, * for any; 0 for no limit; repeatable.")
  List<LimitOverride> limits = List.of();

  @Option(
      names = "--tls-cert",
      description = "PEM file with the certificate and its chain: serves HTTPS.")
  @Nullable Path tlsCert;

  @Secret
  @Option(names = "--tls-key", description = "PEM file with the certificate's private key.")
  @Nullable Path tlsKey;

  @Option(
      names = "--cors-origin",
      split = ",",
      description = "Origin whose web pages may call from a browser, * for any; repeatable.")
  List<String> corsOrigins = List.of();

  @Option(
      names = "--max-body-bytes",
      description = "Largest body of a call; default ${DEFAULT-VALUE}.")
  int maxBodyBytes = BOUNDS.bodyBytes();

  @Option(
      names = "--max-header-bytes",
      description = "Largest header section; default ${DEFAULT-VALUE}.")
  int maxHeaderBytes = BOUNDS.headerBytes();

  @Option(
      names = "--max-request-line-bytes",
      description = "Longest verb, path and query; default ${DEFAULT-VALUE}.")
  int maxRequestLineBytes = BOUNDS.requestLineBytes();

  @Option(
      names = "--max-connections",
      description = "Most open connections; default ${DEFAULT-VALUE}.")
  int maxConnections = BOUNDS.connections();

  @Option(
      names = "--max-concurrent-calls",
      description = "Most calls at work at one time; default ${DEFAULT-VALUE}.")
  int maxConcurrentCalls = BOUNDS.concurrentCalls();

  @Option(
      names = "--request-seconds",
      description =
          "Time for a whole request to arrive, and for its answer to be taken; default"
              + " ${DEFAULT-VALUE}.")
  int requestSeconds = (int) BOUNDS.requestTime().toSeconds();

  @Option(
      names = "--idle-seconds",
      description = "How long a connection may wait for a request; default ${DEFAULT-VALUE}.")
  int idleSeconds = (int) BOUNDS.idleTime().toSeconds();

  @Option(
      names = "--max-message-bytes",
      description = "Largest Message of a message; default ${DEFAULT-VALUE}.")
  int maxMessageBytes = DOMAIN.maxMessageBytes();

  @Option(
      names = "--max-multi-item-bytes",
      description = "The same for multi-item messages; default ${DEFAULT-VALUE}.")
  int maxMultiItemBytes = DOMAIN.maxMultiItemBytes();

  @Option(
      names = "--max-group-members",
      description = "Most members of a group; default ${DEFAULT-VALUE}.")
  int maxGroupMembers = DOMAIN.maxGroupMembers();

  @Option(
      names = "--list-cache-bytes",
      description = "Memory for conversation lists; default a quarter of the heap.")
  long listCacheBytes = ServerConfig.defaultListCacheBytes();

  @Option(
      names = "--recall-window-seconds",
      description =
          "How long after it was sent a message can be recalled, up to 86400;"
              + " default ${DEFAULT-VALUE}.")
  int recallWindowSeconds = (int) DOMAIN.recallWindow().toSeconds();

  @Option(
      names = "--retention-days",
      description = "How far back an import may reach; default any time.")
  @Nullable Integer retentionDays;

  @Option(
      names = "--log-level",
      description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
  LogLevel logLevel = LogLevel.INFO;

  /// What they add up to.
  ///
  /// @throws IllegalArgumentException with the name of the first that is out of range
  ServerConfig toConfig() {
    HttpConfig http = new HttpConfig(host, port, tls(), corsOrigins, bounds());
    return new ServerConfig(
        http,
        new AdminConfig(adminHost, adminPort, adminExport),
        store.toConfig(),
        allowClockBehind,
        apps,
        new LimitConfig(!noLimits, limits),
        domain(),
        logLevel);
  }

  private HttpConfig.Bounds bounds() {
    return new HttpConfig.Bounds(
        maxBodyBytes,
        maxHeaderBytes,
        maxRequestLineBytes,
        maxConnections,
        maxConcurrentCalls,
        Duration.ofSeconds(requestSeconds),
        Duration.ofSeconds(idleSeconds));
  }

  private DomainConfig domain() {
    if (retentionDays != null && retentionDays < 1) {
      throw new IllegalArgumentException(
          "retention-days: " + retentionDays + " (expected: at least 1)");
    }
    Duration retention = retentionDays == null ? null : Duration.ofDays(retentionDays);
    return new DomainConfig(
        maxMessageBytes,
        maxMultiItemBytes,
        maxGroupMembers,
        listCacheBytes,
        Duration.ofSeconds(recallWindowSeconds),
        retention);
  }

  private Optional<TlsFiles> tls() {
    Path certificate = tlsCert;
    Path key = tlsKey;
    if (certificate == null && key == null) {
      return Optional.empty();
    }
    if (certificate == null || key == null) {
      throw new IllegalArgumentException("tls-cert and tls-key: only one is set (expected: both)");
    }
    return Optional.of(new TlsFiles(certificate, key));
  }
}
