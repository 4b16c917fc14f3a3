package dev.zimmer;

import dev.zimmer.action.Action;
import dev.zimmer.action.JsonText;
import dev.zimmer.conversation.Conversations;
import dev.zimmer.group.GroupActions;
import dev.zimmer.group.Groups;
import dev.zimmer.list.ConversationLists;
import dev.zimmer.list.ListActions;
import dev.zimmer.message.ContentRules;
import dev.zimmer.message.History;
import dev.zimmer.message.ImportTimes;
import dev.zimmer.message.MessageActions;
import dev.zimmer.message.MessageBodies;
import dev.zimmer.message.Messages;
import dev.zimmer.spec.ActionTable;
import dev.zimmer.stamp.StampClock;
import dev.zimmer.storage.StorageEngine;
import dev.zimmer.user.Blocklist;
import dev.zimmer.user.ConversationSettings;
import dev.zimmer.user.UserActions;
import dev.zimmer.user.Users;
import java.util.ArrayList;
import java.util.List;

/// Everything that one server knows and does, over one storage engine.
public final class Domain {
  private final ActionTable actions;
  private final ConversationLists lists;
  private final Blocklist blocklist;

  /// Opens the domain over a store.
  ///
  /// @param engine the store; stays the caller's to close
  /// @param clock gives the stamps; no other may give the same for this store
  /// @param json how to read JSON inside messages
  public Domain(StorageEngine engine, StampClock clock, JsonText json, DomainConfig config) {
    Users users = new Users(engine);
    blocklist = new Blocklist(engine);
    lists = new ConversationLists(engine, users, config.listCacheBytes());
    Conversations conversations = new Conversations(engine, clock, List.of(lists));
    Groups groups = new Groups(engine, conversations, config.maxGroupMembers());
    List<Action<?, ?>> all = new ArrayList<>();
    all.addAll(UserActions.all(new UserActions.Parts(users, blocklist)));
    all.addAll(
        ListActions.all(
            new ListActions.Parts(
                conversations, users, lists, new ConversationSettings(engine), groups::standing)));
    all.addAll(GroupActions.all(new GroupActions.Parts(engine, conversations, groups, users)));
    all.addAll(
        MessageActions.all(
            new MessageActions.Parts(
                new Messages(engine, conversations),
                new History(engine),
                new MessageBodies(json),
                new ContentRules(json, config.maxMessageBytes(), config.maxMultiItemBytes()),
                new ImportTimes(config.retention()),
                users,
                blocklist,
                groups)));
    actions = new ActionTable(all);
  }

  /// The actions to serve.
  public ActionTable actions() {
    return actions;
  }

  /// Who has blocked whom.
  public Blocklist blocklist() {
    return blocklist;
  }

  /// How the in-memory conversation lists do.
  public ConversationLists.Stats listCacheStats() {
    return lists.stats();
  }
}
