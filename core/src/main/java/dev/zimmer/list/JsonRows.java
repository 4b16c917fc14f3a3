package dev.zimmer.list;

import dev.zimmer.conversation.ConversationId;
import dev.zimmer.stamp.Stamp;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Rows of a list as callers get them: JSON objects, one after the other, each with a comma.
///
/// How a row is written is the wire's affair, and [QueryConversationList.Conversation] says it. It
/// is known here, and nowhere else in the lists, for one reason: a list is read far more often than
/// a row of it changes, so its rows stay written and a page is one copy. Queries became a tenth
/// quicker by it (`bench/DIARY.md`, "a window keeps its rows as the JSON that callers get").
final class JsonRows {
  /// No rows.
  static final JsonRows NONE = new JsonRows(new byte[0], new int[0]);

  private static final int USUAL_ROW = 80; // bytes

  private final byte[] text;
  private final int[] ends;

  private JsonRows(byte[] text, int[] ends) {
    this.text = text;
    this.ends = ends;
  }

  /// How many bytes some rows have, separated by commas.
  int length(int from, int to) {
    return to > from ? start(to) - ",".length() - start(from) : 0;
  }

  /// Copies some rows, separated by commas.
  ///
  /// @return the offset of what follows
  int copy(int from, int to, byte[] into, int offset) {
    int length = length(from, to);
    System.arraycopy(text, start(from), into, offset, length);
    return offset + length;
  }

  /// How much memory the rows take, in bytes.
  int bytes() {
    return ListWeight.array(1, text.length) + ListWeight.array(4, ends.length);
  }

  private int start(int index) {
    return index == 0 ? 0 : ends[index - 1];
  }

  /// Writes rows from the first to the last.
  static final class Writer {
    private final ByteArrayOutputStream text;
    private final int[] ends;
    private int rows;

    /// @param rows how many there will be
    Writer(int rows) {
      text = new ByteArrayOutputStream(rows * USUAL_ROW);
      ends = new int[rows];
    }

    /// Writes the next row. Ids consist of ASCII without quotes, backslashes and control
    /// characters, so nothing in them needs an escape.
    void add(ConversationId id, long position) {
      String row =
          "{\"ConvId\":\""
              + id.id()
              + "\",\"ConvType\":"
              + id.type().number()
              + ",\"UpdateTime\":"
              + Stamp.millis(position)
              + "},";
      text.writeBytes(row.getBytes(StandardCharsets.US_ASCII));
      ends[rows++] = text.size();
    }

    /// Copies the next rows.
    void addAll(JsonRows source, int from, int length) {
      int start = source.start(from);
      int shift = text.size() - start;
      text.write(source.text, start, source.start(from + length) - start);
      for (int i = 0; i < length; i++) {
        ends[rows++] = source.ends[from + i] + shift;
      }
    }

    /// All of them.
    JsonRows done() {
      return new JsonRows(text.toByteArray(), ends);
    }
  }
}
