/// What calls and answers look like on the wire: the query and the JSON of the body, how they
/// become an action's request, and the JSON of its response.
///
/// Only this package and the files that an operator writes know the JSON library.
@NullMarked
package dev.zimmer.server.wire;

import org.jspecify.annotations.NullMarked;
