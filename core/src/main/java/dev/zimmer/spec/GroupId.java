package dev.zimmer.spec;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The id of a group: 1 to 32 bytes of the permitted characters, no space.
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.METHOD, ElementType.TYPE_USE})
public @interface GroupId {
  /// Whether the caller chooses it for a new group: it does not start with `#` then, and an empty
  /// one counts as not sent.
  boolean isNew() default false;
}
