/// What the tests of the domain stand on: a real store that opens fast, a clock that they set, and
/// calls in one line.
@NullMarked
package dev.zimmer.harness;

import org.jspecify.annotations.NullMarked;
