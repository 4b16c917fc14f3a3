package dev.zimmer.bench.report;

import dev.zimmer.bench.process.Busy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// What came out of one work: figures by side, run by run, and the goals they are held against.
public final class Sheet {
  private final String name;
  private final String question;
  private final Map<String, Series> series = new LinkedHashMap<>();
  private final List<Goal> goals = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  /// The figures of one side.
  ///
  /// @param side which
  /// @param unit of the figures
  /// @param runs one for each run, in order
  /// @param busy how busy everybody was in each; empty if nothing was under load
  public record Series(String side, String unit, List<Double> runs, List<Busy> busy) {
    /// The middle one.
    public double median() {
      return Sheet.median(runs);
    }

    /// The middle one of what all runs say of somebody's time; empty if they say nothing.
    public OptionalDouble median(ToDoubleFunction<Busy> who) {
      List<Double> shares = busy.stream().mapToDouble(who).boxed().toList();
      return shares.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Sheet.median(shares));
    }
  }

  /// An empty sheet.
  ///
  /// @param name the work's
  /// @param question what the work asks
  public Sheet(String name, String question) {
    this.name = name;
    this.question = question;
  }

  /// The work's name.
  public String name() {
    return name;
  }

  /// What the work asks.
  public String question() {
    return question;
  }

  /// All figures, in the order in which sides were first measured.
  public List<Series> series() {
    return List.copyOf(series.values());
  }

  /// All goals.
  public List<Goal> goals() {
    return List.copyOf(goals);
  }

  /// What else is to be said.
  public List<String> notes() {
    return List.copyOf(notes);
  }

  /// Adds a side's figure of the next run.
  public void add(String side, String unit, double value) {
    seriesOf(side, unit).runs().add(value);
  }

  /// The same with how busy everybody was when it was measured.
  public void add(String side, String unit, double value, Busy busy) {
    add(side, unit, value);
    seriesOf(side, unit).busy().add(busy);
  }

  /// Sets a goal.
  public void goal(Goal goal) {
    goals.add(goal);
  }

  /// Adds a remark of one line, once.
  public void note(String text) {
    String line = text.lines().findFirst().orElse("");
    if (!notes.contains(line)) {
      notes.add(line);
    }
  }

  /// A goal's value: the median of the ratios taken within each run; empty if a side is missing.
  public OptionalDouble valueOf(Goal goal) {
    List<Double> ratios = ratios(goal);
    return ratios.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(median(ratios));
  }

  /// A goal's value in each run.
  public List<Double> ratios(Goal goal) {
    List<Double> own = runs(goal.side());
    if (goal.against().isEmpty()) {
      return own;
    }
    List<Double> others = runs(goal.against());
    int both = Math.min(own.size(), others.size());
    return IntStream.range(0, both).mapToObj(i -> own.get(i) / others.get(i)).toList();
  }

  private Series seriesOf(String side, String unit) {
    return series.computeIfAbsent(
        side, s -> new Series(s, unit, new ArrayList<>(), new ArrayList<>()));
  }

  private List<Double> runs(String side) {
    Series found = series.get(side);
    return found == null ? List.of() : found.runs();
  }

  private static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
