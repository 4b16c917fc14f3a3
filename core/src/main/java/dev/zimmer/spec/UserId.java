package dev.zimmer.spec;

import dev.zimmer.action.ReturnCode;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The id of a user: 1 to 32 bytes of the permitted characters.
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.METHOD, ElementType.TYPE_USE})
public @interface UserId {
  /// What one of more than 32 bytes answers.
  ReturnCode tooLong() default ReturnCode.INVALID_ARGUMENT;
}
