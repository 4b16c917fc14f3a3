/// How often an action may be called: token buckets by app, action and, where the API says so,
/// group.
@NullMarked
package dev.zimmer.server.limit;

import org.jspecify.annotations.NullMarked;
