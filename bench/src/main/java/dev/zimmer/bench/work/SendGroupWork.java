package dev.zimmer.bench.work;

import dev.zimmer.bench.Scale;
import dev.zimmer.bench.Space;
import dev.zimmer.bench.data.ApiClient;
import dev.zimmer.bench.data.CallBodies;
import dev.zimmer.bench.data.Dataset;
import dev.zimmer.bench.data.Loader;
import dev.zimmer.bench.data.PreparedStores;
import dev.zimmer.bench.load.CallSigner;
import dev.zimmer.bench.load.Driven;
import dev.zimmer.bench.load.Expected;
import dev.zimmer.bench.load.Request;
import dev.zimmer.bench.peer.Zimmer;
import dev.zimmer.bench.report.Goal;
import dev.zimmer.bench.report.Sheet;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// Messages to large groups and to small ones.
public final class SendGroupWork implements Work {
  private static final int GROUPS = 16;
  private static final int FEW = 10;
  private static final int BATCH = 100;

  @Override
  public String name() {
    return "send-group";
  }

  @Override
  public String question() {
    return "What does a message to a large group cost, against one to a group of 10?";
  }

  @Override
  public Duration longest(Scale scale) {
    return scale.javaRun().plus(scale.seconds()).multipliedBy(scale.runs());
  }

  @Override
  public void measure(Space space, Sheet sheet) {
    int many = space.scale().groupMembers();
    Zimmer.Setup memory = PreparedStores.setupFor(space, new Dataset(many, 2 * GROUPS));
    Path store = PreparedStores.of(space, "groups-" + many, memory, api -> load(api, many));
    String large = "%,d members".formatted(many);
    sheet.goal(Goal.atMost(1.2, "time, " + large, "time, 10 members"));
    sheet.goal(Goal.atMost(1.05, "logged, " + large, "logged, 10 members"));
    sheet.note("64 connections, %d groups of each size".formatted(GROUPS));
    sheet.note("the lists of all members are in memory; logged: what the write-ahead log grew by");
    new Rounds(sheet)
        .side("both sizes", () -> bothSizes(space, PreparedStores.at(store, memory), sheet, large))
        .run(space.scale().runs());
  }

  private static void bothSizes(Space space, Zimmer.Setup setup, Sheet sheet, String large) {
    Scale scale = space.scale();
    Zimmer.Setup pinned =
        new Zimmer.Setup(
            setup.store(),
            setup.heapMegabytes(),
            setup.listCacheMegabytes(),
            space.cores().server(),
            List.of());
    try (Zimmer zimmer = Zimmer.start(space, pinned)) {
      QuerySides.readLists(zimmer, scale.groupMembers());
      WarmUp.run(
          scale,
          time -> {
            drive(space, zimmer, SendGroupWork::smallGroup, time.dividedBy(2));
            return drive(space, zimmer, SendGroupWork::largeGroup, time.dividedBy(2));
          });
      QuerySides.readLists(zimmer, scale.groupMembers());
      note(space, zimmer, setup.store(), SendGroupWork::smallGroup, "10 members", sheet);
      note(space, zimmer, setup.store(), SendGroupWork::largeGroup, large, sheet);
    }
  }

  private static void note(
      Space space, Zimmer zimmer, Path store, IntFunction<String> group, String size, Sheet sheet) {
    try (LogBytes log = new LogBytes(store)) {
      Driven driven = drive(space, zimmer, group, space.scale().seconds());
      sheet.add("time, " + size, "µs/message", 1e6 / driven.rate(), driven.busy());
      sheet.add("logged, " + size, "bytes/message", log.stop() / driven.requests());
    }
  }

  private static Driven drive(
      Space space, Zimmer zimmer, IntFunction<String> group, Duration time) {
    List<Request> requests =
        IntStream.range(0, Scale.REQUESTS)
            .mapToObj(i -> CallBodies.sendGroup(Dataset.userId(i % FEW), group.apply(i % GROUPS)))
            .map(body -> CallSigner.BENCH.call("SendGroupMessage", body))
            .toList();
    Expected expected = new Expected(QuerySides.BEGINNING, "\"MsgId\"", 1, 80, 250);
    return space.wrk().drive(zimmer, requests, expected, Scale.WRITERS, time);
  }

  private static void load(ApiClient api, int many) {
    Console.say("making %d groups of %,d members".formatted(GROUPS, many));
    new Loader(new Dataset(many, 0), Console::say).load(api);
    for (int i = 0; i < GROUPS; i++) {
      create(api, smallGroup(i), FEW);
      create(api, largeGroup(i), many);
    }
  }

  private static void create(ApiClient api, String group, int members) {
    String owner = Dataset.userId(0);
    List<String> others = IntStream.range(1, members).mapToObj(Dataset::userId).toList();
    api.call("CreateGroup", CallBodies.createGroup(group, owner, List.of()));
    for (int from = 0; from < others.size(); from += BATCH) {
      List<String> batch = others.subList(from, Math.min(from + BATCH, others.size()));
      api.call("InviteUsersIntoGroup", CallBodies.invite(owner, group, batch));
    }
  }

  private static String smallGroup(int number) {
    return "small%02d".formatted(number);
  }

  private static String largeGroup(int number) {
    return "large%02d".formatted(number);
  }
}
