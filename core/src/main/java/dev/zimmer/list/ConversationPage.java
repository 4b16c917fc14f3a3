package dev.zimmer.list;

import dev.zimmer.list.QueryConversationList.Conversation;
import java.util.AbstractList;
import java.util.RandomAccess;

/// The rows of a page as a caller gets them. It is a list like any other; whoever writes it can
/// have it as one piece of JSON instead.
public final class ConversationPage extends AbstractList<Conversation> implements RandomAccess {
  private final ListPage page;

  ConversationPage(ListPage page) {
    this.page = page;
  }

  @Override
  public int size() {
    return page.size();
  }

  @Override
  public Conversation get(int index) {
    ListRow row = page.row(index);
    return new Conversation(row.id().id(), row.id().type().number(), row.updateMillis());
  }

  /// How many bytes [#copyJson] copies.
  public int jsonLength() {
    return page.jsonLength();
  }

  /// Copies the rows as JSON; see [ListPage#copyJson].
  ///
  /// @param into has room for [#jsonLength] bytes
  /// @param offset where the first one goes
  public void copyJson(byte[] into, int offset) {
    page.copyJson(into, offset);
  }
}
