package dev.zimmer.storage.cassandra;

import com.datastax.oss.driver.api.core.AllNodesFailedException;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.servererrors.InvalidQueryException;
import com.datastax.oss.driver.api.core.servererrors.ReadFailureException;
import com.datastax.oss.driver.api.core.servererrors.ServerError;
import com.datastax.oss.driver.api.core.servererrors.UnauthorizedException;
import dev.zimmer.storage.StorageException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The keyspace and the table in it, made if they are missing and looked at before they are used.
///
/// The table's comment says that it is a store and how its rows are laid out. Change [#FORMAT]
/// whenever an older program could misread what a newer one writes.
final class Schema {
  static final int FORMAT = 1;

  private static final Logger logger = LoggerFactory.getLogger(Schema.class);
  private static final String COMMENT = "Zimmer store, format ";

  /// Cassandra itself waits up to ten seconds until its nodes agree.
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final long PAUSE_MILLIS = 100;

  private static final Map<String, String> COLUMNS =
      Map.of(
          "partition", "partition_key blob",
          "key", "clustering blob",
          "value", "regular blob",
          "versioned", "regular blob",
          "revision", "static blob",
          "pending", "static blob",
          "applied", "static bigint");

  private final CqlSession session;
  private final CassandraConfig config;

  private Schema(CqlSession session, CassandraConfig config) {
    this.session = session;
    this.config = config;
  }

  /// Returns when the table is there and of this format.
  ///
  /// @throws StorageException with what to do about it
  static void prepare(CqlSession session, CassandraConfig config) {
    Schema schema = new Schema(session, config);
    schema.prepareKeyspace();
    schema.prepareTable();
    schema.awaitTable();
    schema.warnOfSettings();
  }

  /// Returns if the table is there and of this format; makes nothing.
  ///
  /// @throws StorageException with what to do about it
  static void requireExisting(CqlSession session, CassandraConfig config) {
    Schema schema = new Schema(session, config);
    if (schema.keyspace().isEmpty() || schema.table().isEmpty()) {
      throw new StorageException.Permanent(
          "there is no store in keyspace "
              + config.keyspace()
              + ": correct cassandra-keyspace to one where a server or an import has made one");
    }
    schema.requireKept(schema.keyspace().getFirst());
    schema.requireTable();
    schema.awaitTable();
  }

  private void prepareKeyspace() {
    if (keyspace().isEmpty()) {
      if (!config.createKeyspace()) {
        throw new StorageException.Permanent(
            "there is no keyspace "
                + config.keyspace()
                + ": start with cassandra-create-keyspace, or have somebody run: "
                + createKeyspace());
      }
      change(createKeyspace(), "CREATE on all keyspaces");
    }
    requireKept(awaitOne(this::keyspace));
  }

  private List<Row> keyspace() {
    return query(
        "SELECT durable_writes, replication FROM system_schema.keyspaces WHERE keyspace_name = ?",
        config.keyspace());
  }

  private void requireKept(Row keyspace) {
    Map<String, String> replication = keyspace.getMap(1, String.class, String.class);
    if (replication == null || !keyspace.getBoolean(0)) {
      throw new StorageException.Permanent(
          "the keyspace does not keep what is written: ALTER KEYSPACE "
              + config.keyspace()
              + " WITH durable_writes = true");
    }
    boolean byDataCentre =
        replication.getOrDefault("class", "").endsWith("NetworkTopologyStrategy");
    if (byDataCentre && !replication.containsKey(config.localDataCentre())) {
      throw new StorageException.Permanent(
          "the keyspace has no replicas in the local data centre: name it in the keyspace's"
              + " replication: "
              + config.localDataCentre());
    }
  }

  private void prepareTable() {
    awaitAgreement();
    if (table().isEmpty()) {
      change(createTable(), "CREATE on the keyspace");
    }
    requireTable();
  }

  private void requireTable() {
    awaitAgreement(); // one node may describe a table that another has not heard of
    String comment = String.valueOf(awaitOne(this::table).getString(0));
    if (!comment.startsWith(COMMENT)) {
      throw new StorageException.Permanent(
          "the keyspace holds a table named rows that is not a store: choose another keyspace: "
              + config.keyspace());
    }
    String format = comment.substring(COMMENT.length());
    if (!format.equals("" + FORMAT)) {
      throw new StorageException.Permanent(
          "the store has format "
              + format
              + " (expected: "
              + FORMAT
              + "): use the version of the program that made it, or choose another keyspace: "
              + config.keyspace());
    }
    requireColumns();
  }

  /// What has just been made, perhaps by another process: the node that is asked may be the last to
  /// hear of it, also when the one that was asked to make it had nothing to do.
  private static Row awaitOne(Supplier<List<Row>> description) {
    return awaitAny(description).getFirst();
  }

