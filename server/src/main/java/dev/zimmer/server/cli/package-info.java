/// The command line: one class for each command, and [dev.zimmer.server.cli.ZimmerServer], which
/// puts a server together.
@NullMarked
package dev.zimmer.server.cli;

import org.jspecify.annotations.NullMarked;
