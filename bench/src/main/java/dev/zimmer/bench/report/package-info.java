/// What came out: tables, plot, raw figures.
@NullMarked
package dev.zimmer.bench.report;

import org.jspecify.annotations.NullMarked;
