package dev.zimmer.bench.peer;

import dev.zimmer.bench.Space;
import dev.zimmer.bench.data.Dataset;
import dev.zimmer.bench.load.Server;
import dev.zimmer.bench.process.Child;
import dev.zimmer.bench.process.Program;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/// Redis with a sorted set for each user, behind webdis for HTTP; both on the server's core, and
/// without persistence, which spares Redis what Zimmer has to do.
public final class Webdis implements Server {
  private static final Duration MAX_WAIT = Duration.ofMinutes(10);
  private static final long FIRST_MILLIS = 1_763_000_000_000L;

  private final Child redis;
  private final Child webdis;
  private final String url;

  private Webdis(Child redis, Child webdis, String url) {
    this.redis = redis;
    this.webdis = webdis;
    this.url = url;
  }

  /// Starts both; the sets are made the first time and read from a dump from then on.
  ///
  /// @throws Program.MissingException if one of them is not installed
  public static Webdis start(Space space, Dataset dataset) {
    String webdisProgram = Program.WEBDIS.path();
    int redisPort = Space.freePort();
    int port = Space.freePort();
    Path folder = space.kept("redis-" + dataset.name());
    Child redis = startRedis(space, folder, redisPort);
    try {
      fill(space, folder, redisPort, dataset);
      Path configuration = configure(folder, redisPort, port);
      Child webdis =
          Child.start(
              space.log("webdis"),
              space.cores().forServer(List.of(webdisProgram, configuration.toString())));
      String url = "http://127.0.0.1:" + port;
      webdis.await(() -> Zimmer.answers(url + "/PING"), Duration.ofSeconds(20));
      return new Webdis(redis, webdis, url);
    } catch (RuntimeException e) {
      redis.close();
      throw e;
    }
  }

  /// The path of the page of a user.
  public static String page(int user, int rows) {
    return "/ZRANGE/c:" + Dataset.userId(user) + "/0/" + (rows - 1) + "/WITHSCORES";
  }

  private static Child startRedis(Space space, Path folder, int port) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<String> command =
        List.of(
            Program.REDIS.path(),
            "--port",
            Integer.toString(port),
            "--bind",
            "127.0.0.1",
            "--dir",
            folder.toString(),
            "--save",
            "",
            "--appendonly",
            "no");
    Child redis = Child.start(space.log("redis"), space.cores().forServer(command));
    redis.await(() -> redis.output().contains("Ready to accept connections"), MAX_WAIT);
    return redis;
  }

  private static void fill(Space space, Path folder, int port, Dataset dataset) {
    if (Files.exists(folder.resolve("dump.rdb"))) {
      return;
    }
    Path commands = folder.resolve("commands.txt");
    SplittableRandom random = new SplittableRandom(1);
    try (BufferedWriter out = Files.newBufferedWriter(commands)) {
      for (int user = 0; user < dataset.users(); user++) {
        StringBuilder line = new StringBuilder("ZADD c:" + Dataset.userId(user));
        for (int i = 0; i < dataset.conversations(); i++) {
          boolean peer = i < dataset.peers();
          long millis = FIRST_MILLIS + random.nextLong(1_000_000_000L);
          String member = peer ? "0:" + Dataset.userId(i) : "2:" + dataset.groupId(i, 0);
          line.append(' ').append(millis).append(' ').append(member);
        }
        out.write(line.append("\r\n").toString());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String cli = Program.REDIS_CLI.path() + " -p " + port;
    Child.run(
        space.log("redis-load"),
        MAX_WAIT,
        List.of("sh", "-c", cli + " --pipe <" + commands + " && " + cli + " SAVE"));
    try {
      Files.delete(commands);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path configure(Path folder, int redisPort, int port) {
    try {
      return Files.writeString(
          folder.resolve("webdis.json"),
          """
          {"redis_host": "127.0.0.1", "redis_port": %d, "http_host": "127.0.0.1",
           "http_port": %d, "threads": 2, "daemonize": false, "database": 0,
           "verbosity": 0, "logfile": "%s"}
          """
              .formatted(redisPort, port, folder.resolve("webdis.log")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String url() {
    return url;
  }

  @Override
  public List<Long> pids() {
    return List.of(redis.pid(), webdis.pid());
  }

  @Override
  public void close() {
    webdis.close();
    redis.close();
  }
}
