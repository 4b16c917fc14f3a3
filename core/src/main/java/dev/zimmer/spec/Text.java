package dev.zimmer.spec;

import dev.zimmer.action.ReturnCode;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A text of a limited length.
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.METHOD, ElementType.TYPE_USE})
public @interface Text {
  /// The least bytes of UTF-8.
  int minBytes() default 0;

  /// The most bytes of UTF-8.
  int maxBytes() default Integer.MAX_VALUE;

  /// The most characters: Unicode code points.
  int maxCharacters() default Integer.MAX_VALUE;

  /// What another length answers.
  ReturnCode code() default ReturnCode.INVALID_ARGUMENT;
}
