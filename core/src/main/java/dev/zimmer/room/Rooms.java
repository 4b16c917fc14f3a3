package dev.zimmer.room;

import dev.zimmer.action.ActionException;
import dev.zimmer.action.ReturnCode;
import dev.zimmer.presence.RoomPresence;
import dev.zimmer.storage.StorageEngine;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The rooms of all apps. A room lasts from its creation until it is destroyed, or until nobody has
/// been in it for as long as it says; no restart ends it.
///
/// One whose time is over is not there any more. What is left of it deletes whoever touches it
/// first, or who creates another room.
public final class Rooms {
  private final StorageEngine engine;
  private final RoomPresence presence;
  private final RoomEnds ends;

  /// The rooms kept in a store.
  ///
  /// @param presence who is in them
  public Rooms(StorageEngine engine, RoomPresence presence) {
    this.engine = engine;
    this.presence = presence;
    this.ends = new RoomEnds(engine);
  }

  /// Creates a room.
  ///
  /// @param nowMillis the time, in Unix milliseconds
  /// @return false if there is one with that id; nothing is changed then
  boolean create(RoomKey key, Room room, RoomAttributes attributes, long nowMillis) {
    Optional<Room> before = engine.get(key.partition(), RoomRows.INFO).map(Room::read);
    if (before.isPresent() && !isOver(key, before.get(), nowMillis)) {
      return false;
    }
    List<RoomEnds.Due> due = ends.note(key, room.endMillis(), nowMillis);
    boolean created = put(key, room, attributes, nowMillis);
    due.forEach(each -> clearIfOver(each.room(), nowMillis));
    ends.forget(due);
    return created;
  }

  private boolean put(RoomKey key, Room room, RoomAttributes attributes, long nowMillis) {
    return engine.transact(
        key.partition(),
        transaction -> {
          RoomRows rows = new RoomRows(transaction);
          if (isThere(key, rows, nowMillis)) {
            return false;
          }
          rows.put(room);
          rows.put(attributes);
          return true;
        });
  }

  /// Ends a room.
  ///
  /// @param nowMillis the time, in Unix milliseconds
  /// @throws ActionException ROOM_NOT_FOUND
  void destroy(RoomKey key, long nowMillis) {
    change(
        key,
        nowMillis,
        rows -> {
          rows.clear();
          return true;
        });
  }

  /// The attributes of a room.
  ///
  /// @param nowMillis the time, in Unix milliseconds
  /// @throws ActionException ROOM_NOT_FOUND
  RoomAttributes attributes(RoomKey key, long nowMillis) {
    require(key, nowMillis);
    return engine
        .get(key.partition(), RoomRows.ATTRIBUTES)
        .map(RoomAttributes::read)
        .orElse(RoomAttributes.NONE);
  }

  /// Returns if there is such a room.
  ///
  /// @param nowMillis the time, in Unix milliseconds
  /// @throws ActionException ROOM_NOT_FOUND
  public void require(RoomKey key, long nowMillis) {
    Room room =
        engine.get(key.partition(), RoomRows.INFO).map(Room::read).orElseThrow(() -> notFound(key));
    if (isOver(key, room, nowMillis)) {
      change(key, nowMillis, _ -> true);
    }
  }

  /// Reads and writes the rows of a room. Durable when it returns.
  ///
  /// @param nowMillis the time, in Unix milliseconds
  /// @param body has no effect but through the rows and what it returns: it may run twice
  /// @throws ActionException ROOM_NOT_FOUND
  public <T> T change(RoomKey key, long nowMillis, Function<RoomRows, T> body) {
    return engine
        .transact(
            key.partition(),
            transaction -> {
              RoomRows rows = new RoomRows(transaction);
              return isThere(key, rows, nowMillis)
                  ? Optional.of(body.apply(rows))
                  : Optional.<T>empty();
            })
        .orElseThrow(() -> notFound(key));
  }

  private void clearIfOver(RoomKey key, long nowMillis) {
    engine.transact(
        key.partition(), transaction -> isThere(key, new RoomRows(transaction), nowMillis));
  }

  /// Whether there is such a room; what is left of one whose time is over is deleted.
  private boolean isThere(RoomKey key, RoomRows rows, long nowMillis) {
    Optional<Room> room = rows.room();
    if (room.isPresent() && isOver(key, room.get(), nowMillis)) {
      rows.clear();
      return false;
    }
    return room.isPresent();
  }

  private boolean isOver(RoomKey key, Room room, long nowMillis) {
    return nowMillis >= room.endMillis() && presence.usersIn(key.appId(), key.roomId()).isEmpty();
  }

  private static ActionException notFound(RoomKey key) {
    return new ActionException(ReturnCode.ROOM_NOT_FOUND).with("RoomId", key.roomId());
  }
}
