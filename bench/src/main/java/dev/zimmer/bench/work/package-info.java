/// What is measured, one class for each work.
@NullMarked
package dev.zimmer.bench.work;

import org.jspecify.annotations.NullMarked;
