package dev.zimmer.bench.work;

import dev.zimmer.bench.Settings;
import dev.zimmer.bench.Space;
import dev.zimmer.bench.data.Stores;
import dev.zimmer.bench.data.World;
import dev.zimmer.bench.load.Driven;
import dev.zimmer.bench.load.Expected;
import dev.zimmer.bench.load.Request;
import dev.zimmer.bench.peer.Zimmer;
import dev.zimmer.bench.process.Child;
import dev.zimmer.bench.process.Folders;
import dev.zimmer.bench.process.Java;
import dev.zimmer.bench.report.Sheet;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What the server allocates for a query and for a message, by its flight recorder.
public final class Allocation implements Work {
  private static final int SITES = 3;

  @Override
  public String name() {
    return "allocation";
  }

  @Override
  public String question() {
    return "How many bytes does the server allocate for a call, and where?";
  }

  @Override
  public void measure(Space space, Sheet sheet) {
    Settings settings = space.settings();
    World world = new World(settings.users(), settings.conversations());
    QuerySides sides = new QuerySides(space, world);
    sheet.note("bytes: ThreadAllocationStatistics; sites: weights of ObjectAllocationSample");
    try (Zimmer zimmer = sides.zimmer(List.of())) {
      sides.readEveryList(zimmer);
      record(space, zimmer, "query", sides.requests(), sides.expected(), sheet);
    }
    World registered = new World(settings.users(), 0);
    Path store = space.work().resolve("allocation");
    Folders.copy(Stores.of(space, registered, Progress::say), store);
    Zimmer.Setup setup = new Zimmer.Setup(store, 1024, 256, space.cores().server(), List.of());
    try (Zimmer zimmer = Zimmer.start(space, setup)) {
      List<Request> requests = SendPeer.requests(settings.users());
      record(space, zimmer, "message", requests, SendPeer.expected(), sheet);
    }
  }

  private static void record(
      Space space,
      Zimmer zimmer,
      String call,
      List<Request> requests,
      Expected expected,
      Sheet sheet) {
    Settings settings = space.settings();
    Progress.say("allocation: " + call);
    int connections = Settings.WRITERS;
    space.wrk().drive(zimmer.url(), requests, expected, connections, settings.warmUp());
    Path file = space.work().resolve(call + ".jfr");
    control(space, zimmer, "JFR.start", "name=bench", "settings=profile", "filename=" + file);
    Driven driven =
        space.wrk().drive(zimmer.url(), requests, expected, connections, settings.seconds());
    control(space, zimmer, "JFR.stop", "name=bench");
    Recording recording = Recording.read(file);
    sheet.add(call, "bytes/call", recording.allocatedBytes() / (double) driven.requests());
    recording.largestSites(SITES).forEach(site -> sheet.note(call + ": " + site));
    recording.busiestMethods(10).forEach(method -> sheet.note(call + " time: " + method));
  }

  private static void control(Space space, Zimmer zimmer, String... command) {
    List<String> all = new ArrayList<>(List.of(Java.tool("jcmd"), Long.toString(zimmer.pid())));
    all.addAll(List.of(command));
    Child.run(space.log("jcmd"), Duration.ofMinutes(1), all);
  }
}
