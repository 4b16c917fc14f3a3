/// Messages: their kinds and body rules, how they are stored and found by time, and the actions
/// that send, import and read them.
///
/// The partition of a run of a conversation's messages, `'m' <conversation's partition> bucket`:
///
/// | key | value | kind | written by |
/// |---|---|---|---|
/// | `sequence number` | [dev.zimmer.message.Message] | versioned by the message's id, then by when it was changed | sending, importing, recalls, edits |
///
/// The partition of the receipts of a run, `'d' <conversation's partition> bucket`:
///
/// | key | value | kind | written by |
/// |---|---|---|---|
/// | `sequence number, userId` | when that user got and read that message, [dev.zimmer.message.Receipts] | transactional | receipts |
///
/// A message that came out of turn (see [dev.zimmer.conversation.Timeline]) is in the index of
/// times of its view too. The view is that of `ImportedUserId` in a one-to-one conversation, and
/// `''` in a group. Its directory, `'h' <conversation's partition> view`:
///
/// | key | value | kind | written by |
/// |---|---|---|---|
/// | `span block`, the latest span first | nothing: there are such messages | versioned by the message's id | importing |
///
/// and the partition of the messages of one span of time and one block of numbers, `'h'
/// <conversation's partition> view span block`:
///
/// | key | value | kind | written by |
/// |---|---|---|---|
/// | `time number`, the latest first | nothing | versioned by the message's id | importing |
///
/// A bucket holds [dev.zimmer.message.MessageKeys#BUCKET] sequence numbers, so partitions stay
/// bounded however long a conversation gets; [dev.zimmer.message.TimeIndex] says what bounds those
/// of the index.
@NullMarked
package dev.zimmer.message;

import org.jspecify.annotations.NullMarked;
