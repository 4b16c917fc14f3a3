package dev.zimmer.server.limit;

import dev.zimmer.spec.Limit;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.TokensInheritanceStrategy;

/// One process's share of a token bucket.
final class SharedBucket {
  private final Limit limit;
  private final Bucket bucket;
  private volatile int processes;

  /// A full bucket.
  ///
  /// @param limit of all processes together
  /// @param processes how many share it now
  SharedBucket(Limit limit, int processes, TimeMeter time) {
    this.limit = limit;
    this.processes = processes;
    var builder = Bucket.builder().withCustomTimePrecision(time);
    for (Bandwidth bandwidth : share(processes).getBandwidths()) {
      builder.addLimit(bandwidth);
    }
    this.bucket = builder.build();
  }

  /// Takes calls out of the bucket.
  ///
  /// @param calls how many; more than fit into a full bucket count as a full one
  /// @param processesNow how many share it now; if that has changed, what is in the bucket shrinks
  ///   or grows with the share
  /// @return false if it is used up
  boolean tryTake(int calls, int processesNow) {
    if (processesNow != processes) {
      resize(processesNow);
    }
    return bucket.tryConsume(Math.min(calls, full(processesNow)));
  }

  private synchronized void resize(int processesNow) {
    if (processesNow != processes) {
      bucket.replaceConfiguration(share(processesNow), TokensInheritanceStrategy.PROPORTIONALLY);
      processes = processesNow;
    }
  }

  private BucketConfiguration share(int among) {
    Bandwidth bandwidth =
        Bandwidth.builder()
            .capacity(full(among))
            .refillGreedy(limit.calls(), limit.period().multipliedBy(among))
            .id("period") // by which a changed share finds what was used of it before
            .build();
    return BucketConfiguration.builder().addLimit(bandwidth).build();
  }

  private int full(int among) {
    return Math.max(1, limit.calls() / among);
  }
}
