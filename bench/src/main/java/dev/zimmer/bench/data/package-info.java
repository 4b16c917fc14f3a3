/// The data sets of users and conversations that are measured on.
@NullMarked
package dev.zimmer.bench.data;

import org.jspecify.annotations.NullMarked;
