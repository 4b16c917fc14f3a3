package dev.zimmer.storage.cassandra;

import com.datastax.dse.driver.api.core.config.DseDriverOption;
import com.datastax.oss.driver.api.core.AllNodesFailedException;
import com.datastax.oss.driver.api.core.ConsistencyLevel;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.CqlSessionBuilder;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.Version;
import com.datastax.oss.driver.api.core.auth.AuthenticationException;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.datastax.oss.driver.api.core.config.ProgrammaticDriverConfigLoaderBuilder;
import com.datastax.oss.driver.api.core.metadata.Node;
import dev.zimmer.storage.StorageException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;

/// Opens the driver's session: how it behaves, and what to say if it cannot be opened.
///
/// Requests are of five kinds, each a profile of the driver:
///
/// | kind | may be repeated | sent to a second node when the first is slow |
/// |---|---|---|
/// | read | yes | after a tenth of the request timeout |
/// | write (versioned) | yes, the larger version stands | after a quarter of it |
/// | transaction | no | never: two would only get in each other's way |
/// | check | yes | never, and it has at most a second |
/// | pass over the whole table | yes | never, and it has at least ten seconds for a page |
final class Connector {
  static final String READ = "read";
  static final String WRITE = "write";
  static final String TRANSACTION = "transaction";
  static final String CHECK = "check";
  static final String PASS = "pass";

  private static final Version OLDEST = Objects.requireNonNull(Version.parse("5.0.0"));
  private static final int REQUESTS_AT_ONCE = 1024;
  private static final int REQUESTS_WAITING = 16 * 1024;
  private static final Duration MAX_CHECK = Duration.ofSeconds(1);
  private static final Duration SHORTEST_PASS = Duration.ofSeconds(10);

  private Connector() {}

  /// Connects and returns when the local data centre has nodes of a known version.
  ///
  /// @throws StorageException with what to do about it
  static CqlSession open(CassandraConfig config) {
    CqlSession session = connect(config);
    try {
      requireLocalNodes(session.getMetadata().getNodes().values(), config.localDataCentre());
      return session;
    } catch (RuntimeException | Error e) {
      session.close();
      throw e;
    }
  }

  /// The level of plain reads and writes, and of the writing half of a transaction.
  private static ConsistencyLevel quorum(Consistency consistency) {
    return switch (consistency) {
      case LOCAL -> ConsistencyLevel.LOCAL_QUORUM;
      case EVERYWHERE -> ConsistencyLevel.QUORUM;
    };
  }

  /// The level of the deciding half of a transaction.
  static ConsistencyLevel serial(Consistency consistency) {
    return switch (consistency) {
      case LOCAL -> ConsistencyLevel.LOCAL_SERIAL;
      case EVERYWHERE -> ConsistencyLevel.SERIAL;
    };
  }

  private static CqlSession connect(CassandraConfig config) {
    CqlSessionBuilder builder =
        CqlSession.builder()
            .withConfigLoader(options(config))
            .addContactPoints(resolved(config.contactPoints()))
            .withLocalDatacenter(config.localDataCentre());
    CassandraConfig.Login login = config.login();
    if (login != null) {
      builder.withAuthCredentials(login.user(), login.password());
    }
    CassandraConfig.Tls tls = config.tls();
    if (tls != null) {
      builder.withSslEngineFactory(TlsEngines.of(tls));
    }
    try {
      return builder.build();
    } catch (AllNodesFailedException e) {
      throw unreachable(config, e);
    } catch (DriverException e) {
      throw new StorageException.Retryable(
          "the connection to Cassandra could not be made: " + points(config), e);
    }
  }

  private static List<InetSocketAddress> resolved(List<InetSocketAddress> contactPoints) {
    for (InetSocketAddress point : contactPoints) {
      if (point.isUnresolved()) {
        throw new StorageException.Permanent(
            "no address is known for a contact point: correct cassandra-contact-points, or the name"
                + " service: "
                + point.getHostString());
      }
    }
    return contactPoints;
  }

  private static DriverConfigLoader options(CassandraConfig config) {
    Duration timeout = config.requestTimeout();
    ProgrammaticDriverConfigLoaderBuilder options = DriverConfigLoader.programmaticBuilder();
    requests(options, config);
    connections(options, config.keyspace());
    options.startProfile(READ);
    twoNodes(options, timeout.dividedBy(10));
    options.startProfile(WRITE);
    twoNodes(options, timeout.dividedBy(4));
    options
        .startProfile(TRANSACTION)
        .withBoolean(DefaultDriverOption.REQUEST_DEFAULT_IDEMPOTENCE, false)
        .startProfile(CHECK)
        .withDuration(
            DefaultDriverOption.REQUEST_TIMEOUT,
            timeout.compareTo(MAX_CHECK) < 0 ? timeout : MAX_CHECK)
        .startProfile(PASS)
        .withDuration(
            DefaultDriverOption.REQUEST_TIMEOUT,
            timeout.compareTo(SHORTEST_PASS) > 0 ? timeout : SHORTEST_PASS);
    return options.endProfile().build();
  }

