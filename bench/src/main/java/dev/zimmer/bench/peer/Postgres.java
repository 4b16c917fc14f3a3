package dev.zimmer.bench.peer;

import dev.zimmer.bench.Space;
import dev.zimmer.bench.data.Dataset;
import dev.zimmer.bench.load.Driven;
import dev.zimmer.bench.process.BusySampler;
import dev.zimmer.bench.process.Child;
import dev.zimmer.bench.process.Folders;
import dev.zimmer.bench.process.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// PostgreSQL on the server's core, durable as it comes, driven by pgbench over TCP on loopback,
/// without HTTP.
public final class Postgres implements AutoCloseable {
  private static final Duration MAX_WAIT = Duration.ofMinutes(30);
  private static final Pattern RATE =
      Pattern.compile("tps = ([0-9.]+) \\(without initial connection time\\)");
  private static final Pattern FAILED = Pattern.compile("failed transactions: (\\d+)");

  /// A page by its cursor; every column is in the index.
  public static final String PAGE =
      """
      \\set user random(0, :users - 1)
      select conversation, kind, update_time from entry
       where user_id = :user and update_time > 0 order by update_time limit 100;
      """;

  /// A message and the two list rows it moves, in one statement, which is one transaction and one
  /// journey; rows in one order, so that nobody locks crosswise.
  public static final String SEND =
      """
      \\set a random(0, :users - 1)
      \\set b (:a + 1 + random(0, :users - 2)) % :users
      \\set now random(1, 1000000000)
      with m as (
        insert into message (sender, receiver, body)
        values (:a, :b, 'Good morning, shall we meet at the station at ten?') returning id),
      pair as (select cast(:a as int) as a, cast(:b as int) as b)
      insert into list (user_id, other, update_time)
      select least(a, b), greatest(a, b), cast(:now as bigint) from pair
      union all
      select greatest(a, b), least(a, b), cast(:now as bigint) from pair
      on conflict (user_id, other) do update set update_time = excluded.update_time;
      """;

  private final Space space;
  private final Child process;
  private final int port;

  private Postgres(Space space, Child process, int port) {
    this.space = space;
    this.process = process;
    this.port = port;
  }

  /// Starts it over a database that holds the data set's lists; they are made the first time.
  ///
  /// @throws Program.MissingException if it is not installed
  public static Postgres start(Space space, Dataset dataset) {
    Program.PGBENCH.path();
    Path folder = space.kept("postgres-" + dataset.name());
    Path loaded = folder.resolveSibling(folder.getFileName() + ".loaded");
    if (!Files.exists(loaded)) {
      initialize(space, folder);
    }
    int port = Space.freePort();
    List<String> command = new ArrayList<>(asAllowedUser());
    command.addAll(List.of(Program.POSTGRES.path(), "-D", folder.toString()));
    for (String setting :
        List.of(
            "listen_addresses=127.0.0.1",
            "port=" + port,
            "unix_socket_directories=",
            "shared_buffers=4GB",
            "max_wal_size=8GB",
            "max_connections=200",
            "fsync=on",
            "synchronous_commit=on")) {
      command.addAll(List.of("-c", setting));
    }
    Child process = Child.start(space.log("postgres"), space.cores().forServer(command));
    process.await(() -> process.output().contains("ready to accept connections"), MAX_WAIT);
    Postgres postgres = new Postgres(space, process, port);
    try {
      if (!Files.exists(loaded)) {
        postgres.fill(dataset);
        Files.createFile(loaded);
      }
      return postgres;
    } catch (IOException e) {
      postgres.close();
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      postgres.close();
      throw e;
    }
  }

  /// Runs a script with pgbench, as fast as it goes.
  ///
  /// @return transactions as requests
  public Driven drive(String script, int clients, int users, Duration time) {
    try {
      Path file = Files.writeString(space.work().resolve("pgbench.sql"), script);
      List<String> command =
          new ArrayList<>(List.of(Program.PGBENCH.path(), "-n", "-M", "prepared", "-j", "1"));
      command.addAll(List.of("-c", Integer.toString(clients)));
      command.addAll(List.of("-T", Long.toString(time.toSeconds())));
      command.addAll(List.of("-D", "users=" + users, "-f", file.toString()));
      command.addAll(connection());
      try (Child pgbench = Child.start(space.log("pgbench"), space.cores().forLoad(command))) {
        BusySampler sampler =
            new BusySampler(space.cores(), List.of(process.pid()), List.of(pgbench));
        String output = pgbench.finish(time.plus(Duration.ofMinutes(1)), sampler::look);
        double seconds = time.toMillis() / 1e3;
        return new Driven(rate(output) * seconds, seconds, 0, 0, 0, sampler.busy());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static double rate(String output) {
    Matcher rate = RATE.matcher(output);
    Matcher failed = FAILED.matcher(output);
    if (!rate.find() || !failed.find() || !failed.group(1).equals("0")) {
      throw new IllegalStateException("pgbench failed:\n" + output);
    }
    return Double.parseDouble(rate.group(1));
  }

  /// Runs statements.
  ///
  /// @return what psql printed, without headings
  public String query(String sql) {
    List<String> command = new ArrayList<>(List.of(Program.PSQL.path(), "-X", "-q", "-A", "-t"));
    command.addAll(List.of("-v", "ON_ERROR_STOP=1"));
    command.addAll(connection());
    command.addAll(List.of("-c", sql));
    return Child.run(space.log("psql"), MAX_WAIT, command).strip();
  }

  private void fill(Dataset dataset) {
    query(
        """
        create table entry (user_id int, update_time bigint, conversation text, kind smallint);
        insert into entry
          select u, 1763000000000 + (random() * 1000000000)::bigint * 1000 + c,
                 case when c < %2$d then 'u' else 'g' end || lpad(c::text, 7, '0'),
                 case when c < %2$d then 0 else 2 end
            from generate_series(0, %1$d - 1) u, generate_series(0, %3$d - 1) c
           order by 1, 2;
        create unique index on entry (user_id, update_time) include (conversation, kind);
        create table message (
          id bigserial primary key, sender int, receiver int, body text,
          sent timestamptz default now());
        create table list (
          user_id int, other int, update_time bigint, primary key (user_id, other));
        create index on list (user_id, update_time);
        """
            .formatted(dataset.users(), dataset.peers(), dataset.conversations()));
    query("vacuum (analyze) entry");
    query("checkpoint");
  }

  private static void initialize(Space space, Path folder) {
    try {
      Folders.delete(folder);
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (!asAllowedUser().isEmpty()) {
      Child.run(
          space.log("chown"), MAX_WAIT, List.of("chown", "postgres:postgres", folder.toString()));
    }
    List<String> command = new ArrayList<>(asAllowedUser());
    command.addAll(List.of(Program.INITDB.path(), "-D", folder.toString()));
    command.addAll(List.of("-A", "trust", "-U", "bench", "-E", "UTF8", "--locale=C"));
    Child.run(space.log("initdb"), MAX_WAIT, command);
  }

  /// PostgreSQL refuses to run as root: root starts it as its own user.
  private static List<String> asAllowedUser() {
    if (!"root".equals(System.getProperty("user.name"))) {
      return List.of();
    }
    return List.of(
        Program.SETPRIV.path(), "--reuid=postgres", "--regid=postgres", "--clear-groups");
  }

  private List<String> connection() {
    String portText = Integer.toString(port);
    return List.of("-h", "127.0.0.1", "-p", portText, "-U", "bench", "-d", "postgres");
  }

  @Override
  public void close() {
    process.close();
  }
}
