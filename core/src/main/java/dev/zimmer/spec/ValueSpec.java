package dev.zimmer.spec;

import java.lang.annotation.Annotation;
import java.util.List;

/// What a value may be.
///
/// @param kind what it is made of
/// @param said the annotations that say more about it, in their order
public record ValueSpec(Kind kind, List<Annotation> said) {}
