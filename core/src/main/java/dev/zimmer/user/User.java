package dev.zimmer.user;

import dev.zimmer.storage.ValueReader;
import dev.zimmer.storage.ValueWriter;

/// A registered user.
///
/// @param id 1 to 32 bytes
/// @param name at most 256 bytes; empty if none was given
/// @param avatar at most 500 bytes; empty if none was given
public record User(String id, String name, String avatar) {
  private static final int FORMAT = 1;

  byte[] toBytes() {
    return new ValueWriter(FORMAT).text(name).text(avatar).toBytes();
  }

  static User read(String id, byte[] value) {
    ValueReader reader = new ValueReader(value, FORMAT);
    return new User(id, reader.text(), reader.text());
  }
}
