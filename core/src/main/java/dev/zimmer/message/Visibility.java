package dev.zimmer.message;

/// Which messages of a history a reader gets.
///
/// @param clearedUpTo up to this number the reader has cleared them away; 0 if none
/// @param withEmpty whether they get those that were recalled or cleared nevertheless, without what
///   these said
record Visibility(long clearedUpTo, boolean withEmpty) {
  /// No message up to this number is visible.
  long hiddenUpTo() {
    return withEmpty ? 0 : clearedUpTo;
  }

  boolean shows(Message message) {
    return message.sequence() > hiddenUpTo() && (withEmpty || !message.isRecalled());
  }
}
