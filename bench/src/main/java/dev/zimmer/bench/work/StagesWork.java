package dev.zimmer.bench.work;

import dev.zimmer.bench.Scale;
import dev.zimmer.bench.Space;
import dev.zimmer.bench.data.Dataset;
import dev.zimmer.bench.load.Driven;
import dev.zimmer.bench.process.Child;
import dev.zimmer.bench.process.Java;
import dev.zimmer.bench.report.Sheet;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.Main;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What each stage of a query costs: the stages by JMH, and HTTP as what is left of the time that a
/// call takes a busy server.
public final class StagesWork implements Work {
  private static final int BENCHMARKS = 8;
  private static final int ITERATIONS = 8;
  private static final int WARM_ITERATIONS = 3;

  @Override
  public String name() {
    return "stages";
  }

  @Override
  public String question() {
    return "What does each stage of a query cost?";
  }

  @Override
  public Duration longest(Scale scale) {
    Duration jmh = Duration.ofMillis(iterationMillis(scale)).multipliedBy(ITERATIONS);
    return jmh.plusSeconds(10).multipliedBy(BENCHMARKS).plus(scale.javaRun());
  }

  @Override
  public void measure(Space space, Sheet sheet) {
    Scale scale = space.scale();
    Path file = space.work().resolve("stages.json");
    Console.say("stages: JMH");
    String length = iterationMillis(scale) + "ms";
    List<String> arguments =
        List.of(
            "PipelineStages",
            "-f",
            "1",
            "-wi",
            Integer.toString(WARM_ITERATIONS),
            "-w",
            length,
            "-i",
            Integer.toString(ITERATIONS - WARM_ITERATIONS),
            "-r",
            length,
            "-rf",
            "json",
            "-rff",
            file.toString());
    List<String> options = List.of("-Djmh.ignoreLock=true");
    Child.run(
        space.log("jmh"),
        Duration.ofMinutes(30),
        space.cores().forServer(Java.command(Main.class, options, arguments)));
    Map<String, Double> micros = new LinkedHashMap<>();
    for (JsonNode result : JsonMapper.builder().build().readTree(file.toFile())) {
      String benchmark = result.get("benchmark").asString();
      double score = result.get("primaryMetric").get("score").asDouble();
      micros.put(benchmark.substring(benchmark.lastIndexOf('.') + 1), score);
    }
    Dataset dataset = new Dataset(scale.users(), scale.conversations());
    Console.say("stages: whole calls");
    Driven driven = new QuerySides(space, dataset).driveZimmer();
    double whole = driven.serverMicros();
    Map<String, Double> stages = stages(micros);
    stages.forEach((stage, cost) -> sheet.add(stage, "µs", cost));
    double known = stages.values().stream().mapToDouble(Double::doubleValue).sum();
    double left = Math.max(0, whole - known);
    sheet.add("HTTP, and all else", "µs", left, driven.busy());
    sheet.note("a whole call takes %.1f µs of the core".formatted(whole));
    sheet.note("the pipeline without a socket takes %.1f µs".formatted(of(micros, "pipeline")));
  }

  private static long iterationMillis(Scale scale) {
    return scale.seconds().toMillis() / 5;
  }

  private static Map<String, Double> stages(Map<String, Double> micros) {
    Map<String, Double> stages = new LinkedHashMap<>();
    stages.put("parse the query", of(micros, "parseQuery"));
    stages.put("check the common parameters", of(micros, "checkParameters"));
    stages.put(
        "check the signature",
        difference(micros, "checkParametersAndSignature", "checkParameters"));
    stages.put("rate limit", of(micros, "takeFromLimit"));
    stages.put("parse the body", of(micros, "parseBody"));
    stages.put("bind and list", difference(micros, "parseBodyAndList", "parseBody"));
    stages.put("write JSON", of(micros, "writeJson"));
    return stages;
  }

  /// Never less than nothing, which noise could make of it.
  private static double difference(Map<String, Double> micros, String both, String one) {
    return Math.max(0, of(micros, both) - of(micros, one));
  }

  private static double of(Map<String, Double> micros, String benchmark) {
    return micros.getOrDefault(benchmark, 0.0);
  }
}
