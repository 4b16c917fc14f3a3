/// Random worlds of calls, and the naive model that says what every list must be.
///
/// [dev.zimmer.world.Step] is what may happen, [dev.zimmer.world.Steps] draws it at random,
/// [dev.zimmer.world.World] makes it happen and compares, [dev.zimmer.world.Model] knows what is
/// right. A world has a [dev.zimmer.world.Deployment]: in this process, or where the tests over
/// HTTP have their servers.
@NullMarked
package dev.zimmer.world;

import org.jspecify.annotations.NullMarked;
