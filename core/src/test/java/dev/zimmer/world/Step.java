package dev.zimmer.world;

import java.util.List;
import java.util.Optional;

/// One thing that happens in a world. AppIds are numbered from 0; a group whose name starts with
/// `$` gets its id from the server.
public sealed interface Step {
  /// The wall clock moves; it stands still otherwise, so that many calls share a millisecond.
  record Advance(int millis) implements Step {}

  /// UserRegister.
  record Register(int app, List<String> users) implements Step {}

  /// AddUsersToBlacklist, or RemoveUsersFromBlacklist.
  record Block(int app, String owner, List<String> others, boolean blocked) implements Step {}

  /// CheckUsersIsInBlacklist, and QueryBlacklist from the first page to the last.
  record QueryBlocks(int app, String owner, List<String> others, int limit) implements Step {}

  /// What a user sets for their conversations, or somebody for a group and its members.
  record Setting(int app, Record request) implements Step {}

  /// What a user does in a conversation that is theirs, or isn't.
  sealed interface InConversation extends Step {
    int app();

    int type();

    String other();
  }

  /// A message, or all of them, is changed after it was sent, or is read.
  ///
  /// @param sequence which message
  record ChangeMessage(int app, String user, int type, String other, Kind kind, long sequence)
      implements InConversation {
    /// How.
    enum Kind {
      /// RevokePeerMessage or RevokeGroupMessage.
      RECALL,
      /// EditC2cMsgBody or EditGroupMsgBody, as of the user's own message.
      EDIT,
      /// The same, as of the other's message.
      EDIT_OTHERS,
      /// ClearPeerMessage or ClearMemberGroupMessage.
      CLEAR,
      /// ClearConversationUnread.
      READ_ALL,
      /// C2cReadReceipt or GroupReadReceipt.
      RECEIPT
    }
  }

  /// QueryPeerMsg or QueryGroupMsg from the first page to the last, and QueryMessagesByMsgSeq.
  record QueryHistory(
      int app, String user, int type, String other, List<Limit> limits, boolean withEmpty)
      implements InConversation {}

  /// SendPeerMessage.
  record SendPeer(
      int app, String from, List<String> to, int type, boolean unaware, boolean noUnread)
      implements Step {}

  /// ImportPeerMsg.
  record ImportPeer(int app, String from, String to, int type, When sent, boolean intoSenders)
      implements Step {}

  /// CreateGroup.
  record CreateGroup(int app, String group, String owner, List<String> members, When created)
      implements Step {}

  /// InviteUsersIntoGroup.
  record Invite(int app, String operator, String group, List<Invited> users) implements Step {}

  /// One of those invited.
  record Invited(String user, When entered, boolean mustAgree) {}

  /// KickoutGroupUser.
  record Kick(int app, String operator, String group, List<String> users) implements Step {}

  /// DismissGroup.
  record Dismiss(int app, String operator, String group) implements Step {}

  /// SendGroupMessage.
  record SendGroup(int app, String from, String group, int type, Optional<Target> target)
      implements Step {}

  /// Who may see a group message.
  record Target(boolean inclusive, List<String> users) {
    boolean isEverybody() {
      return !inclusive && users.isEmpty();
    }

    boolean sees(String user) {
      return inclusive == users.contains(user);
    }
  }

  /// ImportGroupMsg.
  record ImportGroup(int app, String from, String group, int type, When sent) implements Step {}

  /// DeleteConv.
  record Delete(int app, String user, int type, String other) implements Step {}

  /// QueryConversationList from the first page to the last.
  record Query(int app, String user, List<Limit> limits) implements Step {}

  /// One more page of a user's long walk, which goes on beside everything else.
  record Turn(int app, String user, Limit limit) implements Step {}

  /// Every list of everybody is walked and compared.
  ///
  /// @param fromStore with a second server over the same store that keeps no list in memory
  record CompareAll(List<Limit> limits, boolean fromStore) implements Step {}

  /// The server ends and starts again.
  ///
  /// @param store whether the store is closed too
  record Restart(boolean store, boolean listsInMemory) implements Step {}

  /// A time that a caller gives.
  sealed interface When {
    /// No time is sent.
    record Absent() implements When {}

    /// 0 is sent, which means the same.
    record Zero() implements When {}

    /// So many milliseconds before now; a negative number is the future.
    record Ago(int millis) implements When {}
  }

  /// A `Limit` as it is sent; empty: it is not.
  record Limit(Optional<Integer> sent) {
    static final int DEFAULT = 100;
    static final int LARGEST = 500;

    /// How many rows it asks for.
    int rows() {
      int number = sent.orElse(DEFAULT);
      return number <= 0 ? DEFAULT : Math.min(number, LARGEST);
    }

    @Override
    public String toString() {
      return sent.map(Object::toString).orElse("absent");
    }
  }
}
