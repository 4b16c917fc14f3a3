package dev.zimmer.spec;

import dev.zimmer.action.ReturnCode;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// How often an action may be called; without anything said, as often as most: 20 times a second
/// for each app. Each action has a budget of its own.
@Retention(RetentionPolicy.RUNTIME)
@Target({})
public @interface RateLimit {
  /// How many calls a period has, also the largest burst.
  int calls() default 20;

  /// How long the period is, in seconds.
  int seconds() default 1;

  /// What shares one budget.
  Limit.Scope per() default Limit.Scope.APP;

  /// The component of the request that is a list of which each element counts as a call; empty if a
  /// call counts as one.
  String counting() default "";

  /// How many calls a day has on top of that; 0 for any number.
  int callsADay() default 0;

  /// What a call beyond the limit answers.
  ReturnCode code() default ReturnCode.APP_RATE_LIMITED;
}
