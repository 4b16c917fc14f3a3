package dev.zimmer.storage.cassandra;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How to open a [CassandraEngine].
///
/// @param contactPoints nodes to ask first; the others are found through them; at least one
/// @param localDataCentre the data centre whose nodes are called, named as Cassandra names it
/// @param keyspace where the store's table is: lower-case letters, digits and `_`, a letter first,
///   48 at most
/// @param login null if Cassandra asks for none
/// @param tls null to talk in the clear
/// @param consistency among whom a majority decides; the same for all processes over one store
/// @param requestTimeout how long one request to Cassandra may take; a call makes several
/// @param createKeyspace whether to make the keyspace if it is missing
/// @param replicationFactor in how many nodes of the local data centre each row is kept; only for a
///   keyspace that is made
public record CassandraConfig(
    List<InetSocketAddress> contactPoints,
    String localDataCentre,
    String keyspace,
    @Nullable Login login,
    @Nullable Tls tls,
    Consistency consistency,
    Duration requestTimeout,
    boolean createKeyspace,
    int replicationFactor) {
  /// Where Cassandra listens for clients unless told otherwise.
  public static final int DEFAULT_PORT = 9042;

  private static final Duration SHORTEST_TIMEOUT = Duration.ofMillis(100);
  private static final Pattern PORT = Pattern.compile("[1-9][0-9]{0,4}");
  private static final int MAX_PORT = 65_535;
  private static final Pattern KEYSPACE = Pattern.compile("[a-z][a-z0-9_]{0,47}");

  /// A user of Cassandra.
  ///
  /// @param password never logged
  public record Login(String user, String password) {
    @Override
    public String toString() {
      return "Login[user=" + user + "]";
    }
  }

  /// How to talk to Cassandra over TLS. A node must show a certificate for the name or address by
  /// which it is called.
  ///
  /// @param trust PEM file with the certificates of those who may sign a node's
  /// @param certificate PEM file with this client's own certificate and the chain above it; null if
  ///   Cassandra asks for none
  /// @param key PEM file with the key to it, PKCS #8 without a password; null exactly if there is
  ///   no certificate
  public record Tls(Path trust, @Nullable Path certificate, @Nullable Path key) {
    /// Checks that a certificate comes with its key.
    public Tls {
      if ((certificate == null) != (key == null)) {
        throw new IllegalArgumentException(
            "cassandra-tls-cert and cassandra-tls-key: only one is set (expected: both)");
      }
    }
  }

  /// Checks what can be checked without Cassandra.
  ///
  /// @throws IllegalArgumentException with the name of the setting that cannot be used
  public CassandraConfig {
    contactPoints = List.copyOf(contactPoints);
    if (contactPoints.isEmpty()) {
      throw new IllegalArgumentException("cassandra-contact-points: none (expected: at least one)");
    }
    if (localDataCentre.isBlank()) {
      throw new IllegalArgumentException(
          "cassandra-local-datacenter: empty (expected: a data centre's name)");
    }
    if (!KEYSPACE.matcher(keyspace).matches()) {
      throw new IllegalArgumentException(
          "cassandra-keyspace: "
              + keyspace
              + " (expected: lower-case letters, digits and _, a letter first, up to 48)");
    }
    if (requestTimeout.compareTo(SHORTEST_TIMEOUT) < 0) {
      throw new IllegalArgumentException(
          "cassandra-request-millis: "
              + requestTimeout.toMillis()
              + " (expected: at least "
              + SHORTEST_TIMEOUT.toMillis()
              + ")");
    }
    if (replicationFactor < 1) {
      throw new IllegalArgumentException(
          "cassandra-replication-factor: " + replicationFactor + " (expected: at least 1)");
    }
  }

  /// The address in a text like `host`, `host:9042` or `[::1]:9042`.
  ///
  /// @throws IllegalArgumentException if there is no host, or the port is no number from 1 to 65535
  public static InetSocketAddress contactPoint(String text) {
    int colon = text.lastIndexOf(':');
    boolean hasPort =
        colon > text.lastIndexOf(']') && colon == text.indexOf(':', text.indexOf(']') + 1);
    String host = hasPort ? text.substring(0, colon) : text;
    String port = hasPort ? text.substring(colon + 1) : "" + DEFAULT_PORT;
    if (host.isBlank() || !PORT.matcher(port).matches() || Integer.parseInt(port) > MAX_PORT) {
      throw new IllegalArgumentException(
          "cassandra-contact-points: " + text + " (expected: host or host:port)");
    }
    return new InetSocketAddress(host, Integer.parseInt(port));
  }
}
