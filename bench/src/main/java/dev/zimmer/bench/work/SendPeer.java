package dev.zimmer.bench.work;

import dev.zimmer.bench.Settings;
import dev.zimmer.bench.Space;
import dev.zimmer.bench.data.Bodies;
import dev.zimmer.bench.data.Stores;
import dev.zimmer.bench.data.World;
import dev.zimmer.bench.load.Caller;
import dev.zimmer.bench.load.Driven;
import dev.zimmer.bench.load.Expected;
import dev.zimmer.bench.load.Request;
import dev.zimmer.bench.peer.Postgres;
import dev.zimmer.bench.peer.Zimmer;
import dev.zimmer.bench.process.Folders;
import dev.zimmer.bench.report.Goal;
import dev.zimmer.bench.report.Sheet;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/// One-to-one messages between random users, each on the disk before it is answered.
public final class SendPeer implements Work {
  private static final String UNIT = "messages/s";

  @Override
  public String name() {
    return "send-peer";
  }

  @Override
  public String question() {
    return "How many durable one-to-one messages are taken a second from 64 connections?";
  }

  @Override
  public Duration longest(Settings settings) {
    return settings.javaRun().plus(settings.nativeRun()).multipliedBy(settings.runs());
  }

  @Override
  public void measure(Space space, Sheet sheet) {
    World registered = new World(space.settings().users(), 0);
    Path store = Stores.of(space, registered, Progress::say);
    sheet.goal(Goal.atLeast(5, "Zimmer", "PostgreSQL"));
    sheet.note("both begin each run with users and without conversations; a message has 48 bytes");
    sheet.note("PostgreSQL: one statement for message and both list rows, synchronous_commit=on");
    new Rounds(sheet)
        .rate("Zimmer", UNIT, () -> zimmer(space, store, registered, sheet))
        .rate("PostgreSQL", UNIT, () -> postgres(space))
        .run(space.settings().runs());
  }

  /// Signed calls to send from one random user to another.
  static List<Request> requests(int users) {
    Random random = new Random();
    return Stream.generate(
            () -> {
              int from = random.nextInt(users);
              int to = (from + 1 + random.nextInt(users - 1)) % users;
              String body = Bodies.sendPeer(World.userId(from), List.of(World.userId(to)));
              return Caller.BENCH.call("SendPeerMessage", body);
            })
        .limit(Settings.REQUESTS)
        .toList();
  }

  /// What the answer to one receiver looks like.
  static Expected expected() {
    return new Expected(QuerySides.BEGINNING, "\"MsgId\"", 1, 100, 250);
  }

  private static Driven zimmer(Space space, Path template, World world, Sheet sheet) {
    Path store = space.work().resolve("send-peer");
    Folders.copy(template, store);
    Zimmer.Setup setup = new Zimmer.Setup(store, 1024, 256, space.cores().server(), List.of());
    try (Zimmer zimmer = Zimmer.start(space, setup)) {
      Settings settings = space.settings();
      int writers = Settings.WRITERS;
      List<Request> requests = requests(world.users());
      WarmUp.run(settings, time -> space.wrk().drive(zimmer, requests, expected(), writers, time));
      try (LogBytes log = new LogBytes(store)) {
        Driven driven =
            space.wrk().drive(zimmer, requests, expected(), writers, settings.seconds());
        sheet.add("Zimmer logs", "bytes/message", log.stop() / driven.requests());
        return driven;
      }
    }
  }

  private static Driven postgres(Space space) {
    Settings settings = space.settings();
    int users = settings.users();
    try (Postgres postgres = Postgres.start(space, new World(users, 0))) {
      postgres.query("truncate message, list");
      postgres.query("checkpoint");
      int clients = Settings.WRITERS;
      WarmUp.run(settings, time -> postgres.drive(Postgres.SEND, clients, users, time));
      return postgres.drive(Postgres.SEND, clients, users, settings.seconds());
    }
  }
}
