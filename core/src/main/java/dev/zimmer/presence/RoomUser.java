package dev.zimmer.presence;

/// Somebody who is in a room.
///
/// @param userId who
/// @param number from 1; who came later into the room has a larger one, and nobody has that of
///   another
public record RoomUser(String userId, long number) {}
