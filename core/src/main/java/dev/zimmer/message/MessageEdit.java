package dev.zimmer.message;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// An edit of a stored message, with everything that its parameters alone can tell checked.
///
/// @param editor who edits it
/// @param sender who must have sent it; null if the caller did not say
/// @param sequence its number in the conversation
/// @param type what it must be
/// @param millis when it is edited, in Unix milliseconds
/// @param change makes the new content of the old one
/// @param mentioned the users whom it mentions from now on; null if that stays
/// @param mentionsAll whether it mentions all from now on; null if that stays
record MessageEdit(
    String editor,
    @Nullable String sender,
    long sequence,
    MessageType type,
    long millis,
    UnaryOperator<Content> change,
    @Nullable List<String> mentioned,
    @Nullable Boolean mentionsAll) {
  private static final Fate.Edit NEVER = new Fate.Edit(0, "", 0, List.of(), false);

  Content content(Content old) {
    return change.apply(old);
  }

  boolean mayBeOf(String actualSender) {
    return sender == null || sender.equals(actualSender);
  }

  /// What is noted of it.
  ///
  /// @param before the edit before; null if there was none
  Fate.Edit after(Fate.@Nullable Edit before) {
    Fate.Edit last = before == null ? NEVER : before;
    return new Fate.Edit(
        last.number() + 1,
        editor,
        millis,
        mentioned == null ? last.mentioned() : mentioned,
        mentionsAll == null ? last.mentionsAll() : mentionsAll);
  }
}
