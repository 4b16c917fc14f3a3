package dev.zimmer.list;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zimmer.conversation.ConversationId;
import dev.zimmer.stamp.Stamp;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// A window that is made from an earlier one is what it would be if it were made from nothing.
class ListWindowTest {
  private static final int WINDOW = 12;
  private static final int PAGE = 5;
  private static final int ENTRIES = 20;

  /// What happens to one entry.
  ///
  /// @param entry which one
  /// @param millis the moment where it stands afterwards if it stood earlier
  /// @param kind see [Kind]
  /// @param look whether somebody looks afterwards
  record Change(int entry, int millis, Kind kind, boolean look) {}

  /// Of a one-to-one conversation everything but `DELETED` is a message.
  enum Kind {
    /// A message, to all members of a group.
    MESSAGE,
    /// A message to this member alone.
    TARGETED,
    /// Deleted up to here.
    DELETED,
    /// The user joins the group, or is a member again.
    JOINED,
    /// They leave, and their entry falls back to the last message to them alone.
    LEFT
  }

  @Property(tries = 1000)
  void of_anEarlierWindow_isWhatIsMadeFromNothing(@ForAll("changes") List<Change> changes) {
    List<ListEntry> entries = entries();
    SortedEntries sorted = new SortedEntries(WINDOW);
    ListWindow window = ListWindow.EMPTY;
    long version = 1;
    for (Change change : changes) {
      ListEntry entry = entries.get(change.entry());
      happen(change, entry, version++);
      sorted.sort(entry);
      if (change.look()) {
        window = ListWindow.of(sorted, WINDOW, window);
        ListWindow expected = ListWindow.of(sorted, WINDOW, ListWindow.EMPTY);
        assertThat(rows(window.page(0, WINDOW))).isEqualTo(rows(expected.page(0, WINDOW)));
        assertThat(window.page(0, PAGE).next()).isEqualTo(expected.page(0, PAGE).next());
        assertThat(json(window.page(0, PAGE))).isEqualTo(json(expected.page(0, PAGE)));
        assertThat(json(window.page(0, WINDOW))).isEqualTo(json(expected.page(0, WINDOW)));
      }
    }
  }

  @Provide
  Arbitrary<List<Change>> changes() {
    Arbitrary<Change> change =
        Combinators.combine(
                Arbitraries.integers().between(0, ENTRIES - 1),
                Arbitraries.integers().between(1, 60),
                Arbitraries.of(Kind.class),
                Arbitraries.of(true, false))
            .as(Change::new);
    return change.list().ofMaxSize(120);
  }

  private static List<ListRow> rows(ListPage page) {
    return IntStream.range(0, page.size()).mapToObj(page::row).toList();
  }

  private static String json(ListPage page) {
    byte[] json = new byte[page.jsonLength()];
    page.copyJson(json, 0);
    return new String(json, StandardCharsets.US_ASCII);
  }

  private static void happen(Change change, ListEntry entry, long version) {
    long position = Stamp.first(change.millis());
    GroupHead head = entry.head();
    if (change.kind() == Kind.DELETED) {
      entry.merge(Register.HIDDEN, position, position);
    } else if (head == null) {
      entry.merge(Register.LAST, position, position);
    } else {
      switch (change.kind()) {
        case MESSAGE -> head.merge(position, position);
        case JOINED -> entry.merge(Register.MEMBER, version, 0);
        case LEFT -> entry.merge(Register.MEMBER, version, Register.GONE);
        case TARGETED, DELETED -> entry.merge(Register.OWN, position, position);
      }
    }
  }

  /// One-to-one conversations and groups, of each id one, and ids of up to the largest length.
  private static List<ListEntry> entries() {
    List<ListEntry> entries = new ArrayList<>();
    for (int i = 0; i < ENTRIES; i++) {
      int half = i / 2;
      int length = 1 + half * 31 / (ENTRIES / 2 - 1);
      String id = Character.toString('a' + half).repeat(length);
      boolean isGroup = i % 2 == 1;
      entries.add(
          isGroup
              ? new ListEntry(ConversationId.group(id), new GroupHead(new AtomicLong()))
              : new ListEntry(ConversationId.peer(id), null));
    }
    return entries;
  }
}
