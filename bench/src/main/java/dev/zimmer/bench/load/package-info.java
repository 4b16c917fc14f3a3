/// What drives a server: signed requests, wrk, and an open-loop generator.
@NullMarked
package dev.zimmer.bench.load;

import org.jspecify.annotations.NullMarked;
