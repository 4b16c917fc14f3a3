package dev.zimmer.spec;

import dev.zimmer.action.ReturnCode;
import java.time.Duration;
import java.util.Locale;

/// How often an action may be called.
///
/// To change a limit for one app is a matter of the server's configuration.
///
/// @param calls how many calls a period has, also the largest burst
/// @param period how long it takes to fill an empty budget
/// @param scope what shares one budget
/// @param counting the component of the request that is a list of which each element counts as a
///   call; empty if a call counts as one
/// @param callsADay how many calls a day has on top of that; 0 for any number
/// @param code what a call beyond the limit answers
public record Limit(
    int calls, Duration period, Scope scope, String counting, int callsADay, ReturnCode code) {
  /// The longest period of a limit for each group or room: their budgets are forgotten sooner than
  /// those of apps.
  static final Duration MAX_PERIOD_OF_A_PART = Duration.ofMinutes(1);

  /// What shares one budget.
  public enum Scope {
    /// All calls of one action by one app.
    APP(""),
    /// All calls of one action for one group of an app.
    GROUP("groupId"),
    /// All calls of one action for one room of an app.
    ROOM("roomId");

    private final String component;

    Scope(String component) {
      this.component = component;
    }

    /// The component of the request that tells budgets apart; empty for none.
    public String component() {
      return component;
    }
  }

  static Limit of(RateLimit said) {
    return new Limit(
        said.calls(),
        Duration.ofSeconds(said.seconds()),
        said.per(),
        said.counting(),
        said.callsADay(),
        said.code());
  }

  /// Whether a call's parameters must be known to take it out of its budget.
  public boolean needsRequest() {
    return scope != Scope.APP || !counting.isEmpty();
  }

  /// The same with another number of calls in a second and a day.
  ///
  /// @param otherCallsADay 0 for any number
  public Limit withRate(int callsASecond, int otherCallsADay) {
    return new Limit(callsASecond, Duration.ofSeconds(1), scope, counting, otherCallsADay, code);
  }

  /// The limit for readers: `20/s per app`.
  @Override
  public String toString() {
    String what = counting.isEmpty() ? "" : " elements of " + Names.onTheWire(counting);
    String often = period.toSeconds() == 1 ? "/s" : " in " + period.toSeconds() + " s";
    String daily = callsADay == 0 ? "" : " and " + callsADay + " a day";
    return calls + what + often + daily + " per " + scope.name().toLowerCase(Locale.ROOT);
  }
}
