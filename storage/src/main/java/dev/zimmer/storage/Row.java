package dev.zimmer.storage;

/// One row as it was read.
///
/// @param key the row's name within its partition
/// @param value what was last written; never null, may be empty; must not be changed
@SuppressWarnings("ArrayRecordComponent") // rows are carried, never compared
public record Row(Bytes key, byte[] value) {}
