package dev.zimmer.bench.work;

import dev.zimmer.bench.Scale;
import dev.zimmer.bench.Space;
import dev.zimmer.bench.data.ApiClient;
import dev.zimmer.bench.data.ApiClient.Call;
import dev.zimmer.bench.data.CallBodies;
import dev.zimmer.bench.data.Dataset;
import dev.zimmer.bench.data.Loader;
import dev.zimmer.bench.data.PreparedStores;
import dev.zimmer.bench.load.CallSigner;
import dev.zimmer.bench.load.Driven;
import dev.zimmer.bench.load.Expected;
import dev.zimmer.bench.load.Request;
import dev.zimmer.bench.load.SteadyLoad;
import dev.zimmer.bench.peer.Zimmer;
import dev.zimmer.bench.process.Child;
import dev.zimmer.bench.report.Goal;
import dev.zimmer.bench.report.Sheet;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// A bot who has written to everybody: what a page of such a list costs, and what others notice of
/// a bot who writes and looks all the time.
public final class BigListWork implements Work {
  private static final int SMALL = 1000;
  private static final int PAGE = 100;
  private static final int BATCH = 100;
  private static final double SENDS = 1000;
  private static final List<Integer> BOT_CALLS = List.of(2, 20); // a second
  private static final Duration LEAD = Duration.ofSeconds(2);

  /// A user who has written to the first so many of all.
  private record Bot(String id, int peers) {}

  @Override
  public String name() {
    return "big-list";
  }

  @Override
  public String question() {
    return "What does a list of very many conversations cost its reader, and everybody else?";
  }

  @Override
  public Duration longest(Scale scale) {
    return scale.javaRun().plus(scale.steadyRun().multipliedBy(7)).multipliedBy(scale.runs());
  }

  @Override
  public void measure(Space space, Sheet sheet) {
    int many = space.scale().bigList();
    Bot big = new Bot("big", many);
    Bot small = new Bot("small", SMALL);
    Zimmer.Setup memory =
        new Zimmer.Setup(space.work(), 1024, 256, space.cores().server(), List.of());
    Path store =
        PreparedStores.of(space, "bots-" + many, memory, api -> load(api, many, big, small));
    sheet.goal(Goal.atLeast(0.8, pages(big), pages(small)));
    BOT_CALLS.forEach(
        calls -> sheet.goal(Goal.atMost(1.5, beside(big, calls), "p99 of sends, no bot")));
    sheet.note("the sends of others: %,.0f a second by open loop".formatted(SENDS));
    sheet.note(
        "a bot makes so many calls a second, in turn a message to %d random peers and a page"
            .formatted(BATCH));
    new Rounds(sheet)
        .side("both bots", () -> both(space, PreparedStores.at(store, memory), sheet, big, small))
        .run(space.scale().runs());
  }

  private static String pages(Bot bot) {
    return "pages of a list of %,d".formatted(bot.peers());
  }

  private static String beside(Bot bot, int calls) {
    return "p99 of sends, beside %d calls/s of a bot with %,d".formatted(calls, bot.peers());
  }

  private static void both(Space space, Zimmer.Setup setup, Sheet sheet, Bot big, Bot small) {
    Scale scale = space.scale();
    try (Zimmer zimmer = Zimmer.start(space, setup)) {
      WarmUp.run(scale, time -> drive(space, zimmer, small, time));
      for (Bot bot : List.of(small, big)) {
        Driven driven = drive(space, zimmer, bot, scale.seconds());
        sheet.add(pages(bot), "pages/s", driven.rate(), driven.busy());
      }
      sends(space, zimmer, scale.warmUp());
      // Or the first to be beside a bot would be beside the compiler.
      sendsBeside(space, zimmer, small, BOT_CALLS.getLast());
      Driven alone = sends(space, zimmer, LEAD);
      sheet.add("p99 of sends, no bot", "µs", alone.p99Micros(), alone.busy());
      for (int calls : BOT_CALLS) {
        for (Bot bot : List.of(small, big)) {
          Driven driven = sendsBeside(space, zimmer, bot, calls);
          sheet.add(beside(bot, calls), "µs", driven.p99Micros(), driven.busy());
        }
      }
    }
  }

  private static Driven drive(Space space, Zimmer zimmer, Bot bot, Duration time) {
    Expected expected = new Expected(QuerySides.BEGINNING, QuerySides.ROW, PAGE, 4_000, 10_000);
    return space.wrk().drive(zimmer, List.of(page(bot)), expected, Scale.CONNECTIONS, time);
  }

  private static Driven sends(Space space, Zimmer zimmer, Duration warmUp) {
    SteadyLoad.Pace pace =
        new SteadyLoad.Pace(Scale.WRITERS, SENDS, warmUp, space.scale().seconds(), false);
    List<Request> requests = SendPeerWork.requests(SMALL);
    return space.steadyLoad().drive(zimmer, requests, SendPeerWork.expected(), pace);
  }

  private static Driven sendsBeside(Space space, Zimmer zimmer, Bot bot, int callsASecond) {
    SteadyLoad beside = new SteadyLoad(space.cores(), space.work().resolve("bot"));
    Duration time = space.scale().seconds().plus(LEAD.multipliedBy(2));
    SteadyLoad.Pace pace = new SteadyLoad.Pace(1, callsASecond, LEAD, time, true);
    Expected expected = new Expected(QuerySides.BEGINNING, "\"RequestId\"", 1, 50, 20_000);
    try (Child calls = beside.start(zimmer, calls(bot), expected, pace)) {
      Driven driven = sends(space, zimmer, LEAD);
      beside.finish(calls, time);
      return driven;
    }
  }

  /// What a bot does: a message to some, a page, and so on.
  private static List<Request> calls(Bot bot) {
    Random random = new Random();
    List<Request> calls = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      List<String> some =
          random.ints(0, bot.peers()).distinct().limit(BATCH).mapToObj(Dataset::userId).toList();
      calls.add(CallSigner.BENCH.call("SendPeerMessage", CallBodies.sendPeer(bot.id(), some)));
      calls.add(page(bot));
    }
    return calls;
  }

  private static Request page(Bot bot) {
    return CallSigner.BENCH.call("QueryConversationList", CallBodies.query(bot.id(), PAGE, 0));
  }

  private static void load(ApiClient api, int many, Bot... bots) {
    new Loader(new Dataset(many, 0), Console::say).load(api);
    for (Bot bot : bots) {
      Console.say("writing to %,d users".formatted(bot.peers()));
      api.call("UserRegister", CallBodies.register(List.of(bot.id())));
      api.callAll(
          IntStream.range(0, bot.peers() / BATCH)
              .mapToObj(batch ->
                  IntStream.range(batch * BATCH, (batch + 1) * BATCH)
                      .mapToObj(Dataset::userId)
                      .toList())
              .map(peers -> new Call("SendPeerMessage", CallBodies.sendPeer(bot.id(), peers))));
    }
  }
}
