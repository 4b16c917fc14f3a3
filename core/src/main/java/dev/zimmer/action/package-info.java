/// What an action is: its contract with the call pipeline, its answers and its return codes.
///
/// An action is one final class with its request and response records nested in it. The pipeline of
/// the server binds the request, calls [dev.zimmer.action.Action#handle] and writes the
/// [dev.zimmer.action.Answer].
@NullMarked
package dev.zimmer.action;

import org.jspecify.annotations.NullMarked;
