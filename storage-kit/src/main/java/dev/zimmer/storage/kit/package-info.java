/// The contract kit: every promise of [dev.zimmer.storage.StorageEngine] as a test, for every
/// engine.
///
/// An engine's test class implements [dev.zimmer.storage.kit.StorageContract] and says how its
/// engine is opened; the tests come with the interface. What an engine cannot promise it declares
/// with a reason in [dev.zimmer.storage.kit.EngineContract#gaps]; such a test is reported as
/// skipped. A test is never overridden.
///
/// Every test uses partitions of its own, so that the tests of a cluster engine can share one
/// store.
@NullMarked
package dev.zimmer.storage.kit;

import org.jspecify.annotations.NullMarked;
