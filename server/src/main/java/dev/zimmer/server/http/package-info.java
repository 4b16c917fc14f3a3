/// The listener that takes calls, and all that the HTTP library leaves to be done around it: time
/// and bytes that a client may take, certificates, answers to what is not a call.
///
/// Of the way of a call only this package and the admin listener know the HTTP library. What it
/// reads becomes a [dev.zimmer.server.call.Call], and it sends the [dev.zimmer.server.call.Reply]
/// to that.
@NullMarked
package dev.zimmer.server.http;

import org.jspecify.annotations.NullMarked;
