package dev.zimmer.server.cli;

import dev.zimmer.storage.cassandra.CassandraConfig;
import dev.zimmer.storage.cassandra.CassandraConfig.Login;
import dev.zimmer.storage.cassandra.CassandraConfig.Tls;
import dev.zimmer.storage.cassandra.Consistency;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// The options that say where a Cassandra cluster is, and how to use it.
final class CassandraOptions {
  @Option(
      names = "--cassandra-contact-points",
      split = ",",
      paramLabel = "HOST[:PORT]",
      description = "Cassandra nodes to ask first; the others are found through them; repeatable.")
  List<String> contactPoints = List.of();

  @Option(
      names = "--cassandra-local-datacenter",
      description = "Data centre whose nodes are called; default ${DEFAULT-VALUE}.")
  String localDatacenter = "datacenter1";

  @Option(
      names = "--cassandra-keyspace",
      description = "Where the store's table is; default ${DEFAULT-VALUE}.")
  String keyspace = "zimmer";

  @Option(
      names = "--cassandra-create-keyspace",
      arity = "0..1",
      fallbackValue = "true",
      description = "Makes the keyspace if it is missing.")
  boolean createKeyspace;

  @Option(
      names = "--cassandra-replication-factor",
      description = "How many nodes keep each row of a keyspace made so; default ${DEFAULT-VALUE}.")
  int replicationFactor = 3;

  @Option(names = "--cassandra-user", description = "User to log in to Cassandra with.")
  @Nullable String user;

  @Secret
  @Option(
      names = "--cassandra-password",
      description = "The user's password; better as ZIMMER_CASSANDRA_PASSWORD.")
  @Nullable String password;

  @Option(
      names = "--cassandra-tls-trust",
      description = "PEM file with who may sign the nodes' certificates: talks TLS to them.")
  @Nullable Path tlsTrust;

  @Option(
      names = "--cassandra-tls-cert",
      description = "PEM file with a client certificate and its chain, if Cassandra asks for one.")
  @Nullable Path tlsCert;

  @Secret
  @Option(
      names = "--cassandra-tls-key",
      description = "PEM file with the client certificate's private key.")
  @Nullable Path tlsKey;

  @Option(
      names = "--cassandra-consistency",
      description =
          "Whose majority decides: LOCAL, the local data centre's, or EVERYWHERE; the same for all"
              + " processes; default ${DEFAULT-VALUE}.")
  Consistency consistency = Consistency.LOCAL;

  @Option(
      names = "--cassandra-request-millis",
      description = "Time for a request to Cassandra; a call makes some; default ${DEFAULT-VALUE}.")
  int requestMillis = 2_000;

  @Spec CommandSpec spec = CommandSpec.create();

  /// The name of an option that has been given a value of its own; empty if none has.
  Optional<String> given() {
    return spec.options().stream()
        .filter(option -> !Objects.equals(option.getValue(), option.initialValue()))
        .map(option -> option.longestName().substring(2))
        .findFirst();
  }

  /// What they add up to.
  ///
  /// @throws IllegalArgumentException with the name of the first that cannot be used
  CassandraConfig toConfig() {
    if (contactPoints.isEmpty()) {
      throw new IllegalArgumentException(
          "cassandra-contact-points: missing (expected: a Cassandra node, host or host:port)");
    }
    return new CassandraConfig(
        contactPoints.stream().map(CassandraConfig::contactPoint).toList(),
        localDatacenter,
        keyspace,
        login(),
        tls(),
        consistency,
        Duration.ofMillis(requestMillis),
        createKeyspace,
        replicationFactor);
  }

  private @Nullable Login login() {
    String name = user;
    String secret = password;
    if (name == null && secret == null) {
      return null;
    }
    if (name == null || secret == null) {
      throw new IllegalArgumentException(
          "cassandra-user and cassandra-password: only one is set (expected: both)");
    }
    return new Login(name, secret);
  }

  private @Nullable Tls tls() {
    Path trust = tlsTrust;
    if (trust == null) {
      if (tlsCert != null || tlsKey != null) {
        throw new IllegalArgumentException(
            "cassandra-tls-trust: missing (expected: a PEM file, as there is a client"
                + " certificate)");
      }
      return null;
    }
    return new Tls(trust, tlsCert, tlsKey);
  }
}
