/// Where the real program is put together, for the tests that must put it together in another way.
@NullMarked
package dev.zimmer.server.cli;

import org.jspecify.annotations.NullMarked;
