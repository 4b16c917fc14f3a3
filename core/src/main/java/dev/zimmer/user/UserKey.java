package dev.zimmer.user;

/// A user among those of all apps, as caches know them.
///
/// @param appId the app
/// @param userId the user's id within it
public record UserKey(long appId, String userId) {}
