/// The way of a call from the listener to its action and back:
/// [dev.zimmer.server.call.CallPipeline] takes a [dev.zimmer.server.call.Call] and gives a
/// [dev.zimmer.server.call.Reply].
///
/// Exceptions become return codes here and nowhere else. Nothing here knows the HTTP library or the
/// JSON library.
@NullMarked
package dev.zimmer.server.call;

import org.jspecify.annotations.NullMarked;
