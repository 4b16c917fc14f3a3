package dev.zimmer.storage.cassandra;

/// Among whom a majority decides. All processes over one store must agree on it: majorities of
/// different kinds need not meet.
///
/// It is part of the settings, which are read before an engine is chosen, so it does not load the
/// driver.
public enum Consistency {
  /// The replicas in the local data centre. All processes must be in that data centre too; others
  /// are copies for the case of its loss.
  LOCAL,

  /// The replicas in all data centres. Processes may run in any of them, and every call pays the
  /// way between them.
  EVERYWHERE
}
