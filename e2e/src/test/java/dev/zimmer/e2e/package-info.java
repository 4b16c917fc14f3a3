/// The black-box proof: the jar runs as a process of its own, and everything is seen through its
/// ports, its output and its exit code.
///
/// [dev.zimmer.e2e.ConversationListScenarios] and [dev.zimmer.e2e.SeedPageClauses] carry the ids of
/// `docs/compatibility.md`. The tests know nothing of the server's classes, but for
/// [dev.zimmer.e2e.ClusterWorldsTest], which sends what core's tests say.
@NullMarked
package dev.zimmer.e2e;

import org.jspecify.annotations.NullMarked;
