package dev.zimmer.spec;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The id of a room: 1 to 32 bytes of the permitted characters, among them space and comma.
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.METHOD, ElementType.TYPE_USE})
public @interface RoomId {
  /// The most bytes that are taken; no room has an id of more than 32.
  int maxBytes() default 32;
}
