package dev.zimmer.spec;

import dev.zimmer.action.ReturnCode;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// How many elements a list may have, or fields an object whose fields have any names.
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.METHOD})
public @interface Size {
  /// The most.
  int max();

  /// What a longer list answers.
  ReturnCode code() default ReturnCode.INVALID_ARGUMENT;
}
