package dev.zimmer.user;

import dev.zimmer.storage.ValueReader;
import dev.zimmer.storage.ValueWriter;

/// A registered user, who may be a bot.
///
/// @param id 1 to 32 bytes
/// @param name at most 256 bytes; empty if none was given
/// @param avatar at most 500 bytes; empty if none was given
/// @param extra whatever a back end keeps with them, at most 2048 bytes; empty if nothing was given
public record User(String id, String name, String avatar, String extra) {
  /// How the ids of bots begin, and no others.
  static final String ROBOT_PREFIX = "@RBT#";

  private static final int FORMAT = 2;
  private static final int WITHOUT_EXTRA = 1;

  /// A user with nothing extra.
  public User(String id, String name, String avatar) {
    this(id, name, avatar, "");
  }

  /// Whether an id is that of a bot.
  static boolean isRobot(String id) {
    return id.startsWith(ROBOT_PREFIX);
  }

  byte[] toBytes() {
    return new ValueWriter(FORMAT).text(name).text(avatar).text(extra).toBytes();
  }

  static User read(String id, byte[] value) {
    ValueReader reader = new ValueReader(value, WITHOUT_EXTRA, FORMAT);
    return new User(
        id, reader.text(), reader.text(), reader.format() == WITHOUT_EXTRA ? "" : reader.text());
  }
}
