/// The program: [dev.zimmer.server.Main] hands its arguments to the command line in `cli`.
@NullMarked
package dev.zimmer.server;

import org.jspecify.annotations.NullMarked;
