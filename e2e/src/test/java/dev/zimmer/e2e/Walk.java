package dev.zimmer.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

/// A conversation list paged through from Next 0 to Next 0.
///
/// @param pages the answers in order; at least one
record Walk(List<JsonAnswer> pages) {
  /// All entries in the order in which they came.
  List<Entry> entries() {
    List<Entry> all = new ArrayList<>();
    pages.forEach(page -> all.addAll(page.entries()));
    return all;
  }

  List<Integer> sizes() {
    return pages.stream().map(page -> page.entries().size()).toList();
  }

  int totalCount() {
    return pages.getFirst().totalCount();
  }

  /// Fails unless this is a list that did not change while it was walked: ascending, nothing twice,
  /// TotalCount the same on every page and equal to what came, no page empty but the only one.
  Walk expectWhole() {
    List<Entry> all = entries();
    assertThat(all).extracting(Entry::time).isSorted();
    assertThat(all).extracting(Entry::key).doesNotHaveDuplicates();
    assertThat(pages).extracting(JsonAnswer::totalCount).containsOnly(all.size());
    if (pages.size() > 1) {
      assertThat(sizes()).doesNotContain(0);
    }
    return this;
  }
}
