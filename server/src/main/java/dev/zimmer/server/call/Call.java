package dev.zimmer.server.call;

import dev.zimmer.server.wire.Query;

/// One call as it arrived.
///
/// @param query the query of its URL; routing, signature and the common parameters come from here
///   alone
/// @param body its body, not read yet
public record Call(Query query, Body body) {}
