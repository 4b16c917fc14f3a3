/// The processes that the benchmark starts, where they run and what they use.
@NullMarked
package dev.zimmer.bench.process;

import org.jspecify.annotations.NullMarked;
