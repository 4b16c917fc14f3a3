package dev.zimmer.message;

import java.util.List;

/// A page of a history.
///
/// @param messages latest first
/// @param clearedUpTo messages up to this number are there without what they said
/// @param next the number of the message behind which the next page begins; 0 if this is the last
record HistoryPage(List<Message> messages, long clearedUpTo, long next) {
  /// Nothing.
  static final HistoryPage END = new HistoryPage(List.of(), 0, 0);
}
