package dev.zimmer.list;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zimmer.conversation.ConversationId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/// The latest entries, kept in order one by one, are those of all entries put in order at once.
class SortedEntriesTest {
  private static final int NEEDED = 3;
  private static final int ENTRIES = 30;

  /// @param entry which one
  /// @param position of its message, or up to where it is hidden
  record Change(int entry, long position, boolean hides) {}

  @Property(tries = 2000)
  void sort_oneByOne_keepsTheLatest(@ForAll("changes") List<Change> changes) {
    List<ListEntry> entries = new ArrayList<>();
    for (int i = 0; i < ENTRIES; i++) {
      entries.add(new ListEntry(ConversationId.peer("p" + i), null));
    }
    SortedEntries sorted = new SortedEntries(NEEDED);
    sorted.sort(entries);
    for (Change change : changes) {
      ListEntry entry = entries.get(change.entry());
      Register register = change.hides() ? Register.HIDDEN : Register.LAST;
      entry.merge(register, change.position(), change.position());
      sorted.sort(entry);
      if (sorted.isShort()) {
        sorted.sort(entries);
      }
      assertThat(latest(sorted)).isEqualTo(latest(entries));
      assertThat(sorted.size()).isLessThanOrEqualTo(ENTRIES / 3);
    }
  }

  @Provide
  Arbitrary<List<Change>> changes() {
    Arbitrary<Change> change =
        Combinators.combine(
                Arbitraries.integers().between(0, ENTRIES - 1),
                Arbitraries.longs().between(1, 40),
                Arbitraries.frequencyOf(
                    Tuple.of(4, Arbitraries.just(false)), Tuple.of(1, Arbitraries.just(true))))
            .as(Change::new);
    return change.list().ofMaxSize(200);
  }

  private static List<ListEntry> latest(SortedEntries sorted) {
    return Arrays.asList(sorted.entriesFrom(Math.max(0, sorted.size() - NEEDED)));
  }

  private static List<ListEntry> latest(List<ListEntry> entries) {
    List<ListEntry> listed =
        entries.stream()
            .filter(entry -> entry.position() > 0)
            .sorted(Comparator.comparingLong(ListEntry::position).thenComparing(ListEntry::id))
            .toList();
    return listed.subList(Math.max(0, listed.size() - NEEDED), listed.size());
  }
}
