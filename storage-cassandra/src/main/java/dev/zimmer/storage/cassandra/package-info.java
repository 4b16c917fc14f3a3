/// The cluster's storage engine: all rows in one table of a Cassandra cluster.
///
/// | class | what it is |
/// |---|---|
/// | `CassandraEngine` | the contract; how transactions of one process form groups |
/// | `GroupCommit`, `CassandraPartition` | transactions that commit together, and where bodies wait for it |
/// | `CassandraTransaction` | one body's view |
/// | `Ledger`, `Revision`, `PendingWrites` | a partition's transactions as they are stored |
/// | `Table`, `Batches` | rows without transactions |
/// | `Passes`, `TablePages`, `LongRead` | a pass over every row |
/// | `Requests`, `Pages`, `CassandraTrouble` | requests to the driver, their answers, their failures |
/// | `Operations`, `Gate`, `FailureDetector` | when calls are let through |
/// | `Backoff`, `Patience` | when they wait, and are repeated |
/// | `Connector`, `Schema`, `TlsEngines` | what happens at the start |
///
/// The table is described in `schema.cql`, and what was decided, and what was not, in
/// docs/adr/0007. Here is why it is right.
///
/// ## Transactions are serializable
///
/// A transaction reads the partition's revision, runs its body, and writes under the condition that
/// the revision is still the same. The revision is read at serial consistency: Cassandra first
/// completes whatever was under way, and makes sure that a majority of replicas holds everything
/// that the revision's transaction wrote. The body's own reads are plain quorum reads that begin
/// after that. They meet that majority, so they see the rows of this revision or of a later one. If
/// the condition holds in the end there was no later one, so they saw exactly this revision.
///
/// A plain read of the revision would not do. It could find the new revision on one replica and, by
/// read repair, carry that one cell to a second, while the rows that belong to it are still on the
/// first alone. A following read of the rows from the other two would be older than the revision,
/// and the condition would hold.
///
/// Two other ways to know a revision are as good: it was made by this process's own last
/// transaction, or by the one before in the same group. Its commit was acknowledged by a majority.
///
/// A body that writes nothing has no condition. If it made at most one request after a fresh serial
/// read, what it saw is one state. Otherwise the revision is read again, and if it changed the body
/// runs again. So do bodies that throw: an exception too may tell of rows that never stood
/// together.
///
/// ## When the answer does not come
///
/// A condition that was asked for and not answered may have been decided either way, and may still
/// be: an accepted proposal can be completed by the next transaction, minutes later. That the old
/// revision is still seen proves nothing. So the process asks up to three times, with the same
/// condition, the same new revision and the same random id in it. The condition is true once in the
/// partition's life, so it does not matter which of the attempts is decided.
///
/// | answer | meaning |
/// |---|---|
/// | applied | this attempt took place |
/// | not applied; our id is among the sixteen of the revision found | an earlier attempt did |
/// | not applied; our counter is reached without our id, no more than sixteen on | none did or can |
/// | not applied; further on than that | cannot be told: `Retryable` |
/// | no answer, three times | cannot be told: `Retryable` |
///
/// Cassandra's own "not applied" is not relied on for more than the revision that it found.
///
/// ## The writes alongside
///
/// They go to other partitions, so they cannot be part of the batch. They must not be written if
/// the transaction does not take place, and not be lost if the process dies right after. So the
/// batch writes them down in `pending`, and the revision names the transaction that owes them. Then
/// they are written as plain versioned writes; then `applied` notes the counter, without anybody
/// waiting for it. A transaction that finds `applied` behind does the pending writes first. Being
/// versioned, they may be written twice. There is room for one transaction's debts only, which is
/// enough: everybody pays what they find before their own batch overwrites it.
///
/// A reader may find what a later transaction of the same group wrote, and not yet what an earlier
/// one owes. Where that matters the body asks for [dev.zimmer.storage.Transaction#alongsideFirst]:
/// its group ends with it, and nothing that follows is decided before its debt is paid.
///
/// ## What a reader sees in between
///
/// - From the decision until the writes alongside are done, usually a few milliseconds, the
///   transactional rows may be seen and not yet those alongside. The caller has no answer yet then.
///   If the process dies in between, that lasts until the next transaction on the partition,
///   whoever makes it.
/// - Rows of one batch, or of one scan, may be of different moments, each row for itself.
/// - A quorum read that sees a row makes sure that a majority has it. What was seen once stays
///   seen.
///
/// ## Export and restore
///
/// A pass scans the whole table at quorum. While others write, it may have some rows of a
/// transaction and not the others. What a transaction owes is not in the rows that a pass shows, so
/// a pass first looks at every partition's `revision` and `applied`, and pays the debts that it
/// finds. A node of Cassandra that dies in the midst of a commit may leave it with a minority, and
/// then a part of its rows may be exported, though its caller has no answer: `nodetool repair
/// --paxos-only` before the export mends that.
///
/// A restored transactional row is a plain write with timestamp 0. Paxos takes its timestamps from
/// the time of day, so whatever a transaction has written or deleted, or ever will, is newer. But a
/// delete leaves nothing behind after `gc_grace_seconds`: a restore that is repeated ten days after
/// transactions have begun to delete its rows would bring them back. The partition has no revision
/// afterwards, as before its first transaction, and begins with one.
@NullMarked
package dev.zimmer.storage.cassandra;

import org.jspecify.annotations.NullMarked;
