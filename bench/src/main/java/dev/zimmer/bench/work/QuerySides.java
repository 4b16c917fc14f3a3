package dev.zimmer.bench.work;

import dev.zimmer.bench.Scale;
import dev.zimmer.bench.Space;
import dev.zimmer.bench.data.ApiClient;
import dev.zimmer.bench.data.CallBodies;
import dev.zimmer.bench.data.Dataset;
import dev.zimmer.bench.data.PreparedStores;
import dev.zimmer.bench.load.CallSigner;
import dev.zimmer.bench.load.Driven;
import dev.zimmer.bench.load.Expected;
import dev.zimmer.bench.load.Request;
import dev.zimmer.bench.load.Server;
import dev.zimmer.bench.peer.Ceiling;
import dev.zimmer.bench.peer.Nginx;
import dev.zimmer.bench.peer.Webdis;
import dev.zimmer.bench.peer.Zimmer;
import dev.zimmer.bench.process.Certificate;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Everything that can answer a page of a data set's lists, driven with the same work: the first
/// page of 100 of random users.
final class QuerySides {
  static final String BEGINNING = "{\"Code\":0,";
  static final String ROW = "\"ConvId\"";
  private static final int PAGE = 100;

  private final Space space;
  private final Dataset dataset;
  private final Zimmer.Setup setup;
  private final String answer;

  /// Makes the store if need be, and asks it for one page, which the ceiling is to answer.
  QuerySides(Space space, Dataset dataset) {
    this(space, dataset, PreparedStores.setupFor(space, dataset));
  }

  /// The same with servers that get other memory.
  ///
  /// @param memory how much; its store and cores are replaced
  QuerySides(Space space, Dataset dataset, Zimmer.Setup memory) {
    this.space = space;
    this.dataset = dataset;
    this.setup = PreparedStores.at(PreparedStores.of(space, dataset, Console::say), memory);
    try (Zimmer zimmer = zimmer();
        ApiClient api = new ApiClient(zimmer.url())) {
      answer = api.call("QueryConversationList", CallBodies.query(Dataset.userId(0), PAGE, 0));
    }
    if (expected().rows() != Math.min(PAGE, dataset.conversations())) {
      throw new IllegalStateException("the store does not hold the data set: " + answer);
    }
  }

  /// How many bytes a page has.
  int answerBytes() {
    return answer.length();
  }

  /// Zimmer over the data set's store, on the server's core.
  Zimmer zimmer() {
    return zimmer(List.of());
  }

  /// The same with more options of `serve`.
  Zimmer zimmer(List<String> serveOptions) {
    return Zimmer.start(space, setup(serveOptions));
  }

  /// Zimmer with more options of the Java runtime.
  Zimmer zimmerWithJava(List<String> javaOptions) {
    return Zimmer.start(space, setup(List.of()).with(javaOptions));
  }

  private Zimmer.Setup setup(List<String> serveOptions) {
    return new Zimmer.Setup(
        setup.store(),
        setup.heapMegabytes(),
        setup.listCacheMegabytes(),
        space.cores().server(),
        serveOptions);
  }

  /// Zimmer over the data set's store on every core.
  Zimmer zimmerOnEveryCore() {
    return Zimmer.start(
        space,
        new Zimmer.Setup(
            setup.store(),
            setup.heapMegabytes(),
            setup.listCacheMegabytes(),
            space.cores().all(),
            List.of()));
  }

  /// The ceiling for the data set's answers.
  Ceiling ceiling() {
    return Ceiling.start(space, answer);
  }

  /// Signed calls for the first page of random users.
  List<Request> requests() {
    return requests(dataset.users());
  }

  /// The same for users of the first so many.
  static List<Request> requests(int users) {
    return requests(users, Scale.REQUESTS);
  }

  /// The same for all users, so many that a run does not go round in them: whoever came again might
  /// find their list in memory.
  List<Request> manyRequests() {
    return requests(dataset.users(), Scale.MANY_REQUESTS);
  }

  private static List<Request> requests(int users, int count) {
    Random random = new Random();
    return Stream.generate(() -> Dataset.userId(random.nextInt(users)))
        .limit(count)
        .map(
            user -> CallSigner.BENCH.call("QueryConversationList", CallBodies.query(user, PAGE, 0)))
        .toList();
  }

  /// What a page looks like.
  Expected expected() {
    return Expected.like(answer, BEGINNING, ROW);
  }

  /// Reads every user's list once, so that all are in memory.
  void readEveryList(Server zimmer) {
    readLists(zimmer, dataset.users());
  }

  /// The same over TLS.
  void readEveryList(Server zimmer, Certificate certificate) {
    try (ApiClient api = new ApiClient(zimmer.url(), certificate)) {
      readLists(api, dataset.users());
    }
  }

  /// Reads the lists of the first so many users.
  static void readLists(Server zimmer, int users) {
    try (ApiClient api = new ApiClient(zimmer.url())) {
      readLists(api, users);
    }
  }

  private static void readLists(ApiClient api, int users) {
    api.callAll(
        IntStream.range(0, users)
            .mapToObj(user ->
                new ApiClient.Call(
                    "QueryConversationList", CallBodies.query(Dataset.userId(user), PAGE, 0))));
  }

  Driven driveZimmer() {
    try (Zimmer zimmer = zimmer()) {
      readEveryList(zimmer);
      return drive(zimmer, requests(), expected());
    }
  }

  Driven driveCeiling() {
    try (Ceiling ceiling = ceiling()) {
      return drive(ceiling, requests(), expected());
    }
  }

  Driven driveNginx() {
    try (Nginx nginx = Nginx.start(space, answer)) {
      String query = CallSigner.BENCH.query("QueryConversationList");
      return drive(nginx, List.of(new Request("GET", "/" + query, "")), expected());
    }
  }

  Driven driveWebdis() {
    try (Webdis webdis = Webdis.start(space, dataset)) {
      Random random = new Random();
      List<Request> requests =
          Stream.generate(() -> Webdis.page(random.nextInt(dataset.users()), PAGE))
              .limit(Scale.REQUESTS)
              .map(path -> new Request("GET", path, ""))
              .toList();
      return drive(
          webdis, requests, new Expected("{\"ZRANGE\":[\"", "\",\"", 2 * PAGE - 1, 2000, 8000));
    }
  }

  /// Warms a server up and measures it.
  Driven drive(Server server, List<Request> requests, Expected expected) {
    return drive(server, requests, expected, Scale.CONNECTIONS);
  }

  /// The same over so many connections.
  Driven drive(Server server, List<Request> requests, Expected expected, int connections) {
    Scale scale = space.scale();
    WarmUp.run(scale, time -> space.wrk().drive(server, requests, expected, connections, time));
    return space.wrk().drive(server, requests, expected, connections, scale.seconds());
  }
}
