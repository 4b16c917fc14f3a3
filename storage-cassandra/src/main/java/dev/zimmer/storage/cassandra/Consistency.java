package dev.zimmer.storage.cassandra;

import com.datastax.oss.driver.api.core.DefaultConsistencyLevel;

/// Among whom a majority decides. All processes over one store must agree on it: majorities of
/// different kinds need not meet.
public enum Consistency {
  /// The replicas in the local data centre. All processes must be in that data centre too; others
  /// are copies for the case of its loss.
  LOCAL(DefaultConsistencyLevel.LOCAL_QUORUM, DefaultConsistencyLevel.LOCAL_SERIAL),

  /// The replicas in all data centres. Processes may run in any of them, and every call pays the
  /// way between them.
  EVERYWHERE(DefaultConsistencyLevel.QUORUM, DefaultConsistencyLevel.SERIAL);

  private final DefaultConsistencyLevel quorum;
  private final DefaultConsistencyLevel serial;

  Consistency(DefaultConsistencyLevel quorum, DefaultConsistencyLevel serial) {
    this.quorum = quorum;
    this.serial = serial;
  }

  /// Of plain reads and writes, and of the writing half of a transaction.
  DefaultConsistencyLevel quorum() {
    return quorum;
  }

  /// Of the deciding half of a transaction.
  DefaultConsistencyLevel serial() {
    return serial;
  }
}
