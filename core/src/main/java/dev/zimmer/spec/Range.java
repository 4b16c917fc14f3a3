package dev.zimmer.spec;

import dev.zimmer.action.ReturnCode;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A whole number in a range.
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.METHOD, ElementType.TYPE_USE})
public @interface Range {
  /// The smallest.
  long min();

  /// The largest.
  long max();

  /// What a number outside answers.
  ReturnCode code() default ReturnCode.INVALID_ARGUMENT;
}
