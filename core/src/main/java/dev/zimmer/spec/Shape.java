package dev.zimmer.spec;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// An object whose fields depend on others, so that no record has them; a resource beside the
/// request's class describes it.
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.METHOD})
public @interface Shape {
  /// The name of the resource without its ending, and of the schema in the description of the API.
  String value();
}
