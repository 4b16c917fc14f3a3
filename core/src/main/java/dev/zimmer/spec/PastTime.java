package dev.zimmer.spec;

import dev.zimmer.action.ReturnCode;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A time that is not later than now, in Unix milliseconds; 0 stands for now. Any other before the
/// year 2001 is refused: nobody chatted then, and it is what a time in seconds looks like.
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.METHOD, ElementType.TYPE_USE})
public @interface PastTime {
  /// The earliest, the beginning of the year 2001. A number of seconds gets so large only after
  /// 31,000 years.
  long MIN_MILLIS = 978_307_200_000L;

  /// What a time later than now answers.
  ReturnCode later() default ReturnCode.INVALID_ARGUMENT;
}
