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
import dev.zimmer.bench.process.ProcessFigures;
import dev.zimmer.bench.report.Goal;
import dev.zimmer.bench.report.Sheet;
import java.nio.file.Path;
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
  public void measure(Space space, Sheet sheet) {
    World registered = new World(space.settings().users(), 0);
    Path store = Stores.of(space, registered, Progress::say);
    sheet.goal(Goal.atLeast(5, "Zimmer", "PostgreSQL"));
    sheet.note("both begin each run with users and without conversations; a message has 48 bytes");
    sheet.note("PostgreSQL: one statement for message and both list rows, synchronous_commit=on");
    new Rounds(sheet)
        .rate("Zimmer", UNIT, () -> zimmer(space, store, registered, sheet))
        .side("PostgreSQL", () -> postgres(space, sheet))
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
      List<Request> requests = requests(world.users());
      int writers = Settings.WRITERS;
      space.wrk().drive(zimmer.url(), requests, expected(), writers, settings.warmUp());
      long written = ProcessFigures.writtenBytes(zimmer.pid());
      Driven driven =
          space.wrk().drive(zimmer.url(), requests, expected(), writers, settings.seconds());
      long bytes = ProcessFigures.writtenBytes(zimmer.pid()) - written;
      sheet.add("Zimmer writes", "bytes/message", bytes / (double) driven.requests());
      return driven;
    }
  }

  private static void postgres(Space space, Sheet sheet) {
    Settings settings = space.settings();
    World world = new World(settings.users(), 0);
    try (Postgres postgres = Postgres.start(space, world)) {
      postgres.query("truncate message, list");
      postgres.query("checkpoint");
      int clients = Settings.WRITERS;
      postgres.drive(Postgres.SEND, clients, settings.users(), settings.warmUp());
      sheet.add(
          "PostgreSQL",
          UNIT,
          postgres.drive(Postgres.SEND, clients, settings.users(), settings.seconds()));
    }
  }
}
