/// The cluster's storage engine: all rows in one table of a Cassandra cluster.
///
/// | class | what it is |
/// |---|---|
/// | `CassandraEngine` | the contract; how transactions of one process form groups |
/// | `GroupCommit`, `Partition` | transactions that commit together, and where bodies wait for it |
/// | `CassandraTransaction` | one body's view |
/// | `Ledger`, `Revision`, `PendingWrites` | a partition's transactions as they are stored |
/// | `Table`, `Batches` | rows without transactions |
/// | `Passes`, `TablePages`, `LongRead` | a pass over every row |
/// | `Requests`, `Pages`, `Trouble` | requests to the driver, their answers, their failures |
/// | `Operations`, `Gate`, `FailureDetector` | when calls are let through |
/// | `Backoff`, `Patience` | when they wait, and are repeated |
/// | `Connector`, `Schema`, `TlsEngines` | what happens at the start |
///
/// The table is described in `schema.cql`, and why it all is right in docs/adr/0007.
@NullMarked
package dev.zimmer.storage.cassandra;

import org.jspecify.annotations.NullMarked;
