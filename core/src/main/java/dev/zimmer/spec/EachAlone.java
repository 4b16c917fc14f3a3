package dev.zimmer.spec;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A list, or an object whose fields have any names, whose elements fail one by one: what breaks a
/// rule in one of them is the failure of that element, told in the answer's list of failures, and
/// stops no other. The action itself asks for it with [RecordSpec#violation].
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.METHOD})
public @interface EachAlone {}
