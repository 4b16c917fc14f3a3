package dev.zimmer.bench.load;

/// What a good answer looks like. Every answer is held against status, beginning and length; every
/// 64th is searched for its rows.
///
/// @param beginning what the body begins with
/// @param row a text that each row has once
/// @param rows how many rows there are
/// @param minBytes the shortest body that can be right
/// @param maxBytes the longest
public record Expected(String beginning, String row, int rows, int minBytes, int maxBytes) {
  /// How often rows are counted: every so many answers.
  public static final int SAMPLE = 64;

  /// Slack for numbers whose digits vary.
  private static final int SLACK = 24;

  /// What answers of about this one's length look like.
  public static Expected like(String answer, String beginning, String row) {
    int rows = count(answer, row);
    int bytes = answer.length();
    return new Expected(beginning, row, rows, bytes - SLACK, bytes + SLACK);
  }

  /// How often a text has a part.
  public static int count(String text, String part) {
    int count = 0;
    for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length())) {
      count++;
    }
    return count;
  }

  /// Whether a body is right.
  ///
  /// @param thorough whether to count the rows
  boolean accepts(int status, String body, boolean thorough) {
    return status == 200
        && body.startsWith(beginning)
        && body.length() >= minBytes
        && body.length() <= maxBytes
        && (!thorough || count(body, row) == rows);
  }
}
