package dev.zimmer.server.http;

import dev.zimmer.action.ReturnCode;

/// What goes back to the caller.
///
/// @param code what the JSON says in `Code`
/// @param json the answer, a flat JSON object in UTF-8; must not be changed
@SuppressWarnings("ArrayRecordComponent") // replies are sent, never compared
public record Reply(ReturnCode code, byte[] json) {}
