package dev.zimmer.list;

import dev.zimmer.conversation.ConversationId;
import dev.zimmer.conversation.Exclusion;
import dev.zimmer.stamp.Stamp;
import org.jspecify.annotations.Nullable;

/// One conversation in one user's list: the algebra of the list.
///
/// ```
/// seen(peer)  = last
/// seen(group) = none                       if the group is dismissed
///             = max(own, reached)          if member and reached > joined
///             = own                        else
/// reached     = head for most              if head for most > excluded up to
///             = max(before it, head)       else
/// the entry is in the list  <=>  seen > hidden
/// ```
///
/// Every register only grows or, for `member`, goes to the larger version, so writes may come in
/// any order and twice, from any thread. What says where an entry stands in order is guarded by the
/// [UserList] it belongs to.
final class ListEntry {
  private final ConversationId id;
  private final @Nullable GroupHead head;
  private long last = Stamp.NONE;
  private long own = Stamp.NONE;
  private long hidden = Stamp.NONE;
  private long memberVersion = -1;
  private long joinedAfter = Register.GONE;
  private long excludedUpTo = Stamp.NONE;
  private long beforeExclusion = Stamp.NONE;
  private boolean touched;
  private @Nullable ListEntry touchedBefore;
  private long sortedAt = Stamp.NONE;
  private boolean watched;

  /// An entry with empty registers.
  ///
  /// @param head the head of the group; null exactly for a one-to-one conversation
  ListEntry(ConversationId id, @Nullable GroupHead head) {
    this.id = id;
    this.head = head;
  }

  ConversationId id() {
    return id;
  }

  @Nullable GroupHead head() {
    return head;
  }

  /// The position of the newest message that reached the user; [Stamp#NONE] if none did.
  private long seen() {
    if (head == null) {
      return last;
    }
    long forMost = head.positionForMost();
    long forAll = head.position();
    if (forMost == GroupHead.DISMISSED || forAll == GroupHead.DISMISSED) { // now, or in between
      return Stamp.NONE;
    }
    long reached = Exclusion.head(excludedUpTo, beforeExclusion, forAll, forMost);
    boolean isMember = joinedAfter != Register.GONE;
    return isMember && reached > joinedAfter ? Math.max(own, reached) : own;
  }

  /// Where the entry stands in the list; [Stamp#NONE] if it is not in the list.
  synchronized long position() {
    long seen = seen();
    return seen > hidden ? seen : Stamp.NONE;
  }

  /// Whether this is a group that is not dismissed, and the user is a member of it.
  synchronized boolean isMembership() {
    return head != null
        && joinedAfter != Register.GONE
        && head.position() != GroupHead.DISMISSED
        && head.positionForMost() != GroupHead.DISMISSED;
  }

  /// Merges a write of one register.
  ///
  /// @param version that of the registers whose value is not their version
  /// @return whether this is the first write since [#takeTouched]
  synchronized boolean merge(Register register, long version, long value) {
    switch (register) {
      case LAST -> last = Math.max(last, value);
      case OWN -> own = Math.max(own, value);
      case HIDDEN -> hidden = Math.max(hidden, value);
      case MEMBER -> {
        if (version > memberVersion) {
          memberVersion = version;
          joinedAfter = value;
        }
      }
      case EXCLUDED -> {
        if (version > excludedUpTo) {
          excludedUpTo = version;
          beforeExclusion = value;
        }
      }
    }
    boolean isFirst = !touched;
    touched = true;
    return isFirst;
  }

  /// Links the entry to the one that was touched before it.
  void setTouchedBefore(@Nullable ListEntry before) {
    touchedBefore = before;
  }

  /// Ends the time in which the entry counts as touched.
  ///
  /// @return the one that was touched before it; null if none was
  synchronized @Nullable ListEntry takeTouched() {
    @Nullable ListEntry before = touchedBefore;
    touchedBefore = null;
    touched = false;
    return before;
  }

  /// The position under which [SortedEntries] keeps the entry; [Stamp#NONE] if it does not.
  long sortedAt() {
    return sortedAt;
  }

  void setSortedAt(long position) {
    sortedAt = position;
  }

  /// Notes that [ListGroups] knows the entry.
  ///
  /// @return whether it did not before
  boolean watch() {
    boolean isNew = !watched;
    watched = true;
    return isNew;
  }
}
