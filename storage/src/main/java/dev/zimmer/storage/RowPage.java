package dev.zimmer.storage;

import java.util.List;

/// Some rows of a store, one after the other.
///
/// @param rows at least one; some thousand rows or some MiB at most, unless one row is larger
/// @param token where to go on behind the last of them, see [StorageEngine#export]; bytes that mean
///   something to the engine that made them alone
public record RowPage(List<WholeRow> rows, Bytes token) {}
