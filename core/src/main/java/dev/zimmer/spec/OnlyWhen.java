package dev.zimmer.spec;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A parameter that counts only if another one has a value; else it is ignored, whatever it is.
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.METHOD})
public @interface OnlyWhen {
  /// The other component, a whole number.
  String component();

  /// Its value.
  int is();
}
