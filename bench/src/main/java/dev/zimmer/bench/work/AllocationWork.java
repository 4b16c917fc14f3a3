package dev.zimmer.bench.work;

import dev.zimmer.bench.Scale;
import dev.zimmer.bench.Space;
import dev.zimmer.bench.data.Dataset;
import dev.zimmer.bench.data.PreparedStores;
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
public final class AllocationWork implements Work {
  private static final int SITES = 5;
  private static final int METHODS = 10;
  private static final Duration LEAD = Duration.ofSeconds(3);

  /// A sample is taken when a thread needs a new piece of the heap, so the pieces are kept small.
  private static final List<String> MANY_SAMPLES = List.of("-XX:TLABSize=512k", "-XX:-ResizeTLAB");

  private static final List<String> EVENTS =
      List.of("settings=profile", "jdk.ObjectAllocationSample#throttle=2000/s");

  @Override
  public String name() {
    return "allocation";
  }

  @Override
  public String question() {
    return "How many bytes does the server allocate for a call, and where?";
  }

  @Override
  public Duration longest(Scale scale) {
    return scale.javaRun().plus(LEAD).multipliedBy(2);
  }

  @Override
  public void measure(Space space, Sheet sheet) {
    Scale scale = space.scale();
    Dataset dataset = new Dataset(scale.users(), scale.conversations());
    QuerySides sides = new QuerySides(space, dataset);
    sheet.note("bytes: what threads have counted; samples must come to about the same");
    try (Zimmer zimmer = sides.zimmerWithJava(MANY_SAMPLES)) {
      sides.readEveryList(zimmer);
      record(space, zimmer, "query", sides.requests(), sides.expected(), sheet);
    }
    Dataset registered = new Dataset(scale.users(), 0);
    Path store = space.work().resolve("allocation");
    Folders.copy(PreparedStores.of(space, registered, Console::say), store);
    Zimmer.Setup setup = new Zimmer.Setup(store, 1024, 256, space.cores().server(), List.of());
    try (Zimmer zimmer = Zimmer.start(space, setup.with(MANY_SAMPLES))) {
      List<Request> requests = SendPeerWork.requests(scale.users());
      record(space, zimmer, "message", requests, SendPeerWork.expected(), sheet);
    }
  }

  private static void record(
      Space space,
      Zimmer zimmer,
      String call,
      List<Request> requests,
      Expected expected,
      Sheet sheet) {
    Scale scale = space.scale();
    Console.say("allocation: " + call);
    int writers = Scale.WRITERS;
    WarmUp.run(scale, time -> space.wrk().drive(zimmer, requests, expected, writers, time));
    // A thread's first sample stands for all that it has allocated since it began, so that it would
    // outweigh everything. It goes into a recording of its own, which nobody reads.
    control(space, zimmer, "JFR.start", "name=lead");
    space.wrk().drive(zimmer, requests, expected, writers, scale.shorter(LEAD));
    Path file = space.work().resolve(call + ".jfr");
    control(space, zimmer, "JFR.start", "name=bench", "filename=" + file);
    Driven driven = space.wrk().drive(zimmer, requests, expected, writers, scale.seconds());
    control(space, zimmer, "JFR.stop", "name=bench");
    control(space, zimmer, "JFR.stop", "name=lead");
    report(Recording.read(file), call, driven, sheet);
  }

  private static void report(Recording recording, String call, Driven driven, Sheet sheet) {
    double calls = driven.requests();
    sheet.add(call, "bytes/call", recording.allocatedBytes() / calls, driven.busy());
    sheet.add(call + ", by samples", "bytes/call", recording.sampledBytes() / calls);
    sheet.note("%s: %,d samples".formatted(call, recording.samples()));
    recording.largestSites(SITES).forEach(site -> sheet.note(call + ": " + site));
    recording.busiestMethods(METHODS).forEach(method -> sheet.note(call + " time: " + method));
  }

  private static void control(Space space, Zimmer zimmer, String... command) {
    List<String> all = new ArrayList<>(List.of(Java.tool("jcmd"), Long.toString(zimmer.pid())));
    all.addAll(List.of(command));
    if (all.contains("JFR.start")) {
      all.addAll(EVENTS);
    }
    Child.run(space.log("jcmd"), Duration.ofMinutes(1), all);
  }
}
