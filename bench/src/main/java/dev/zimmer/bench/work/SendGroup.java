package dev.zimmer.bench.work;

import dev.zimmer.bench.Settings;
import dev.zimmer.bench.Space;
import dev.zimmer.bench.data.ApiClient;
import dev.zimmer.bench.data.Bodies;
import dev.zimmer.bench.data.Loader;
import dev.zimmer.bench.data.Stores;
import dev.zimmer.bench.data.World;
import dev.zimmer.bench.load.Caller;
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
public final class SendGroup implements Work {
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
  public Duration longest(Settings settings) {
    return settings.javaRun().plus(settings.seconds()).multipliedBy(settings.runs());
  }

  @Override
  public void measure(Space space, Sheet sheet) {
    int many = space.settings().groupMembers();
    Zimmer.Setup memory = Stores.setupFor(space, new World(many, 2 * GROUPS));
    Path store = Stores.of(space, "groups-" + many, memory, api -> load(api, many));
    String large = "%,d members".formatted(many);
    sheet.goal(Goal.atMost(1.2, "time, " + large, "time, 10 members"));
    sheet.goal(Goal.atMost(1.05, "logged, " + large, "logged, 10 members"));
    sheet.note("64 connections, %d groups of each size".formatted(GROUPS));
    sheet.note("the lists of all members are in memory; logged: what the write-ahead log grew by");
    new Rounds(sheet)
        .side("both sizes", () -> bothSizes(space, Stores.at(store, memory), sheet, large))
        .run(space.settings().runs());
  }

  private static void bothSizes(Space space, Zimmer.Setup setup, Sheet sheet, String large) {
    Settings settings = space.settings();
    Zimmer.Setup pinned =
        new Zimmer.Setup(
            setup.store(),
            setup.heapMegabytes(),
            setup.listCacheMegabytes(),
            space.cores().server(),
            List.of());
    try (Zimmer zimmer = Zimmer.start(space, pinned)) {
      QuerySides.readLists(zimmer, settings.groupMembers());
      WarmUp.run(
          settings,
          time -> {
            drive(space, zimmer, SendGroup::smallGroup, time.dividedBy(2));
            return drive(space, zimmer, SendGroup::largeGroup, time.dividedBy(2));
          });
      QuerySides.readLists(zimmer, settings.groupMembers());
      note(space, zimmer, setup.store(), SendGroup::smallGroup, "10 members", sheet);
      note(space, zimmer, setup.store(), SendGroup::largeGroup, large, sheet);
    }
  }

  private static void note(
      Space space, Zimmer zimmer, Path store, IntFunction<String> group, String size, Sheet sheet) {
    try (LogBytes log = new LogBytes(store)) {
      Driven driven = drive(space, zimmer, group, space.settings().seconds());
      sheet.add("time, " + size, "µs/message", 1e6 / driven.rate(), driven.busy());
      sheet.add("logged, " + size, "bytes/message", log.stop() / driven.requests());
    }
  }

  private static Driven drive(
      Space space, Zimmer zimmer, IntFunction<String> group, Duration time) {
    List<Request> requests =
        IntStream.range(0, Settings.REQUESTS)
            .mapToObj(i -> Bodies.sendGroup(World.userId(i % FEW), group.apply(i % GROUPS)))
            .map(body -> Caller.BENCH.call("SendGroupMessage", body))
            .toList();
    Expected expected = new Expected(QuerySides.BEGINNING, "\"MsgId\"", 1, 80, 250);
    return space.wrk().drive(zimmer, requests, expected, Settings.WRITERS, time);
  }

  private static void load(ApiClient api, int many) {
    Progress.say("making %d groups of %,d members".formatted(GROUPS, many));
    new Loader(new World(many, 0), Progress::say).load(api);
    for (int i = 0; i < GROUPS; i++) {
      create(api, smallGroup(i), FEW);
      create(api, largeGroup(i), many);
    }
  }

  private static void create(ApiClient api, String group, int members) {
    String owner = World.userId(0);
    List<String> others = IntStream.range(1, members).mapToObj(World::userId).toList();
    api.call("CreateGroup", Bodies.createGroup(group, owner, List.of()));
    for (int from = 0; from < others.size(); from += BATCH) {
      List<String> batch = others.subList(from, Math.min(from + BATCH, others.size()));
      api.call("InviteUsersIntoGroup", Bodies.invite(owner, group, batch));
    }
  }

  private static String smallGroup(int number) {
    return "small%02d".formatted(number);
  }

  private static String largeGroup(int number) {
    return "large%02d".formatted(number);
  }
}
