package dev.zimmer.storage.cassandra;

/// Stands between the steps of a commit, so that a test can let something happen there.
interface CommitSteps {
  /// Lets every commit go on.
  CommitSteps NONE = new CommitSteps() {};

  /// Called when it is decided that a commit takes place, before its writes alongside.
  default void decided() {}

  /// Called when the decision was asked for, no answer came, and it will be asked for again.
  default void unanswered() {}
}
