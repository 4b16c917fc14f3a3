package dev.zimmer.bench.work;

import dev.zimmer.bench.Scale;
import dev.zimmer.bench.Space;
import dev.zimmer.bench.data.CallBodies;
import dev.zimmer.bench.data.Dataset;
import dev.zimmer.bench.load.CallSigner;
import dev.zimmer.bench.load.Driven;
import dev.zimmer.bench.load.Expected;
import dev.zimmer.bench.load.Request;
import dev.zimmer.bench.load.SteadyLoad;
import dev.zimmer.bench.peer.Zimmer;
import dev.zimmer.bench.process.Child;
import dev.zimmer.bench.report.Goal;
import dev.zimmer.bench.report.Sheet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Walks of a whole list, alone and while its conversations move all the time.
public final class WalkWork implements Work {
  private static final int WALKERS = 8;
  private static final double MESSAGES = 1000;
  private static final int USER = 0;
  private static final Duration LEAD = Duration.ofSeconds(2);

  private record Walked(Driven walks, double messages) {}

  @Override
  public String name() {
    return "walk";
  }

  @Override
  public String question() {
    return "How many whole lists are walked a second, alone and while 1,000 messages/s move them?";
  }

  @Override
  public Duration longest(Scale scale) {
    return scale.javaRun().plus(scale.seconds()).multipliedBy(scale.runs());
  }

  @Override
  public void measure(Space space, Sheet sheet) {
    Scale scale = space.scale();
    Dataset dataset = new Dataset(scale.users(), scale.conversations());
    QuerySides sides = new QuerySides(space, dataset);
    sheet.goal(Goal.atLeast(0.8, "walk while messages arrive", "quiet walk"));
    sheet.note("%d walkers; every 16th walk is held against decision 6".formatted(WALKERS));
    sheet.note("messages: 7 of 10 one-to-one, the others to groups; one call each");
    new Rounds(sheet)
        .side("both walks", () -> bothWalks(space, sides, dataset, sheet))
        .run(scale.runs());
  }

  private static void bothWalks(Space space, QuerySides sides, Dataset dataset, Sheet sheet) {
    Scale scale = space.scale();
    try (Zimmer zimmer = sides.zimmer()) {
      WarmUp.run(scale, time -> walkWhileMessagesArrive(space, zimmer, dataset, time).walks());
      Driven quiet = walk(space, zimmer, dataset, scale.seconds(), List.of());
      sheet.add("quiet walk", "walks/s", quiet.rate(), quiet.busy());
      Walked moved = walkWhileMessagesArrive(space, zimmer, dataset, scale.seconds());
      Driven walks = moved.walks();
      sheet.add("walk while messages arrive", "walks/s", walks.rate(), walks.busy());
      sheet.add("messages", "messages/s", moved.messages());
    }
  }

  private static Walked walkWhileMessagesArrive(
      Space space, Zimmer zimmer, Dataset dataset, Duration time) {
    SteadyLoad.Pace pace = new SteadyLoad.Pace(16, MESSAGES, LEAD, time.plus(LEAD), true);
    Expected expected = new Expected(QuerySides.BEGINNING, "\"MsgSeq\"", 1, 80, 250);
    SteadyLoad load = space.steadyLoad();
    try (Child messages = load.start(zimmer, messages(dataset), expected, pace)) {
      Driven walks = walk(space, zimmer, dataset, time, List.of(messages));
      return new Walked(walks, load.finish(messages, Duration.ofMinutes(1)));
    }
  }

  private static Driven walk(
      Space space, Zimmer zimmer, Dataset dataset, Duration time, List<Child> beside) {
    String user = Dataset.userId(USER);
    return space.wrk().walk(zimmer, WALKERS, user, dataset.conversations(), time, beside);
  }

  /// Messages to the user in each of their conversations, in random order.
  private static List<Request> messages(Dataset dataset) {
    List<Request> messages = new ArrayList<>();
    String user = Dataset.userId(USER);
    for (int i = 1; i <= dataset.peers() / 2; i++) {
      for (int peer : new int[] {i, dataset.users() - i}) {
        String body = CallBodies.sendPeer(Dataset.userId(peer), List.of(user));
        messages.add(CallSigner.BENCH.call("SendPeerMessage", body));
      }
    }
    for (int round = 0; round < dataset.groups(); round++) {
      for (int group = 0; group < dataset.groupsOfRound(); group++) {
        List<Integer> members = dataset.members(round, group);
        if (members.contains(USER)) {
          String sender = Dataset.userId(members.getLast());
          String body = CallBodies.sendGroup(sender, dataset.groupId(round, group));
          messages.add(CallSigner.BENCH.call("SendGroupMessage", body));
        }
      }
    }
    Collections.shuffle(messages);
    return messages;
  }
}
