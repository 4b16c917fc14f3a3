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
  /// A command marked as base64 is not.
  BASE64_DECODE_FAILED(660000025, Fault.CALLER, "IsBase64 is 1 and Message is not valid base64"),
  /// Too many calls of one action by one app.
  APP_RATE_LIMITED(660300005, Fault.LIMIT, "too many calls of this action, try again later"),
  /// Too many calls of one action for one group or room.
  GROUP_OR_ROOM_RATE_LIMITED(
      660300006, Fault.LIMIT, "too many calls of this action for this group, try again later"),
  /// The attributes of a group are too long together.
  GROUP_ATTRIBUTES_TOO_LONG(
      660300019, Fault.CALLER, "the values of the attributes are too long together"),
  /// A message is too large.
  MESSAGE_TOO_LARGE(660400001, Fault.CALLER, "the message is too large"),
  /// The user who acts is not registered.
  OPERATOR_NOT_REGISTERED(660500002, Fault.CALLER, "FromUserId is not registered"),
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
  /// Too many calls of UserRegister.
  REGISTER_RATE_LIMITED(660700001, Fault.LIMIT, "too many calls of UserRegister, try again later"),
  /// The user id is registered already.
  USER_ALREADY_EXISTS(660700002, Fault.CALLER, "the user is registered already"),
  /// A user name is over 256 bytes.
  USER_NAME_TOO_LONG(660700006, Fault.CALLER, "UserName is longer than 256 bytes"),
  /// An avatar is over 500 bytes.
  USER_AVATAR_TOO_LONG(660700007, Fault.CALLER, "UserAvatar is longer than 500 bytes"),
  /// A user that the call is about is not registered.
  USER_NOT_REGISTERED(660700015, Fault.CALLER, "the user is not registered"),
  /// The other side of a conversation is not registered.
  PEER_NOT_REGISTERED(660800001, Fault.CALLER, "the other user is not registered"),
  /// A user has as many conversations muted as they may.
  MUTE_LIST_FULL(660800030, Fault.CALLER, "the user has muted as many conversations as they may"),
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
  MARK_ALL_FAILED(660800054, Fault.CALLER, "none of the conversations could be marked");

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
