package dev.zimmer.storage.cassandra;

import dev.zimmer.cassandra.kit.CassandraCluster;
import dev.zimmer.storage.cassandra.CassandraConfig.Login;
import dev.zimmer.storage.cassandra.CassandraConfig.Tls;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// What the tests open stores with.
final class Configs {
  private Configs() {}

  /// The data centre that tests have, with the defaults of the command line: no log-in, no TLS,
  /// three replicas of a keyspace that must be there.
  static CassandraConfig at(List<InetSocketAddress> contactPoints, String keyspace) {
    return at(contactPoints, CassandraCluster.DATA_CENTRE, keyspace);
  }

  static CassandraConfig at(
      List<InetSocketAddress> contactPoints, String localDataCentre, String keyspace) {
    return new CassandraConfig(
        contactPoints,
        localDataCentre,
        keyspace,
        null,
        null,
        Consistency.LOCAL,
        Duration.ofSeconds(2),
        false,
        3);
  }

  static CassandraConfig withLogin(CassandraConfig config, Login login) {
    return new CassandraConfig(
        config.contactPoints(),
        config.localDataCentre(),
        config.keyspace(),
        login,
        config.tls(),
        config.consistency(),
        config.requestTimeout(),
        config.createKeyspace(),
        config.replicationFactor());
  }

  static CassandraConfig trusting(CassandraConfig config, Path trust) {
    return withTls(config, new Tls(trust, null, null));
  }

  static CassandraConfig withTls(CassandraConfig config, Tls tls) {
    return new CassandraConfig(
        config.contactPoints(),
        config.localDataCentre(),
        config.keyspace(),
        config.login(),
        tls,
        config.consistency(),
        config.requestTimeout(),
        config.createKeyspace(),
        config.replicationFactor());
  }

  static CassandraConfig withRequestTimeout(CassandraConfig config, Duration requestTimeout) {
    return new CassandraConfig(
        config.contactPoints(),
        config.localDataCentre(),
        config.keyspace(),
        config.login(),
        config.tls(),
        config.consistency(),
        requestTimeout,
        config.createKeyspace(),
        config.replicationFactor());
  }

  static CassandraConfig creatingKeyspace(CassandraConfig config, int replicationFactor) {
    return new CassandraConfig(
        config.contactPoints(),
        config.localDataCentre(),
        config.keyspace(),
        config.login(),
        config.tls(),
        config.consistency(),
        config.requestTimeout(),
        true,
        replicationFactor);
  }
}
