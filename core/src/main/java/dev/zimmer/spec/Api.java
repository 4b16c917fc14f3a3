package dev.zimmer.spec;

import dev.zimmer.action.ReturnCode;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// What an action's page says of the action as a whole. Its name is the simple name of the class.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Api {
  /// Where its page stands.
  Category category();

  /// The verb of its page.
  Verb verb() default Verb.POST;

  /// How often it may be called.
  RateLimit limit() default @RateLimit;

  /// What a call answers when this server fails to serve it.
  ReturnCode failure() default ReturnCode.INTERNAL;

  /// What it can answer, as Code or SubCode, beyond what its limit, its failure and the rules of
  /// its parameters say.
  ReturnCode[] codes() default {};
}