  private static List<Row> awaitAny(Supplier<List<Row>> description) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      List<Row> rows = description.get();
      if (!rows.isEmpty()) {
        return rows;
      }
      if (System.nanoTime() > deadline) {
        throw new StorageException.Retryable(
            "Cassandra's nodes do not agree on the schema: see nodetool describecluster, and start"
                + " again when they do");
      }
      Backoff.upTo(PAUSE_MILLIS);
    }
  }

  /// Another process may just be making the table: a node shows its description some moments before
  /// it can be used there, and the other nodes follow.
  private void awaitTable() {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        query("SELECT key FROM " + config.keyspace() + ".rows WHERE partition = 0x00 LIMIT 1");
        return;
      } catch (StorageException e) {
        if (!isUnknownTable(e) || System.nanoTime() > deadline) {
          throw e;
        }
        Backoff.upTo(PAUSE_MILLIS);
      }
    }
  }

  /// Whether a node failed as it does while it knows a table's description and has not opened it.
  private static boolean isUnknownTable(StorageException failure) {
    Throwable cause = failure.getCause();
    return cause instanceof InvalidQueryException
        || cause instanceof ReadFailureException
        || (cause instanceof AllNodesFailedException nodes
            && CassandraTrouble.reason(nodes, ServerError.class) != null);
  }

  private void awaitAgreement() {
    if (!session.checkSchemaAgreement()) {
      logger.warn("Cassandra's nodes do not agree on the schema: see nodetool describecluster");
    }
  }

  private List<Row> table() {
    return query(
        "SELECT comment FROM system_schema.tables WHERE keyspace_name = ? AND table_name = 'rows'",
        config.keyspace());
  }

  private void requireColumns() {
    Map<String, String> columns = new TreeMap<>();
    for (Row column :
        awaitAny(() ->
            query(
                "SELECT column_name, kind, type FROM system_schema.columns"
                    + " WHERE keyspace_name = ? AND table_name = 'rows'",
                config.keyspace()))) {
      columns.put(column.getString(0), column.getString(1) + " " + column.getString(2));
    }
    if (!columns.equals(COLUMNS)) {
      throw new StorageException.Permanent(
          "the store's table has been altered: give it the columns of schema.cql back: it has "
              + columns
              + " (expected: "
              + new TreeMap<>(COLUMNS)
              + ")");
    }
  }

  /// Settings that are lawful and that no store should have; a node need not show them to us.
  private void warnOfSettings() {
    Map<String, String> settings = new TreeMap<>();
    try {
      for (Row setting :
          query(
              "SELECT name, value FROM system_views.settings"
                  + " WHERE name IN ('paxos_variant', 'commitlog_sync')")) {
        settings.put(setting.getString(0), String.valueOf(setting.getString(1)));
      }
    } catch (StorageException e) {
      logger.debug("Cassandra does not show its settings", e);
    }
    if (!settings.getOrDefault("paxos_variant", "v2").equals("v2")) {
      logger.warn(
          "Cassandra has paxos_variant {}: set v2 in cassandra.yaml of every node, transactions"
              + " then take half the round trips",
          settings.get("paxos_variant"));
    }
    if (settings.getOrDefault("commitlog_sync", "batch").equals("periodic")) {
      logger.warn(
          "Cassandra has commitlog_sync periodic: a power cut that takes several nodes at once"
              + " loses their last seconds; set group or batch in cassandra.yaml of every node");
    }
  }

  private String createKeyspace() {
    return "CREATE KEYSPACE IF NOT EXISTS "
        + config.keyspace()
        + " WITH replication = {'class': 'NetworkTopologyStrategy', '"
        + config.localDataCentre()
        + "': "
        + config.replicationFactor()
        + "} AND durable_writes = true";
  }

  /// The table's definition, with an id on which all processes that start now agree.
  ///
  /// Cassandra gives a table a random id, and two nodes that make the same table at once end up
  /// with two ids and rows that are lost when one of them wins. So the id is named here, and made
  /// from the keyspace and the moment at which that was made, which after schema agreement is the
  /// same for all.
  private String createTable() {
    long made =
        awaitOne(() ->
                query(
                    "SELECT writetime(durable_writes) FROM system_schema.keyspaces"
                        + " WHERE keyspace_name = ?",
                    config.keyspace()))
            .getLong(0);
    UUID id =
        UUID.nameUUIDFromBytes(
            ("zimmer " + config.keyspace() + " " + made).getBytes(StandardCharsets.UTF_8));
    return resource()
        .replaceAll("(?m)^--.*\n", "")
        .replace("${keyspace}", config.keyspace())
        .replace("${id}", id.toString())
        .replace("${comment}", COMMENT + FORMAT);
  }

  private static String resource() {
    try (InputStream stream = Schema.class.getResourceAsStream("schema.cql")) {
      if (stream == null) {
        throw new IllegalStateException("missing resource: schema.cql");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void change(String cql, String right) {
    logger.info("changing Cassandra's schema: {}", cql.replaceAll("\\s+", " "));
    try {
      AsyncResultSet answer =
          CassandraTrouble.await(
              () -> session.executeAsync(SimpleStatement.newInstance(cql).setTimeout(PATIENCE)));
      if (!answer.getExecutionInfo().isSchemaInAgreement() && !session.checkSchemaAgreement()) {
        throw new StorageException.Retryable(
            "Cassandra's nodes do not agree on the schema: see nodetool describecluster, and start"
                + " again when they do");
      }
    } catch (StorageException e) {
      if (e.getCause() instanceof UnauthorizedException denied) {
        throw new StorageException.Permanent(
            "the Cassandra user may not change the schema: grant it "
                + right
                + ", or have somebody run: "
                + cql,
            denied);
      }
      throw e;
    }
  }

  private List<Row> query(String cql, Object... values) {
    SimpleStatement statement = SimpleStatement.newInstance(cql, values).setIdempotent(true);
    List<Row> rows = new ArrayList<>();
    new Patience(PATIENCE.toNanos())
        .ask(() -> CassandraTrouble.await(() -> session.executeAsync(statement)))
        .currentPage()
        .forEach(rows::add);
    return rows;
  }
}
