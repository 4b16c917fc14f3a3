package dev.zimmer.world;

import dev.zimmer.conversation.QueryConversationList;
import dev.zimmer.harness.Caller;
import dev.zimmer.world.ModelEvent.Conversation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A walk that stands between two pages, to be gone on with after the next step: with one for every
/// place where a walk can stand, no change of a list goes unseen by paging.
///
/// @param user whose list
/// @param next the cursor
/// @param returned what the walk has had so far
/// @param ahead what it has not had
record Cut(
    String user, long next, Map<Conversation, Long> returned, Map<Conversation, Long> ahead) {
  /// Every cut of a user's list.
  static List<Cut> allOf(Caller caller, String user) {
    List<QueryConversationList.Response> pages = new ArrayList<>();
    long next = 0;
    do {
      pages.add(caller.page(user, 1, next));
      next = pages.getLast().next();
      if (next != 0 && pages.getLast().list().isEmpty()) {
        throw new AssertionError("the list of " + user + " has an empty page that is not the last");
      }
    } while (next != 0);
    List<Cut> cuts = new ArrayList<>();
    for (int i = 0; i < pages.size() - 1; i++) {
      cuts.add(
          new Cut(
              user,
              pages.get(i).next(),
              rows(pages.subList(0, i + 1)),
              rows(pages.subList(i + 1, pages.size()))));
    }
    return cuts;
  }

  /// Goes on with the walk.
  ///
  /// @throws AssertionError if an entry comes again that has not moved to a later time, or does not
  ///   come at all
  void goOn(Caller caller, Model model) {
    Map<Conversation, Long> rest = rows(List.of(caller.page(user, Step.Limit.LARGEST, next)));
    rest.forEach((conversation, time) -> {
      Long before = returned.get(conversation);
      if (before != null && before >= time) {
        throw wrong(conversation + " comes again with the same time", rest);
      }
    });
    Map<Conversation, Long> now = model.list(user);
    for (Conversation conversation : ahead.keySet()) {
      if (now.containsKey(conversation) && !rest.containsKey(conversation)) {
        throw wrong(conversation + " never comes", rest);
      }
    }
  }

  private AssertionError wrong(String what, Map<Conversation, Long> rest) {
    return new AssertionError(
        "a walk of %s, %s\n  before the step: %s\n  after the step: %s"
            .formatted(user, what, returned, rest));
  }

  private static Map<Conversation, Long> rows(List<QueryConversationList.Response> pages) {
    Map<Conversation, Long> rows = new LinkedHashMap<>();
    for (QueryConversationList.Response page : pages) {
      page.list()
          .forEach(
              row -> rows.put(new Conversation(row.convType(), row.convId()), row.updateTime()));
    }
    return rows;
  }
}