  private static void requests(
      ProgrammaticDriverConfigLoaderBuilder options, CassandraConfig config) {
    options
        .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, config.requestTimeout())
        .withString(DefaultDriverOption.REQUEST_CONSISTENCY, quorum(config.consistency()).name())
        .withString(
            DefaultDriverOption.REQUEST_SERIAL_CONSISTENCY, serial(config.consistency()).name())
        .withString(
            DefaultDriverOption.REQUEST_THROTTLER_CLASS, "ConcurrencyLimitingRequestThrottler")
        .withInt(DefaultDriverOption.REQUEST_THROTTLER_MAX_CONCURRENT_REQUESTS, REQUESTS_AT_ONCE)
        .withInt(DefaultDriverOption.REQUEST_THROTTLER_MAX_QUEUE_SIZE, REQUESTS_WAITING)
        .withString(DefaultDriverOption.TIMESTAMP_GENERATOR_CLASS, "ServerSideTimestampGenerator");
  }

  /// A node that has gone is noticed within seconds, and so is one that has come back.
  private static void connections(ProgrammaticDriverConfigLoaderBuilder options, String keyspace) {
    options
        .withDuration(DefaultDriverOption.HEARTBEAT_INTERVAL, Duration.ofSeconds(3))
        .withDuration(DefaultDriverOption.HEARTBEAT_TIMEOUT, Duration.ofSeconds(2))
        .withDuration(DefaultDriverOption.RECONNECTION_BASE_DELAY, Duration.ofMillis(500))
        .withDuration(DefaultDriverOption.RECONNECTION_MAX_DELAY, Duration.ofSeconds(4))
        .withStringList(DefaultDriverOption.METADATA_SCHEMA_REFRESHED_KEYSPACES, List.of(keyspace))
        .withDuration(DefaultDriverOption.CONTROL_CONNECTION_TIMEOUT, Duration.ofSeconds(5))
        .withDuration(DefaultDriverOption.CONNECTION_INIT_QUERY_TIMEOUT, Duration.ofSeconds(5))
        .withBoolean(DseDriverOption.MONITOR_REPORTING_ENABLED, false)
        .withBoolean(DefaultDriverOption.NETTY_DAEMON, true)
        .withInt(DefaultDriverOption.NETTY_IO_SHUTDOWN_QUIET_PERIOD, 0)
        .withInt(DefaultDriverOption.NETTY_ADMIN_SHUTDOWN_QUIET_PERIOD, 0);
  }

  private static void twoNodes(ProgrammaticDriverConfigLoaderBuilder options, Duration delay) {
    options
        .withString(
            DefaultDriverOption.SPECULATIVE_EXECUTION_POLICY_CLASS,
            "ConstantSpeculativeExecutionPolicy")
        .withInt(DefaultDriverOption.SPECULATIVE_EXECUTION_MAX, 2)
        .withDuration(DefaultDriverOption.SPECULATIVE_EXECUTION_DELAY, delay);
  }

  private static StorageException unreachable(
      CassandraConfig config, AllNodesFailedException cause) {
    if (CassandraTrouble.reason(cause, AuthenticationException.class) != null) {
      return new StorageException.Permanent(
          "Cassandra refuses the log-in: correct cassandra-user and cassandra-password", cause);
    }
    if (CassandraTrouble.reason(cause, SSLException.class) != null) {
      return new StorageException.Permanent(
          "no TLS connection to Cassandra comes about: see that its certificate is for the address"
              + " by which it is called and signed by one in cassandra-tls-trust, and that it"
              + " speaks TLS on this port: "
              + points(config),
          cause);
    }
    return new StorageException.Retryable(
        "no Cassandra node can be reached: start Cassandra, or correct cassandra-contact-points: "
            + points(config),
        cause);
  }

  private static String points(CassandraConfig config) {
    return config.contactPoints().stream()
        .map(point -> point.getHostString() + ":" + point.getPort())
        .collect(Collectors.joining(", "));
  }

  private static void requireLocalNodes(Collection<Node> nodes, String localDataCentre) {
    TreeSet<String> seen = new TreeSet<>();
    for (Node node : nodes) {
      String dataCentre = node.getDatacenter();
      if (dataCentre != null) {
        seen.add(dataCentre);
      }
      Version version = node.getCassandraVersion();
      if (version != null && version.nextStable().compareTo(OLDEST) < 0) {
        throw new StorageException.Permanent(
            "a Cassandra node is too old: bring every node to 5.0 or later; it has: " + version);
      }
    }
    if (!seen.contains(localDataCentre)) {
      throw new StorageException.Permanent(
          "no Cassandra node is in the local data centre "
              + localDataCentre
              + ": set cassandra-local-datacenter to one that there is: "
              + String.join(", ", seen));
    }
  }
}
