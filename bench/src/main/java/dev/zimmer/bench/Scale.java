package dev.zimmer.bench;

import java.time.Duration;

/// How large and how long.
///
/// @param users how many users the ordinary data set has
/// @param conversations how many conversations each of them has
/// @param largeUsers how many users the large data set has, with 20 conversations each
/// @param groupMembers how many members a large group has
/// @param bigList how many conversations a bot has
/// @param seconds how long each measured run takes
/// @param warmUp how long each server is driven before that, at most
/// @param runs how often every side is measured
/// @param memoryWatch for how long memory is watched in the large data set
public record Scale(
    int users,
    int conversations,
    int largeUsers,
    int groupMembers,
    int bigList,
    Duration seconds,
    Duration warmUp,
    int runs,
    Duration memoryWatch) {
  /// How many conversations each user of the large data set has.
  public static final int LARGE_CONVERSATIONS = 20;

  /// How many conversations a user with a short list has.
  public static final int FEW_CONVERSATIONS = 50;

  /// How long a Java server takes for a run, at most: to start, read every list, warm up, measure.
  public Duration javaRun() {
    return warmUp.plus(seconds).plusSeconds(15);
  }

  /// The same of a server that needs no compiler.
  public Duration nativeRun() {
    return seconds.plusSeconds(15);
  }

  /// How long a server that runs already is driven at a steady rate, warm-up included.
  public Duration steadyRun() {
    return warmUp.plus(seconds);
  }

  /// The shorter of a time and a measured run, for what a small scale makes short too.
  public Duration shorter(Duration time) {
    return time.compareTo(seconds) < 0 ? time : seconds;
  }

  /// How many connections drive queries.
  public static final int CONNECTIONS = 50;

  /// How many connections drive writes.
  public static final int WRITERS = 64;

  /// How many different requests a run goes round in.
  public static final int REQUESTS = 20_000;

  /// How many there are where a run must not go round in them: more than a server of one core
  /// answers from the disk in that time.
  public static final int MANY_REQUESTS = 200_000;
}
