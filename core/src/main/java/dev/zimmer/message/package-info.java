/// Messages: their kinds and body rules, how they are stored, and the actions that send and import
/// them.
///
/// The partition of a run of a conversation's messages, `'m' <conversation's partition> bucket`:
///
/// | key | value | kind | written by |
/// |---|---|---|---|
/// | `sequence number` | [dev.zimmer.message.Message] | versioned by the message's id | sending, importing |
///
/// A bucket holds [dev.zimmer.message.MessageKeys#BUCKET] sequence numbers, so partitions stay
/// bounded however long a conversation gets.
@NullMarked
package dev.zimmer.message;

import org.jspecify.annotations.NullMarked;
