package dev.zimmer.e2e;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.parallel.ResourceLock;

/// A class of tests that uses Cassandra nodes. Such classes run one at a time, because more load
/// would only make nodes slower and some take nodes down. They come first, so that there is always
/// one at work beside a class that needs no nodes.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ResourceLock("cassandra")
@Order(0)
@interface OnCassandra {}
