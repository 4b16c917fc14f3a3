/// The servers that are measured: Zimmer, the ceiling, and what one would use instead.
@NullMarked
package dev.zimmer.bench.peer;

import org.jspecify.annotations.NullMarked;
