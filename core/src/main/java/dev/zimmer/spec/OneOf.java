package dev.zimmer.spec;

import dev.zimmer.action.ReturnCode;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A whole number that is one of a few.
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.METHOD, ElementType.TYPE_USE})
public @interface OneOf {
  /// These.
  int[] value();

  /// What another number answers.
  ReturnCode code() default ReturnCode.INVALID_ARGUMENT;
}
