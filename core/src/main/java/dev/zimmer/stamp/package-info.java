/// Stamps: whole numbers that carry a server time and order everything that happens.
@NullMarked
package dev.zimmer.stamp;

import org.jspecify.annotations.NullMarked;
