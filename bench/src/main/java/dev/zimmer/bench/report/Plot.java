package dev.zimmer.bench.report;

import java.util.List;
import java.util.Locale;

/// The report as a picture: one bar for each side of each work, as long as its share of the work's
/// largest figure of that unit; and stages of a call stacked in one bar.
public final class Plot {
  private static final int WIDTH = 900;
  private static final int LEFT = 260;
  private static final int BAR = 18;
  private static final int MAX_LENGTH = 480;
  private static final List<String> COLOURS =
      List.of(
          "#2a6f97", "#e07a5f", "#81b29a", "#f2cc8f", "#6d597a", "#b56576", "#355070", "#9a9a9a");

  private final StringBuilder out = new StringBuilder();
  private int y = 30;

  private Plot() {}

  /// Draws it.
  ///
  /// @return SVG
  public static String draw(List<Sheet> sheets) {
    Plot plot = new Plot();
    for (Sheet sheet : sheets) {
      if (!sheet.series().isEmpty()) {
        plot.draw(sheet);
      }
    }
    String head =
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\""
                .formatted(WIDTH, plot.y)
            + " font-family=\"sans-serif\" font-size=\"13\">\n"
            + "<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n";
    return head + plot.out + "</svg>\n";
  }

  private void draw(Sheet sheet) {
    text(10, sheet.name() + ": " + sheet.question(), " font-weight=\"bold\"", "start");
    y += 12;
    if (sheet.name().equals("stages")) {
      stack(sheet.series());
    } else {
      bars(sheet.series());
    }
    y += 30;
  }

  private void bars(List<Sheet.Series> all) {
    for (Sheet.Series series : all) {
      double largest =
          all.stream()
              .filter(other -> other.unit().equals(series.unit()))
              .mapToDouble(Sheet.Series::median)
              .max()
              .orElse(1);
      double length = largest == 0 ? 0 : series.median() / largest * MAX_LENGTH;
      String colour = COLOURS.get(series.side().startsWith("Zimmer") ? 0 : 2);
      bar(LEFT, length, colour);
      y += 14;
      text(LEFT - 8, series.side(), "", "end");
      text(LEFT + length + 6, Markdown.number(series.median()) + " " + series.unit(), "", "start");
      y += 10;
    }
  }

  private void stack(List<Sheet.Series> all) {
    double sum = all.stream().mapToDouble(Sheet.Series::median).sum();
    double x = 10;
    int top = y;
    for (int i = 0; i < all.size(); i++) {
      double length = all.get(i).median() / sum * (WIDTH - 20);
      y = top;
      bar(x, length, COLOURS.get(i % COLOURS.size()));
      x += length;
    }
    y = top + BAR + 4;
    for (int i = 0; i < all.size(); i++) {
      Sheet.Series series = all.get(i);
      bar(10, BAR, COLOURS.get(i % COLOURS.size()));
      y += 14;
      String label = Markdown.number(series.median()) + " " + series.unit();
      text(40, series.side() + ": " + label, "", "start");
      y += 10;
    }
  }

  private void bar(double x, double length, String colour) {
    out.append(
        String.format(
            Locale.ROOT,
            "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>%n",
            x,
            y,
            length,
            BAR,
            colour));
  }

  private void text(double x, String text, String style, String anchor) {
    String safe = text.replace("&", "&amp;").replace("<", "&lt;");
    out.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%.1f\" y=\"%d\" text-anchor=\"%s\"%s>%s</text>%n",
            x,
            y,
            anchor,
            style,
            safe));
  }
}
