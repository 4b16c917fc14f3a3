package dev.zimmer.bench.work;

import dev.zimmer.bench.Scale;
import dev.zimmer.bench.Space;
import dev.zimmer.bench.data.CallBodies;
import dev.zimmer.bench.data.Dataset;
import dev.zimmer.bench.data.PreparedStores;
import dev.zimmer.bench.load.CallSigner;
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
public final class SendPeerWork implements Work {
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
  public Duration longest(Scale scale) {
    return scale.javaRun().plus(scale.nativeRun()).multipliedBy(scale.runs());
  }

  @Override
  public void measure(Space space, Sheet sheet) {
    Dataset registered = new Dataset(space.scale().users(), 0);
    Path store = PreparedStores.of(space, registered, Console::say);
    sheet.goal(Goal.atLeast(5, "Zimmer", "PostgreSQL"));
    sheet.note("both begin each run with users and without conversations; a message has 48 bytes");
    sheet.note("PostgreSQL: one statement for message and both list rows, synchronous_commit=on");
    new Rounds(sheet)
        .rate("Zimmer", UNIT, () -> zimmer(space, store, registered, sheet))
        .rate("PostgreSQL", UNIT, () -> postgres(space))
        .run(space.scale().runs());
  }

  /// Signed calls to send from one random user to another.
  static List<Request> requests(int users) {
    Random random = new Random();
    return Stream.generate(
            () -> {
              int from = random.nextInt(users);
              int to = (from + 1 + random.nextInt(users - 1)) % users;
              String body = CallBodies.sendPeer(Dataset.userId(from), List.of(Dataset.userId(to)));
              return CallSigner.BENCH.call("SendPeerMessage", body);
            })
        .limit(Scale.REQUESTS)
        .toList();
  }

  /// What the answer to one receiver looks like.
  static Expected expected() {
    return new Expected(QuerySides.BEGINNING, "\"MsgId\"", 1, 100, 250);
  }

  private static Driven zimmer(Space space, Path template, Dataset dataset, Sheet sheet) {
    Path store = space.work().resolve("send-peer");
    Folders.copy(template, store);
    Zimmer.Setup setup = new Zimmer.Setup(store, 1024, 256, space.cores().server(), List.of());
    try (Zimmer zimmer = Zimmer.start(space, setup)) {
      Scale scale = space.scale();
      int writers = Scale.WRITERS;
      List<Request> requests = requests(dataset.users());
      WarmUp.run(scale, time -> space.wrk().drive(zimmer, requests, expected(), writers, time));
      try (LogBytes log = new LogBytes(store)) {
        Driven driven = space.wrk().drive(zimmer, requests, expected(), writers, scale.seconds());
        sheet.add("Zimmer logs", "bytes/message", log.stop() / driven.requests());
        return driven;
      }
    }
  }

  private static Driven postgres(Space space) {
    Scale scale = space.scale();
    int users = scale.users();
    try (Postgres postgres = Postgres.start(space, new Dataset(users, 0))) {
      postgres.query("truncate message, list");
      postgres.query("checkpoint");
      int clients = Scale.WRITERS;
      WarmUp.run(scale, time -> postgres.drive(Postgres.SEND, clients, users, time));
      return postgres.drive(Postgres.SEND, clients, users, scale.seconds());
    }
  }
}
