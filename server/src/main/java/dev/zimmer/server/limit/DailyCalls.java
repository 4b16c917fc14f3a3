package dev.zimmer.server.limit;

/// What is left of the calls that an app has in a day.
@FunctionalInterface
public interface DailyCalls {
  /// Any number of calls.
  DailyCalls UNLIMITED = (appId, action, callsADay) -> true;

  /// Takes a call.
  ///
  /// @param action the name of the action
  /// @param callsADay how many there are in any 24 hours
  /// @return false if they are used up
  boolean tryTake(long appId, String action, int callsADay);
}
