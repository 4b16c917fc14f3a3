/// How the server is seen from outside: log lines, metrics, and the admin listener that serves
/// health and metrics.
@NullMarked
package dev.zimmer.server.observe;

import org.jspecify.annotations.NullMarked;
