package dev.zimmer.spec;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A number that is corrected instead of refused: one that is not above 0 becomes the default, one
/// above the largest becomes the largest, whatever its size. The component is an `int` with a
/// [Default].
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.METHOD})
public @interface Corrected {
  /// The largest.
  int max();
}
