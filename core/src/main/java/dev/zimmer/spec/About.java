package dev.zimmer.spec;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// What a parameter or a field of an answer means, for the description of the API: a text that
/// reads on after its name. Bounds, defaults and characters are said by other annotations and not
/// again here.
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.METHOD})
public @interface About {
  /// In Markdown, without a full stop at its end.
  String value();
}
