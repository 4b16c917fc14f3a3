package dev.zimmer.server.http;

/// One call as it arrived.
///
/// @param query the query of its URL; routing, signature and the common parameters come from here
///   alone
/// @param body its body, not read yet
public record Call(Query query, Body body) {}
