/// Conversations: how what happens in each of them is put in order, by one writer
/// ([dev.zimmer.conversation.Conversations]), and told to those who listen.
///
/// The partition of a conversation, `'c' appId '0' userId userId` (the smaller id first) for a
/// one-to-one conversation and `'c' appId '2' groupId` for a group:
///
/// | key | value | kind | written by |
/// |---|---|---|---|
/// | `'t'` | [dev.zimmer.conversation.Timeline] | transactional | every message and import, DeleteConv, joining, leaving, dismissing |
/// | `'x' userId` | which messages for most did not reach that member, [dev.zimmer.conversation.Exclusion] | transactional | a group message for all but some, joining |
/// | others | a group's own rows | transactional | see `dev.zimmer.group` |
@NullMarked
package dev.zimmer.conversation;

import org.jspecify.annotations.NullMarked;
