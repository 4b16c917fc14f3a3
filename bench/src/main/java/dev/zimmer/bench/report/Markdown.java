package dev.zimmer.bench.report;

import dev.zimmer.bench.process.Busy;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/// The report as tables.
public final class Markdown {
  private Markdown() {}

  /// Writes it.
  ///
  /// @param conditions where and how it was measured, one sentence each
  public static String write(List<String> conditions, List<Sheet> sheets) {
    StringBuilder out = new StringBuilder("# Results\n\n");
    conditions.forEach(condition -> out.append("- ").append(condition).append('\n'));
    out.append("\n![Plot](results.svg)\n\n## Goals\n\n");
    out.append("| work | what | goal | measured | each run | |\n|---|---|---|---|---|---|\n");
    sheets.forEach(sheet -> sheet.goals().forEach(goal -> out.append(goal(sheet, goal))));
    sheets.forEach(sheet -> out.append(section(sheet)));
    return out.toString();
  }

  /// A number with three significant digits or all before the point.
  static String number(double value) {
    double size = Math.abs(value);
    String format = size >= 1000 ? "%,.0f" : size >= 100 ? "%.0f" : size >= 10 ? "%.1f" : "%.2f";
    return String.format(Locale.ROOT, format, value);
  }

  private static String goal(Sheet sheet, Goal goal) {
    OptionalDouble value = sheet.valueOf(goal);
    String wanted = goal.direction().sign() + " " + number(goal.bound());
    String verdict =
        value.isEmpty() ? "" : goal.isReached(value.getAsDouble()) ? "reached" : "**missed**";
    return "| %s | %s | %s | %s | %s | %s |%n"
        .formatted(
            sheet.name(),
            goal.text(),
            wanted,
            value.isEmpty() ? "not measured" : number(value.getAsDouble()),
            numbers(sheet.ratios(goal)),
            verdict);
  }

  private static String section(Sheet sheet) {
    StringBuilder out = new StringBuilder();
    out.append("\n## ").append(sheet.name()).append("\n\n").append(sheet.question());
    out.append("\n\n| side | median | unit | each run | server | compiler | load | others |\n");
    out.append("|---|---:|---|---|---:|---:|---:|---:|\n");
    for (Sheet.Series series : sheet.series()) {
      out.append(
          "| %s | %s | %s | %s | %s | %s | %s | %s |%n"
              .formatted(
                  series.side(),
                  number(series.median()),
                  series.unit(),
                  numbers(series.runs()),
                  share(series.median(Busy::server)),
                  share(series.median(Busy::compiler)),
                  share(series.median(Busy::load)),
                  share(series.median(Busy::others))));
    }
    out.append('\n');
    sheet.notes().forEach(note -> out.append("- ").append(note).append('\n'));
    return out.toString();
  }

  private static String share(OptionalDouble share) {
    return share.isEmpty() ? "" : Math.round(share.getAsDouble() * 100) + " %";
  }

  private static String numbers(List<Double> values) {
    return values.stream().map(Markdown::number).collect(Collectors.joining(" · "));
  }
}
