package dev.zimmer.message;

import dev.zimmer.storage.ValueReader;
import dev.zimmer.storage.ValueWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What has become of a stored message since it was stored. What it said before is not kept.
///
/// @param edit the latest edit; null if it never was edited
/// @param recall null if it was not recalled
record Fate(@Nullable Edit edit, @Nullable Recall recall) {
  /// Nothing.
  static final Fate NONE = new Fate(null, null);

  /// An edit.
  ///
  /// @param number how many edits of the message there have been
  /// @param userId who edited it
  /// @param millis when, in Unix milliseconds
  /// @param mentioned the users whom it mentions, as the newest edit of that said
  /// @param mentionsAll whether it mentions all, likewise
  record Edit(
      long number, String userId, long millis, List<String> mentioned, boolean mentionsAll) {}

  /// A recall.
  ///
  /// @param userId who recalled it
  /// @param millis when, in Unix milliseconds
  /// @param payload what the caller added; at most 200 bytes
  record Recall(String userId, long millis, String payload) {}

  /// After a recall: whom an edit made it mention is gone with what it said.
  Fate recalled(Recall newRecall) {
    @Nullable Edit left =
        edit == null ? null : new Edit(edit.number, edit.userId, edit.millis, List.of(), false);
    return new Fate(left, newRecall);
  }

  void write(ValueWriter writer) {
    writer.flag(edit != null);
    if (edit != null) {
      writer.number(edit.number).text(edit.userId).number(edit.millis);
      writer.number(edit.mentioned.size());
      edit.mentioned.forEach(writer::text);
      writer.flag(edit.mentionsAll);
    }
    writer.flag(recall != null);
    if (recall != null) {
      writer.text(recall.userId).number(recall.millis).text(recall.payload);
    }
  }

  static Fate read(ValueReader reader) {
    @Nullable Edit edit = reader.flag() ? readEdit(reader) : null;
    @Nullable Recall recall =
        reader.flag() ? new Recall(reader.text(), reader.number(), reader.text()) : null;
    return edit == null && recall == null ? NONE : new Fate(edit, recall);
  }

  private static Edit readEdit(ValueReader reader) {
    long number = reader.number();
    String userId = reader.text();
    long millis = reader.number();
    List<String> mentioned = new ArrayList<>();
    for (long left = reader.number(); left > 0; left--) {
      mentioned.add(reader.text());
    }
    return new Edit(number, userId, millis, List.copyOf(mentioned), reader.flag());
  }
}
