package dev.zimmer.group;

/// What a group says of itself.
///
/// @param name at most 50 characters; may be empty
/// @param notice at most 300 bytes; may be empty
/// @param avatar at most 500 bytes; may be empty
/// @param updates how often it was changed
record GroupData(String name, String notice, String avatar, long updates) {
  /// The most characters of a name.
  static final int MAX_NAME_CHARACTERS = 50;

  /// The most bytes of a notice.
  static final int MAX_NOTICE_BYTES = 300;

  /// The most bytes of an avatar.
  static final int MAX_AVATAR_BYTES = 500;
}
