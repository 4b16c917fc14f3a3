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
        throw new IllegalArgumentException("a client certificate and its key go together");
      }
    }

    /// Without a certificate of our own.
    public static Tls trusting(Path trust) {
      return new Tls(trust, null, null);
    }
  }

  /// Checks what can be checked without Cassandra.
  public CassandraConfig {
    contactPoints = List.copyOf(contactPoints);
    if (contactPoints.isEmpty()) {
      throw new IllegalArgumentException("contactPoints: none (expected: at least one)");
    }
    if (!KEYSPACE.matcher(keyspace).matches()) {
      throw new IllegalArgumentException(
          "keyspace: " + keyspace + " (expected: lower-case letters, digits and _, up to 48)");
    }
    if (requestTimeout.compareTo(Duration.ofMillis(100)) < 0) {
      throw new IllegalArgumentException(
          "requestTimeout: " + requestTimeout + " (expected: >= 100 ms)");
    }
    if (replicationFactor < 1) {
      throw new IllegalArgumentException(
          "replicationFactor: " + replicationFactor + " (expected: >= 1)");
    }
  }

  /// An open cluster, majorities in the local data centre, two seconds a request, three replicas;
  /// the keyspace must be there.
  public static CassandraConfig at(
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

  /// The address in a text like `host`, `host:9042` or `[::1]:9042`.
  ///
  /// @throws IllegalArgumentException if the port is no number from 1 to 65535
  public static InetSocketAddress contactPoint(String text) {
    int colon = text.lastIndexOf(':');
    boolean hasPort =
        colon > text.lastIndexOf(']') && colon == text.indexOf(':', text.indexOf(']') + 1);
    String host = hasPort ? text.substring(0, colon) : text;
    try {
      int port = hasPort ? Integer.parseInt(text.substring(colon + 1)) : DEFAULT_PORT;
      return new InetSocketAddress(host, port);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("contact point: " + text + " (expected: host:port)", e);
    }
  }

  /// The same with a log-in.
  public CassandraConfig withLogin(Login newLogin) {
    return new CassandraConfig(
        contactPoints,
        localDataCentre,
        keyspace,
        newLogin,
        tls,
        consistency,
        requestTimeout,
        createKeyspace,
        replicationFactor);
  }

  /// The same over TLS.
  public CassandraConfig withTls(Tls newTls) {
    return new CassandraConfig(
        contactPoints,
        localDataCentre,
        keyspace,
        login,
        newTls,
        consistency,
        requestTimeout,
        createKeyspace,
        replicationFactor);
  }

  /// The same with another kind of majority.
  public CassandraConfig withConsistency(Consistency newConsistency) {
    return new CassandraConfig(
        contactPoints,
        localDataCentre,
        keyspace,
        login,
        tls,
        newConsistency,
        requestTimeout,
        createKeyspace,
        replicationFactor);
  }

  /// The same with another patience.
  public CassandraConfig withRequestTimeout(Duration newRequestTimeout) {
    return new CassandraConfig(
        contactPoints,
        localDataCentre,
        keyspace,
        login,
        tls,
        consistency,
        newRequestTimeout,
        createKeyspace,
        replicationFactor);
  }

  /// The same, and the keyspace is made if it is missing.
  public CassandraConfig creatingKeyspace(int newReplicationFactor) {
    return new CassandraConfig(
        contactPoints,
        localDataCentre,
        keyspace,
        login,
        tls,
        consistency,
        requestTimeout,
        true,
        newReplicationFactor);
  }
}
