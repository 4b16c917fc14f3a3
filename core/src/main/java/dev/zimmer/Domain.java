package dev.zimmer;

import dev.zimmer.action.Action;
import dev.zimmer.action.JsonText;
import dev.zimmer.audio.AudioActions;
import dev.zimmer.conversation.Conversations;
import dev.zimmer.friend.FriendActions;
import dev.zimmer.group.GroupActions;
import dev.zimmer.group.Groups;
import dev.zimmer.invitation.InvitationActions;
import dev.zimmer.invitation.Invitations;
import dev.zimmer.list.ConversationLists;
import dev.zimmer.list.ListActions;
import dev.zimmer.message.Clearings;
import dev.zimmer.message.ContentRules;
import dev.zimmer.message.EditRules;
import dev.zimmer.message.History;
import dev.zimmer.message.ImportTimes;
import dev.zimmer.message.MessageActions;
import dev.zimmer.message.MessageBodies;
import dev.zimmer.message.MessageChanges;
import dev.zimmer.message.Messages;
import dev.zimmer.message.Receipts;
import dev.zimmer.message.RoomMessages;
import dev.zimmer.presence.Presence;
import dev.zimmer.presence.RoomPresence;
import dev.zimmer.room.RoomActions;
import dev.zimmer.room.Rooms;
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
    RoomPresence presence = RoomPresence.NOBODY;
    blocklist = new Blocklist(engine);
    lists = new ConversationLists(engine, users, config.listCacheBytes());
    Conversations conversations = new Conversations(engine, clock, List.of(lists));
    Groups groups = new Groups(engine, conversations, config.maxGroupMembers());
    Rooms rooms = new Rooms(engine, presence);
    List<Action<?, ?>> all = new ArrayList<>();
    all.addAll(UserActions.all(new UserActions.Parts(users, blocklist, Presence.NOBODY)));
    all.addAll(FriendActions.all(engine, users));
    all.addAll(
        ListActions.all(
            new ListActions.Parts(
                conversations, users, lists, new ConversationSettings(engine), groups::standing)));
    Messages messages = new Messages(engine, conversations);
    ContentRules rules =
        new ContentRules(json, config.maxMessageBytes(), config.maxMultiItemBytes());
    all.addAll(
        GroupActions.all(new GroupActions.Parts(engine, conversations, groups, users, lists)));
    all.addAll(RoomActions.all(rooms, users, presence));
    all.addAll(InvitationActions.all(new Invitations(engine, conversations), users));
    all.addAll(AudioActions.all());
    all.addAll(
        MessageActions.all(
            new MessageActions.Parts(
                messages,
                new RoomMessages(rooms, conversations),
                new History(engine),
                new MessageBodies(json),
                rules,
                new ImportTimes(config.retention()),
                new MessageChanges(engine, conversations, config.recallWindow()),
                new EditRules(json, rules),
                new Clearings(conversations),
                new Receipts(engine, messages, groups),
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
