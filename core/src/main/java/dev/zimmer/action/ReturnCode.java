package dev.zimmer.action;

/// The return codes that this server can answer: those of the gateway, and those of the actions
/// that are there.
///
/// To add one: take its number from the API's documentation, say whose fault it is, and write a
/// text that tells the caller what was wrong. A number never changes and is never used again.
public enum ReturnCode {
  /// The call succeeded; of a batch, at least one item.
  OK(0, Fault.NONE, "success"),

  /// Too many calls for this server as a whole.
  OVERLOADED(7, Fault.LIMIT, "the server is overloaded, try again later"),

  /// AppId is not an unsigned 32-bit number.
  GATEWAY_APP_ID_MALFORMED(100000001, Fault.CALLER, "AppId must be a number from 0 to 4294967295"),
  /// Timestamp is absent or empty.
  GATEWAY_TIMESTAMP_MISSING(100000002, Fault.CALLER, "Timestamp is missing"),
  /// Timestamp is not a number.
  GATEWAY_TIMESTAMP_MALFORMED(
      100000003, Fault.CALLER, "Timestamp must be a whole number of Unix seconds"),
  /// Timestamp is more than ten minutes off.
  GATEWAY_SIGNATURE_EXPIRED(
      100000004, Fault.CALLER, "Timestamp is more than 600 seconds away from the server's clock"),
  /// The signature is wrong.
  GATEWAY_SIGNATURE_MISMATCH(
      100000005,
      Fault.CALLER,
      "Signature is not the md5 of AppId, SignatureNonce, ServerSecret and Timestamp"),
  /// Action is absent or empty.
  GATEWAY_ACTION_MISSING(100000006, Fault.CALLER, "Action is missing in the query"),
  /// There is no such action here.
  GATEWAY_ACTION_UNSUPPORTED(100000007, Fault.CALLER, "this server does not have that action"),
  /// SignatureNonce is absent or empty.
  GATEWAY_NONCE_MISSING(100000008, Fault.CALLER, "SignatureNonce is missing"),
  /// Signature is absent or empty.
  GATEWAY_SIGNATURE_MISSING(100000009, Fault.CALLER, "Signature is missing"),
  /// The app is not configured here.
  GATEWAY_APP_CONFIG_LOOKUP_FAILED(
      100000011, Fault.CALLER, "this server has no app with that AppId"),
  /// The request's body did not arrive.
  GATEWAY_BODY_READ_FAILED(100000012, Fault.CALLER, "the request's body could not be read"),
  /// SignatureVersion is absent or empty.
  GATEWAY_SIGNATURE_VERSION_MISSING(100000013, Fault.CALLER, "SignatureVersion is missing"),
  /// SignatureVersion is not 2.0.
  GATEWAY_SIGNATURE_VERSION_UNSUPPORTED(100000014, Fault.CALLER, "SignatureVersion must be 2.0"),

  /// There is no licence for ZIM Audio.
  LICENSE_CERT_INVALID(910002, Fault.CALLER, "this server has no licence for ZIM Audio"),
  /// The licence for ZIM Audio cannot be told.
  LICENSE_INTERNAL(910003, Fault.SERVER, "the server failed to look for a licence"),

