package dev.zimmer.server.call;

import dev.zimmer.action.ReturnCode;
import dev.zimmer.server.wire.JsonBytes;

/// What goes back to the caller.
///
/// @param code what the JSON says in `Code`
/// @param json the answer; must not be changed
public record Reply(ReturnCode code, JsonBytes json) {}
