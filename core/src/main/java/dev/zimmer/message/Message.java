package dev.zimmer.message;

import dev.zimmer.conversation.Counts;
import dev.zimmer.stamp.Stamp;
import dev.zimmer.storage.ValueReader;
import dev.zimmer.storage.ValueWriter;
import java.util.ArrayList;
import java.util.List;

/// A stored message, whole.
///
/// @param sequence its number in the conversation, from 1
/// @param id unique among all messages; a stamp, so ids grow with time
/// @param millis when it was sent, in Unix milliseconds; of an import, what the importer said
/// @param sender the user who sent it
/// @param content what it says
/// @param options how it was sent
/// @param previousInTurn the number of the newest message before it that came in turn, or a larger
///   one if that is not known
/// @param counted how many messages had counted as unread when it was there
/// @param fate what has become of it since
record Message(
    long sequence,
    long id,
    long millis,
    String sender,
    Content content,
    Options options,
    long previousInTurn,
    Counts counted,
    Fate fate) {
  private static final int FORMAT = 3;
  private static final int WITHOUT_PREVIOUS = 1;
  private static final int WITHOUT_FATE = 2;

  /// How a message was sent.
  ///
  /// @param noUnread whether it leaves unread counts alone
  /// @param senderUnaware whether the sender's own clients do not see it
  /// @param audience who may see it
  /// @param importedUser of an imported one-to-one message, in whose history alone it is; else
  ///   empty
  record Options(boolean noUnread, boolean senderUnaware, Audience audience, String importedUser) {
    /// An ordinary message.
    static final Options ORDINARY = new Options(false, false, Audience.ALL, "");
  }

  /// Whether it counted as unread for those whom it reached. Of those from before there were counts
  /// none did.
  boolean hasCounted() {
    return !options.noUnread() && !counted.equals(Counts.NONE);
  }

  /// Whether it was recalled.
  boolean isRecalled() {
    return fate.recall() != null;
  }

  /// With another content and fate.
  Message with(Content newContent, Fate newFate) {
    return new Message(
        sequence, id, millis, sender, newContent, options, previousInTurn, counted, newFate);
  }

  /// Whether it came in turn, see [dev.zimmer.conversation.Timeline].
  boolean isInTurn() {
    return options.importedUser().isEmpty() && millis == Stamp.millis(id);
  }

  /// Where it is in the order of times.
  Moment moment() {
    return new Moment(millis, sequence);
  }

  /// Whether a view holds it: that of one of two users, or of a group.
  ///
  /// @param viewer the user; empty for a group
  boolean isSeenBy(String viewer) {
    return options.importedUser().isEmpty() || options.importedUser().equals(viewer);
  }

  /// Whether it is for somebody in the conversation.
  boolean reaches(String userId) {
    return isSeenBy(userId)
        && (sender.equals(userId)
            || !options.audience().isTargeted()
            || options.audience().includes(userId));
  }

  byte[] toBytes() {
    ValueWriter writer =
        new ValueWriter(FORMAT).number(sequence).number(id).number(millis).text(sender);
    content
        .write(writer)
        .flag(options.noUnread())
        .flag(options.senderUnaware())
        .text(options.importedUser())
        .flag(options.audience().isTargeted())
        .flag(options.audience().inclusive())
        .number(options.audience().userIds().size());
    options.audience().userIds().forEach(writer::text);
    counted.write(writer.number(previousInTurn));
    fate.write(writer);
    return writer.toBytes();
  }

  static Message read(byte[] value) {
    ValueReader reader = new ValueReader(value, WITHOUT_PREVIOUS, FORMAT);
    long sequence = reader.number();
    long id = reader.number();
    long millis = reader.number();
    String sender = reader.text();
    Content content = Content.read(reader);
    boolean noUnread = reader.flag();
    boolean senderUnaware = reader.flag();
    String importedUser = reader.text();
    boolean targeted = reader.flag();
    boolean inclusive = reader.flag();
    List<String> userIds = new ArrayList<>();
    for (long left = reader.number(); left > 0; left--) {
      userIds.add(reader.text());
    }
    Audience audience = new Audience(targeted, inclusive, userIds);
    Options options = new Options(noUnread, senderUnaware, audience, importedUser);
    long previous = reader.format() == WITHOUT_PREVIOUS ? sequence - 1 : reader.number();
    boolean hasFate = reader.format() > WITHOUT_FATE;
    Counts counted = hasFate ? Counts.read(reader) : Counts.NONE;
    Fate fate = hasFate ? Fate.read(reader) : Fate.NONE;
    return new Message(sequence, id, millis, sender, content, options, previous, counted, fate);
  }
}
