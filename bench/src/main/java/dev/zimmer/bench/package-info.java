/// The benchmark: starts Zimmer and what one would use instead, drives them with the same work, and
/// writes down what came out. `bench/README.md` says what is measured and how.
@NullMarked
package dev.zimmer.bench;

import org.jspecify.annotations.NullMarked;
