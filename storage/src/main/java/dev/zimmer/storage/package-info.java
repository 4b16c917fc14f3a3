/// The storage contract: rows in ordered partitions, and what an engine promises about them.
///
/// Domain code is written once against [dev.zimmer.storage.StorageEngine]; the embedded engine and
/// the cluster engine both pass the kit in the module `storage-kit`, which states every promise as
/// a test.
///
/// A *partition* is named by bytes and holds *rows* ordered by their key bytes, compared unsigned.
/// Every row is one of two kinds, for ever:
///
/// | kind | written by | wins |
/// |---|---|---|
/// | transactional | [dev.zimmer.storage.Transaction#put] | the last in the serial order |
/// | versioned | [dev.zimmer.storage.WriteBatch#put] | the largest version, whatever arrives first |
///
/// Writing one row both ways loses writes in a cluster, so the key trees in `package-info` of the
/// feature packages say for each row which kind it is.
@NullMarked
package dev.zimmer.storage;

import org.jspecify.annotations.NullMarked;
