package dev.zimmer.server.transfer;

import java.time.Instant;

/// The first line of an export: what this is, and where it comes from.
///
/// @param id tells this export from all others, also when it is continued; 1 to 64 letters, digits
///   or dashes
/// @param zimmer the version of the program that wrote it
/// @param engine the kind of the store that it was read from
/// @param created when it was begun
public record Header(String id, String zimmer, String engine, Instant created) {
  /// What the first line names as its format.
  static final String FORMAT = "zimmer-export";

  /// The version of the format that this program writes, and the only one that it reads.
  static final int VERSION = 1;
}
