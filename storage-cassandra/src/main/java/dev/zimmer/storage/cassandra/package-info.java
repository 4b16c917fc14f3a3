/// The cluster's storage engine: all rows in one table of a Cassandra cluster.
@NullMarked
package dev.zimmer.storage.cassandra;

import org.jspecify.annotations.NullMarked;
