package dev.zimmer.storage;

/// Where one row is.
///
/// @param partition the name of its partition
/// @param key its name within the partition
public record Address(Bytes partition, Bytes key) {}
