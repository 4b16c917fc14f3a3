/// Conversations: how what happens in each of them is put in order, by one writer
/// ([dev.zimmer.conversation.Conversations]), and told to those who listen.
///
/// The partition of a conversation, `'c' appId '0' userId userId` (the smaller id first) for a
/// one-to-one conversation and `'c' appId '2' groupId` for a group:
///
/// | key | value | kind | written by |
/// |---|---|---|---|
/// | `'t'` | [dev.zimmer.conversation.Timeline] | transactional | every message, import, recall and edit, DeleteConv, joining, leaving, dismissing |
/// | `'x' userId` | which messages for most did not reach that member, [dev.zimmer.conversation.Exclusion] | transactional | a group message for all but some, joining |
/// | `'u' userId` | the conversation as that user has it, [dev.zimmer.conversation.View] | transactional | joining, leaving, own messages in a group; clearing, ClearConversationUnread, DeleteConv |
/// | `'r' side level number` | a node of the tree that counts recalls, [dev.zimmer.conversation.Recalled] | transactional | recalls |
/// | `'e' sequence number` | a message that was changed, [dev.zimmer.message.Message] | transactional | recalls, edits |
/// | others | a group's own rows | transactional | see `dev.zimmer.group` |
@NullMarked
package dev.zimmer.conversation;

import org.jspecify.annotations.NullMarked;
