package dev.zimmer.server.observe;

/// How much the server logs.
public enum LogLevel {
  /// Our own failures.
  ERROR,
  /// And what an operator should look at.
  WARN,
  /// And every call that was refused.
  INFO,
  /// And every call that went well.
  DEBUG
}
