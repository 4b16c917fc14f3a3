package dev.zimmer.world;

import dev.zimmer.conversation.QueryConversationList;
import dev.zimmer.harness.Caller;
import dev.zimmer.world.ModelEvent.Conversation;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// A walk that goes on page by page while other things happen in between: an entry that is there
/// during the whole walk comes at least once, and again only with a larger UpdateTime.
final class LongWalk {
  private final Model model;
  private final String user;
  private final Set<Conversation> throughout;
  private final Map<Conversation, Long> returned = new HashMap<>();
  private long next;
  private long latest;

  LongWalk(Model model, String user) {
    this.model = model;
    this.user = user;
    this.throughout = new HashSet<>(model.surelyListed(user).keySet());
  }

  /// Looks which entries are still there.
  void somethingHappened() {
    throughout.retainAll(model.surelyListed(user).keySet());
  }

  /// Reads the next page.
  ///
  /// @return whether it was the last
  boolean turn(Caller caller, Step.Limit limit) {
    Map<Conversation, Long> list = model.list(user);
    QueryConversationList.Response page = caller.page(user, limit.sent().orElse(null), next);
    long earliest = latest;
    Set<Conversation> onPage = new HashSet<>();
    for (QueryConversationList.Conversation row : page.list()) {
      Conversation conversation = new Conversation(row.convType(), row.convId());
      onPage.add(conversation);
      Long before = returned.put(conversation, row.updateTime());
      if (before != null && before >= row.updateTime()) {
        throw wrong(row + " came again without having moved to a later time", page);
      }
      if (row.updateTime() < latest) {
        throw wrong(row + " is earlier than the row before", page);
      }
      if (!Long.valueOf(row.updateTime()).equals(list.get(conversation))) {
        throw wrong(row + ", expected " + list.get(conversation), page);
      }
      latest = row.updateTime();
    }
    model
        .surelyListed(user)
        .forEach((conversation, time) -> {
          boolean due = time > earliest && (page.next() == 0 || time < latest);
          if (due && !onPage.contains(conversation)) {
            throw wrong("%s of %d is missing on the page".formatted(conversation, time), page);
          }
        });
    next = page.next();
    if (next == 0 && !returned.keySet().containsAll(throughout)) {
      throw wrong("entries that were there all the time: " + throughout, page);
    }
    return next == 0;
  }

  private AssertionError wrong(String what, QueryConversationList.Response page) {
    return new AssertionError(
        "the long walk of %s: %s\n  returned: %s\n  list: %s\n  page: %s"
            .formatted(user, what, returned, model.list(user), page));
  }
}
