package dev.zimmer.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/// A window that is made from an earlier one is what it would be if it were made from nothing.
class ListWindowTest {
  private static final int WINDOW = 12;
  private static final int ENTRIES = 20;

  /// What happens to one entry.
  ///
  /// @param entry which one
  /// @param position where it stands afterwards if it stood earlier
  /// @param hidden whether it is deleted up to there instead
  /// @param look whether somebody looks afterwards
  record Change(int entry, int position, boolean hidden, boolean look) {}

  @Property(tries = 1000)
  void of_anEarlierWindow_isWhatIsMadeFromNothing(@ForAll("changes") List<Change> changes) {
    List<ListEntry> entries = entries();
    SortedEntries sorted = new SortedEntries();
    ListWindow window = ListWindow.EMPTY;
    for (Change change : changes) {
      ListEntry entry = entries.get(change.entry());
      Register register = change.hidden() ? Register.HIDDEN : lastOf(entry);
      entry.merge(register, change.position(), change.position());
      sorted.sort(entry);
      if (change.look()) {
        window = ListWindow.of(sorted, WINDOW, window);
        assertThat(window.page(0, WINDOW))
            .isEqualTo(ListWindow.of(sorted, WINDOW, ListWindow.EMPTY).page(0, WINDOW));
      }
    }
  }

  @Provide
  Arbitrary<List<Change>> changes() {
    Arbitrary<Change> change =
        Combinators.combine(
                Arbitraries.integers().between(0, ENTRIES - 1),
                Arbitraries.integers().between(1, 60),
                Arbitraries.frequency(Tuple.of(4, false), Tuple.of(1, true)),
                Arbitraries.of(true, false))
            .as(Change::new);
    return change.list().ofMaxSize(120);
  }

  /// One-to-one conversations and groups, some with the same ids, and ids of every length.
  private static List<ListEntry> entries() {
    List<ListEntry> entries = new ArrayList<>();
    for (int i = 0; i < ENTRIES; i++) {
      String id = "x".repeat(1 + i / 2 * 31 / (ENTRIES / 2));
      boolean isGroup = i % 2 == 1;
      entries.add(
          isGroup
              ? new ListEntry(ConversationId.group(id), new GroupHead(new AtomicLong()))
              : new ListEntry(ConversationId.peer(id), null));
    }
    return entries;
  }

  private static Register lastOf(ListEntry entry) {
    return entry.head() == null ? Register.LAST : Register.OWN;
  }
}
