package dev.zimmer.action;

/// What an action knows of the call it serves.
///
/// @param appId the app that calls, an unsigned 32-bit number; everything belongs to one app
/// @param requestId the call's id, decimal digits; stands on every log line of the call
/// @param nowMillis when the call was received, Unix milliseconds by the server's clock
public record CallContext(long appId, String requestId, long nowMillis) {}
