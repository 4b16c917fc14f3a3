package dev.zimmer.spec;

/// The parts of the API, as its documentation has them.
public enum Category {
  /// Users, friends, who blocks whom.
  USER("User"),
  /// Lists of conversations, and what a user sets for one.
  CONVERSATION("Conversation"),
  /// Sending, importing, changing messages.
  MESSAGING("Messaging"),
  /// Groups and their members.
  GROUP("Group"),
  /// Users that are programs.
  BOT("Bot"),
  /// Rooms, and what everybody in one can see.
  ROOM("Room"),
  /// Invitations into calls.
  CALL_INVITATION("Call invitation"),
  /// The vendor's library for sound.
  ZIM_AUDIO("ZIM Audio"),
  /// Communities, of which there are none.
  COMMUNITY("Community");

  private final String title;

  Category(String title) {
    this.title = title;
  }

  /// Its name for readers.
  public String title() {
    return title;
  }
}
