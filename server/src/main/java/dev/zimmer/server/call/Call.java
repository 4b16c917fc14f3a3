package dev.zimmer.server.call;

import dev.zimmer.server.wire.Query;
import java.util.function.Supplier;

/// One call as it arrived.
///
/// @param query the query of its URL; routing, signature and the common parameters come from here
///   alone
/// @param body its body, not read yet
/// @param from gives the address that it came from, a number; asked for only if a log line needs it
public record Call(Query query, Body body, Supplier<String> from) {}
