/// What may be set about the server, and where it may be set: the command line, the environment, a
/// YAML file.
@NullMarked
package dev.zimmer.server.config;

import org.jspecify.annotations.NullMarked;
