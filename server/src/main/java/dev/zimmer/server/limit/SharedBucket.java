package dev.zimmer.server.limit;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.TokensInheritanceStrategy;
import java.time.Duration;

/// One process's share of a token bucket.
final class SharedBucket {
  private final int callsPerSecond;
  private final Bucket bucket;
  private volatile int processes;

  /// A full bucket.
  ///
  /// @param callsPerSecond of all processes together
  /// @param processes how many share it now
  SharedBucket(int callsPerSecond, int processes, TimeMeter time) {
    this.callsPerSecond = callsPerSecond;
    this.processes = processes;
    this.bucket = Bucket.builder().addLimit(share(processes)).withCustomTimePrecision(time).build();
  }

  /// Takes a call out of the bucket.
  ///
  /// @param processesNow how many share it now; if that has changed, what is in the bucket shrinks
  ///   or grows with the share
  /// @return false if it is used up
  boolean tryTake(int processesNow) {
    if (processesNow != processes) {
      resize(processesNow);
    }
    return bucket.tryConsume(1);
  }

  private synchronized void resize(int processesNow) {
    if (processesNow != processes) {
      bucket.replaceConfiguration(
          BucketConfiguration.builder().addLimit(share(processesNow)).build(),
          TokensInheritanceStrategy.PROPORTIONALLY);
      processes = processesNow;
    }
  }

  private Bandwidth share(int among) {
    return Bandwidth.builder()
        .capacity(Math.max(1, callsPerSecond / among))
        .refillGreedy(callsPerSecond, Duration.ofSeconds(among))
        .build();
  }
}