  /// A failure of ours that no better code tells.
  INTERNAL(660000001, Fault.SERVER, "the server failed to do what was asked"),
  /// A parameter is missing or illegal.
  INVALID_ARGUMENT(660000002, Fault.CALLER, "a parameter is missing or illegal"),
  /// A failure of ours in an action that has this code for it.
  LOGIC_ERROR(660000003, Fault.SERVER, "the server failed to do what was asked"),
  /// A list of users is too long.
  USER_COUNT_LIMIT_EXCEEDED(660000011, Fault.CALLER, "too many users in one call"),
  /// A user id is over 32 bytes.
  USER_ID_TOO_LONG(660000012, Fault.CALLER, "a user id is longer than 32 bytes"),
  /// The message to recall is not there.
  MESSAGE_NOT_FOUND(660000022, Fault.CALLER, "there is no such message"),
  /// The message to recall was recalled before.
  MESSAGE_ALREADY_RECALLED(660000023, Fault.CALLER, "the message was recalled already"),
  /// The message to recall is too old.
  RECALL_WINDOW_EXCEEDED(660000024, Fault.CALLER, "the message is too old to be recalled"),
  /// A command marked as base64 is not.
  BASE64_DECODE_FAILED(660000025, Fault.CALLER, "IsBase64 is 1 and Message is not valid base64"),
  /// The message to recall is another's.
  RECALL_NOT_BY_SENDER(660000026, Fault.CALLER, "FromUserId did not send the message"),
  /// The user is not logged in: not registered, logged out, or known to back ends alone.
  USER_NOT_LOGGED_IN(660200001, Fault.CALLER, "the user is not logged in on any client"),
  /// There is no such room, or there is none any more.
  ROOM_NOT_FOUND(660300001, Fault.CALLER, "the room does not exist"),
  /// The users to remove are not in the room.
  ROOM_USER_NOT_FOUND(660300002, Fault.CALLER, "none of the users is in the room"),
  /// Too many calls of one action by one app.
  APP_RATE_LIMITED(660300005, Fault.LIMIT, "too many calls of this action, try again later"),
  /// Too many calls of one action for one group or room.
  GROUP_OR_ROOM_RATE_LIMITED(
      660300006,
      Fault.LIMIT,
      "too many calls of this action for this group or room, try again later"),
  /// The room cannot be read.
  ROOM_LOOKUP_FAILED(660300007, Fault.SERVER, "the room could not be read"),
  /// Nobody is in the room.
  ROOM_USER_LIST_EMPTY(660300008, Fault.CALLER, "nobody is in the room"),
  /// A user who was asked for is not in the room.
  USER_NOT_IN_ROOM(660300012, Fault.CALLER, "the user is not in the room"),
  /// A message to a room asks for receipts.
  ROOM_RECEIPT_UNSUPPORTED(
      660300013, Fault.CALLER, "a message to a room cannot have receipts: leave HasReceipt out"),
  /// The room id is taken.
  ROOM_ALREADY_EXISTS(660300014, Fault.CALLER, "there is a room with that id already"),
  /// The attributes of a group are too long together.
  GROUP_ATTRIBUTES_TOO_LONG(
      660300019, Fault.CALLER, "the values of the attributes are too long together"),
  /// A message is too large.
  MESSAGE_TOO_LARGE(660400001, Fault.CALLER, "the message is too large"),
  /// Receipts for too many messages in one call.
  RECEIPT_COUNT_EXCEEDED(660400102, Fault.CALLER, "receipts for more than 10 messages in one call"),
  /// A receipt for a message of a group cannot be set.
  GROUP_RECEIPT_FAILED(660400103, Fault.CALLER, "the receipts could not be set"),
  /// A receipt for a one-to-one message cannot be set.
  PEER_RECEIPT_FAILED(660400104, Fault.CALLER, "the receipts could not be set"),
  /// The user who acts is not registered.
  OPERATOR_NOT_REGISTERED(660500002, Fault.CALLER, "FromUserId is not registered"),
  /// Too many messages to all users.
  BROADCAST_RATE_LIMITED(
      660500003, Fault.LIMIT, "too many messages to all users in a second or a day"),
  /// There is no such group, or there is none any more.
  GROUP_NOT_FOUND(660600001, Fault.CALLER, "the group does not exist"),
  /// The members of a group cannot be read.
  GROUP_MEMBER_QUERY_FAILED(660600003, Fault.SERVER, "the members of the group could not be read"),
  /// Too many calls of QueryGroupMemberList.
  QUERY_GROUP_MEMBERS_RATE_LIMITED(
      660600004, Fault.LIMIT, "too many calls of QueryGroupMemberList, try again later"),
  /// Too many calls of KickoutGroupUser.
  KICK_GROUP_USER_RATE_LIMITED(
      660600005, Fault.LIMIT, "too many calls of KickoutGroupUser, try again later"),
  /// The groups of an app cannot be read.
  GROUP_LIST_QUERY_FAILED(660600006, Fault.SERVER, "the groups of the app could not be read"),
  /// Too many calls of QueryAppGroupList.
  QUERY_APP_GROUPS_RATE_LIMITED(
      660600007, Fault.LIMIT, "too many calls of QueryAppGroupList, try again later"),
  /// The user to remove is not a member.
  KICK_TARGET_NOT_IN_GROUP(660600008, Fault.CALLER, "the user is not a member of the group"),
  /// The group cannot be read.
  GROUP_INFO_UNAVAILABLE(660600009, Fault.SERVER, "the group could not be read"),
  /// Too many calls of CreateGroup.
  CREATE_GROUP_RATE_LIMITED(
      660600010, Fault.LIMIT, "too many calls of CreateGroup, try again later"),
  /// The group id is taken, or was once.
  GROUP_ALREADY_EXISTS(
      660600011, Fault.CALLER, "the group id is taken, or belonged to a dismissed group"),
  /// The owner of the group to create is not registered.
  GROUP_OWNER_NOT_FOUND(660600013, Fault.CALLER, "GroupOwner is not registered"),
  /// The store failed.
  GROUP_STORAGE_ERROR(660600015, Fault.SERVER, "the group could not be stored"),
  /// A group would have too many members.
  GROUP_MEMBER_LIMIT_EXCEEDED(660600016, Fault.CALLER, "the group would have too many members"),
  /// Too many group attributes.
  GROUP_ATTRIBUTE_COUNT_EXCEEDED(660600019, Fault.CALLER, "more than 10 group attributes"),
  /// A group attribute's key or value has a wrong length.
  GROUP_ATTRIBUTE_LENGTH_INVALID(
      660600020,
      Fault.CALLER,
      "a group attribute's key must have 1 to 16 bytes, its value at most 1024"),
  /// The user is not a member of the group.
  USER_NOT_IN_GROUP(660600024, Fault.CALLER, "the user is not in the group"),
  /// Attributes of a group cannot be as they are to be.
  GROUP_UPDATE_FAILED(660600028, Fault.CALLER, "the group could not be changed like that"),
  /// The role of the owner is to be given or taken.
  ROLE_OWNER_NOT_ASSIGNABLE(
      660600029, Fault.CALLER, "the owner's role is given and taken by TransferGroupOwner alone"),
  /// Somebody is to change their own role.
  OPERATOR_EQUALS_TARGET(660600030, Fault.CALLER, "FromUserId and ToUserId must differ"),
  /// A member does what the owner and administrators alone may do.
  PERMISSION_DENIED(
      660600032, Fault.CALLER, "FromUserId is a member, but not the owner or an administrator"),
  /// Of several members to mute, none could be.
  ALL_TARGETS_FAILED(660600033, Fault.CALLER, "it could be done for none of the users"),
  /// Too many calls of UserRegister or RobotRegister.
  REGISTER_RATE_LIMITED(
      660700001, Fault.LIMIT, "too many calls that register users, try again later"),
  /// The user id is registered already.
  USER_ALREADY_EXISTS(660700002, Fault.CALLER, "the user is registered already"),
  /// A user name is over 256 bytes.
  USER_NAME_TOO_LONG(660700006, Fault.CALLER, "UserName is longer than 256 bytes"),
  /// An avatar is over 500 bytes.
  USER_AVATAR_TOO_LONG(660700007, Fault.CALLER, "UserAvatar is longer than 500 bytes"),
  /// What is known of users cannot be read.
  USER_INFO_UNAVAILABLE(660700008, Fault.SERVER, "what is known of the users could not be read"),
  /// The user whose profile is to be changed is not registered.
  USER_NOT_FOUND(660700012, Fault.CALLER, "the user to change is not registered"),
  /// A user that the call is about is not registered.
  USER_NOT_REGISTERED(660700015, Fault.CALLER, "the user is not registered"),
  /// What is known of a user cannot be written.
  USER_UPDATE_FAILED(660700017, Fault.SERVER, "what is known of the users could not be changed"),
  /// The other side of a conversation is not registered.
  PEER_NOT_REGISTERED(660800001, Fault.CALLER, "the other user is not registered"),
  /// The conversation is not in the user's list.
  CONVERSATION_NOT_FOUND(
      660800002, Fault.CALLER, "the conversation is not among the latest 1000 of the user's list"),
  /// Too many users in one call about friends.
  FRIEND_BATCH_LIMIT_EXCEEDED(660800019, Fault.CALLER, "too many users in one call about friends"),
  /// Somebody is to become their own friend.
  CANNOT_BEFRIEND_SELF(660800020, Fault.CALLER, "nobody can become a friend of themselves"),
  /// What is said of a friend is too long.
  FRIEND_TEXT_TOO_LONG(
      660800021, Fault.CALLER, "FriendAlias or Wording is longer than 256 characters"),
  /// A call about friends names a user again.
  DUPLICATE_USER_ID(660800022, Fault.CALLER, "the user is named twice"),
  /// A friend can have no such attribute.
  FRIEND_ATTRIBUTE_KEY_INVALID(
      660800023, Fault.CALLER, "the Key of a friend's attribute must be k0, k1, k2, k3 or k4"),
  /// A friend's attributes are too long together.
  FRIEND_ATTRIBUTES_TOO_LONG(
      660800024,
      Fault.CALLER,
      "the keys and values of a friend's attributes have more than 1024 bytes together"),
  /// Of several users who were to become friends, none is registered.
  NO_FRIEND_REGISTERED(660800025, Fault.CALLER, "none of the users is registered"),
  /// The attributes of a new friend are not what they must be.
  FRIEND_ATTRIBUTE_INVALID(
      660800026, Fault.CALLER, "an attribute lacks its Key or Value, or there are more than 5"),
  /// The user is a friend already.
  ALREADY_FRIENDS(660800027, Fault.CALLER, "the user is a friend already"),
  /// A list of friends is as long as it may be.
  FRIEND_LIST_FULL(660800028, Fault.CALLER, "one of the two has as many friends as they may"),
  /// A user has as many conversations muted as they may.
  MUTE_LIST_FULL(660800030, Fault.CALLER, "the user has muted as many conversations as they may"),
  /// A call names an attribute of a friend again.
  FRIEND_ATTRIBUTE_REPEATED(660800032, Fault.CALLER, "the attribute is named twice"),
  /// Somebody is not to be their own friend any more.
  CANNOT_UNFRIEND_SELF(660800033, Fault.CALLER, "nobody is a friend of themselves"),
  /// The user is no friend.
  NOT_FRIENDS(660800034, Fault.CALLER, "the user is not a friend"),
  /// The user to block is blocked already.
  ALREADY_BLOCKED(660800037, Fault.CALLER, "the user is blocked already"),
  /// Somebody is to block or unblock themselves.
  CANNOT_BLOCK_SELF(660800038, Fault.CALLER, "nobody can block or unblock themselves"),
  /// Too many users in one call about a blocklist.
  BLOCKLIST_BATCH_LIMIT_EXCEEDED(
      660800039, Fault.CALLER, "too many users in one call about a blocklist"),
  /// A blocklist is as long as it may be.
  BLOCKLIST_FULL(660800040, Fault.CALLER, "the user has blocked as many others as they may"),
  /// Of several users to block, none could be.
  BLOCK_ALL_FAILED(660800041, Fault.CALLER, "none of the users could be blocked"),
  /// Of several users to unblock, none could be.
  UNBLOCK_ALL_FAILED(660800042, Fault.CALLER, "none of the users could be unblocked"),
  /// The user to unblock is not blocked.
  NOT_BLOCKED(660800044, Fault.CALLER, "the user is not blocked"),
  /// The receiver has blocked the sender.
  SENDER_BLOCKED_BY_RECEIVER(660800045, Fault.CALLER, "the receiver has blocked the sender"),
  /// A time lies in the future.
  TIME_IN_FUTURE(660800046, Fault.CALLER, "a time is later than now"),
  /// A user has as many conversations pinned as they may.
  PIN_LIST_FULL(660800048, Fault.CALLER, "the user has pinned as many conversations as they may"),
  /// The conversation to mute is muted already.
  CONVERSATION_ALREADY_MUTED(660800051, Fault.CALLER, "the conversation is muted already"),
  /// The conversation to unmute is not muted.
  CONVERSATION_ALREADY_UNMUTED(660800052, Fault.CALLER, "the conversation is not muted"),
  /// The conversation list cannot be read.
  CONVERSATION_LIST_QUERY_FAILED(
      660800053, Fault.SERVER, "the conversation list could not be read"),
  /// Of several marks to set or cancel, none could be.
  MARK_ALL_FAILED(660800054, Fault.CALLER, "none of the conversations could be marked"),
  /// A user to invite into a call is not registered.
  CALLEES_NOT_REGISTERED(660900003, Fault.CALLER, "the user to invite is not registered"),
  /// There is no such call.
  CALL_NOT_FOUND(660900004, Fault.CALLER, "the call does not exist"),
  /// The invitation has been answered.
  CALL_ENDED(660900005, Fault.CALLER, "the invitation has been answered already"),
  /// The time to answer is over.
  CALL_INVITATION_TIMED_OUT(660900006, Fault.CALLER, "the time to answer is over"),
  /// Too many users to invite into a call.
  CALLEE_LIMIT_EXCEEDED(660900007, Fault.CALLER, "too many users to invite into one call"),
  /// The user who answers was not invited.
  NOT_INVITED(660900008, Fault.CALLER, "FromUserId was not invited into the call"),
  /// The message to edit is too old.
  EDIT_WINDOW_EXCEEDED(661000001, Fault.CALLER, "the message is too old to be edited"),
  /// The message cannot be edited.
  EDIT_FAILED(661000005, Fault.CALLER, "the message could not be edited");

  /// Who has to do something about it.
  public enum Fault {
    /// Nobody: it went well.
    NONE,
    /// The caller sent something wrong.
    CALLER,
    /// The caller called too often.
    LIMIT,
    /// This server failed.
    SERVER
  }

  private final int number;
  private final Fault fault;
  private final String text;

  ReturnCode(int number, Fault fault, String text) {
    this.number = number;
    this.fault = fault;
    this.text = text;
  }

  /// The number on the wire, in `Code` or `SubCode`.
  public int number() {
    return number;
  }

  /// Whose fault it is.
  public Fault fault() {
    return fault;
  }

  /// What it means, in plain words for the caller.
  public String text() {
    return text;
  }
}
