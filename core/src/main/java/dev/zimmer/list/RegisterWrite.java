package dev.zimmer.list;

import dev.zimmer.conversation.ConversationId;
import dev.zimmer.conversation.ConversationMember;
import dev.zimmer.conversation.Event;
import dev.zimmer.conversation.Exclusion;
import dev.zimmer.stamp.Stamp;
import dev.zimmer.user.UserKey;
import java.util.function.Consumer;

/// One write of one register in one user's list.
///
/// @param user whose list
/// @param id which entry
/// @param version see [Register]
record RegisterWrite(UserKey user, ConversationId id, Register register, long version, long value) {
  /// What an event writes into lists, in the order in which a reader beside it may see it. The same
  /// for the rows in the store and for the lists in memory.
  static void of(Event event, Consumer<RegisterWrite> to) {
    switch (event) {
      case Event.PeerMessage e -> e.reached().forEach(user -> to.accept(last(e, user)));
      case Event.TargetedMessage e ->
          e.reached().forEach(user -> to.accept(own(e, user, e.place().position())));
      case Event.MessageForMost e -> e.excluded().forEach(each -> to.accept(excluded(e, each)));
      case Event.MembersJoined e -> {
        e.excluded().forEach(each -> to.accept(excluded(e, each)));
        e.members().forEach(each -> to.accept(joined(e, each)));
      }
      case Event.MembersLeft e -> e.leavers().forEach(each -> leave(e, each, to));
      case Event.Hidden e -> to.accept(hidden(e));
      // These move heads, and write nothing into lists.
      case Event.GroupMessage _, Event.Dismissed _ -> {}
    }
  }

  private static RegisterWrite last(Event.PeerMessage event, String userId) {
    long position = event.place().position();
    return write(event, userId, Register.LAST, position, position);
  }

  private static RegisterWrite own(Event event, String userId, long position) {
    return write(event, userId, Register.OWN, position, position);
  }

  private static RegisterWrite joined(Event.MembersJoined event, ConversationMember member) {
    long joinedAfter = Stamp.first(member.sinceMillis()) - 1;
    return write(event, member.userId(), Register.MEMBER, event.version(), joinedAfter);
  }

  /// The entry stays where it is: `own` is raised before the membership is over, or the entry would
  /// fall back for a moment.
  private static void leave(
      Event.MembersLeft event, Event.Leaver leaver, Consumer<RegisterWrite> to) {
    ConversationMember member = leaver.member();
    if (leaver.head() >= Stamp.first(member.sinceMillis())) {
      to.accept(own(event, member.userId(), leaver.head()));
    }
    to.accept(write(event, member.userId(), Register.MEMBER, event.version(), Register.GONE));
  }

  private static RegisterWrite excluded(Event event, Exclusion exclusion) {
    return write(
        event, exclusion.userId(), Register.EXCLUDED, exclusion.upTo(), exclusion.before());
  }

  private static RegisterWrite hidden(Event.Hidden event) {
    long upTo = Stamp.last(event.millis());
    return write(event, event.userId(), Register.HIDDEN, upTo, upTo);
  }

  private static RegisterWrite write(
      Event event, String userId, Register register, long version, long value) {
    return new RegisterWrite(
        new UserKey(event.conversation().appId(), userId),
        event.conversation().seenBy(userId),
        register,
        version,
        value);
  }
}
