/// Rooms: what is kept of each while it lasts. Who is in one is a matter of `dev.zimmer.presence`.
///
/// The partition of a room, `'r' appId roomId`, of which all rows are transactional:
///
/// | key | value | written by |
/// |---|---|---|
/// | `'i'` | [dev.zimmer.room.Room] | CreateRoom |
/// | `'a'` | [dev.zimmer.room.RoomAttributes] | CreateRoom, ModifyRoomAttribute |
/// | `'n'` | [dev.zimmer.room.RoomNumbers] | SendRoomMessage |
/// | `'m' slot` | a message, see `dev.zimmer.message`; the slot is its number modulo [dev.zimmer.room.RoomRows#MAX_MESSAGES] | SendRoomMessage, RevokeRoomMessage |
///
/// A room that has ended leaves nothing: DestroyRoom deletes all rows, and when its time is over
/// whatever touches it first, or CreateRoom of another. For the latter some partitions of an app,
/// `'e' appId shard`, hold when rooms end, also transactional:
///
/// | key | value | written by |
/// |---|---|---|
/// | `'r' end roomId` | nothing: that room ends then if nobody comes | CreateRoom |
/// | `'f'` | up to which end notes have gone | CreateRoom |
@NullMarked
package dev.zimmer.room;

import org.jspecify.annotations.NullMarked;
