package dev.zimmer.user;

import dev.zimmer.conversation.ConversationId;
import dev.zimmer.conversation.ConversationType;
import dev.zimmer.storage.ValueReader;
import dev.zimmer.storage.ValueWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.IntStream;

/// The marked conversations of one user, in one row: they are few, and so neither counting them nor
/// finding the oldest passes those whose marks are gone.
final class Marks {
  /// How many conversations a user can have marked; when one more comes, the one whose latest mark
  /// is the oldest loses its marks.
  static final int MAX_CONVERSATIONS = 1000;

  private static final int FORMAT = 1;

  // By the time of the latest mark, the oldest first. Bit n is the mark with the number n.
  private final LinkedHashMap<ConversationId, Integer> marked = new LinkedHashMap<>();

  /// Sets or cancels a mark.
  ///
  /// @return whether anything changed
  boolean apply(Mark mark) {
    int bit = 1 << mark.number();
    int before = marked.getOrDefault(mark.id(), 0);
    int after = mark.set() ? before | bit : before & ~bit;
    if (after == before) {
      return false;
    }
    if (mark.set()) {
      marked.remove(mark.id()); // it becomes the latest
    }
    if (after == 0) {
      marked.remove(mark.id());
    } else {
      marked.put(mark.id(), after);
    }
    if (marked.size() > MAX_CONVERSATIONS) {
      marked.pollFirstEntry();
    }
    return true;
  }

  /// The numbers of a conversation's marks, ascending.
  List<Integer> of(ConversationId id) {
    int bits = marked.getOrDefault(id, 0);
    return IntStream.rangeClosed(1, Mark.MAX_NUMBER)
        .filter(number -> (bits & (1 << number)) != 0)
        .boxed()
        .toList();
  }

  byte[] toBytes() {
    ValueWriter value = new ValueWriter(FORMAT).number(marked.size());
    marked.forEach((id, bits) -> value.number(id.type().number()).text(id.id()).number(bits));
    return value.toBytes();
  }

  static Marks read(byte[] value) {
    ValueReader reader = new ValueReader(value, FORMAT);
    Marks marks = new Marks();
    for (long left = reader.number(); left > 0; left--) {
      ConversationType type = ConversationType.of((int) reader.number()).orElseThrow();
      ConversationId id = new ConversationId(type, reader.text());
      marks.marked.put(id, (int) reader.number());
    }
    return marks;
  }
}
