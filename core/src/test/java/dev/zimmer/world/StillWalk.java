package dev.zimmer.world;

import dev.zimmer.conversation.QueryConversationList;
import dev.zimmer.harness.Caller;
import dev.zimmer.world.ModelEvent.Conversation;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A walk through a whole list while nothing changes, and everything that must be true of it.
final class StillWalk {
  private final Model model;
  private final String user;
  private final Map<Conversation, Long> walked = new LinkedHashMap<>();
  private final List<Page> pages = new ArrayList<>();
  private long latest;

  /// One page.
  ///
  /// @param limit how many rows were asked for
  private record Page(int limit, QueryConversationList.Response answer) {
    List<QueryConversationList.Conversation> rows() {
      return answer.list();
    }
  }

  /// @param model what the list must be
  StillWalk(Model model, String user) {
    this.model = model;
    this.user = user;
  }

  /// Walks with these limits, over and over, to the end.
  ///
  /// @throws AssertionError if anything is not as it must be
  void check(Caller caller, List<Step.Limit> limits) {
    Iterator<Step.Limit> asked = limits.iterator();
    long next = 0;
    do {
      if (!asked.hasNext()) {
        asked = limits.iterator();
      }
      Step.Limit limit = asked.next();
      QueryConversationList.Response page = caller.page(user, limit.sent().orElse(null), next);
      take(new Page(limit.rows(), page));
      next = page.next();
    } while (next != 0);
    checkSet();
    for (int i = 0; i < pages.size(); i++) {
      checkPage(i);
    }
  }

  private void take(Page page) {
    long next = page.answer.next();
    if (next < 0 || next > (1L << 53) - 1) {
      throw wrong("Next is " + next);
    }
    if (page.rows().isEmpty() && (next != 0 || !pages.isEmpty())) {
      throw wrong("there is an empty page");
    }
    pages.add(page);
    for (QueryConversationList.Conversation row : page.rows()) {
      Conversation conversation = new Conversation(row.convType(), row.convId());
      if (latest > row.updateTime()) {
        throw wrong(row + " is earlier than the row before");
      }
      latest = row.updateTime();
      if (walked.put(conversation, row.updateTime()) != null) {
        throw wrong(row + " came twice");
      }
    }
  }

  private void checkSet() {
    Map<Conversation, Long> all = model.list(user);
    long border = model.border(user);
    walked.forEach((conversation, time) -> {
      if (!time.equals(all.get(conversation))) {
        throw wrong("%s has %d, expected %s".formatted(conversation, time, all.get(conversation)));
      }
      if (time < border) {
        throw wrong(conversation + " is not among the latest 1000");
      }
    });
    model
        .surelyListed(user)
        .forEach((conversation, time) -> {
          if (!walked.containsKey(conversation)) {
            throw wrong("%s of %d is missing".formatted(conversation, time));
          }
        });
    int size = Math.min(Model.WINDOW, all.size());
    if (walked.size() != size) {
      throw wrong("expected %d rows, got %d".formatted(size, walked.size()));
    }
  }

  private void checkPage(int index) {
    Page page = pages.get(index);
    int size = page.rows().size();
    if (page.answer.totalCount() != walked.size()) {
      throw wrong("TotalCount %d, rows %d".formatted(page.answer.totalCount(), walked.size()));
    }
    if (size > page.limit) {
      requireTie(page.rows());
    } else if (size < page.limit && page.answer.next() != 0) {
      List<QueryConversationList.Conversation> following =
          pages.subList(index + 1, pages.size()).stream().flatMap(p -> p.rows().stream()).toList();
      requireTie(following.subList(0, page.limit - size + 1));
    }
  }

  /// A page may only be longer or shorter than asked for to keep rows together that an import put
  /// at one time.
  private void requireTie(List<QueryConversationList.Conversation> rows) {
    long time = rows.getFirst().updateTime();
    boolean sameTime = rows.stream().allMatch(row -> row.updateTime() == time);
    boolean imported =
        rows.stream()
            .map(row -> new Conversation(row.convType(), row.convId()))
            .anyMatch(conversation -> model.hasImport(user, conversation, time));
    if (!sameTime || !imported) {
      throw wrong("a page has another size than asked for, and these are no tie: " + rows);
    }
  }

  private AssertionError wrong(String what) {
    StringBuilder text = new StringBuilder("the list of " + user + ": " + what);
    text.append("\n  expected: ").append(model.list(user));
    for (Page page : pages) {
      text.append("\n  Limit ").append(page.limit).append(" -> ").append(page.answer);
    }
    return new AssertionError(text.toString());
  }
}
