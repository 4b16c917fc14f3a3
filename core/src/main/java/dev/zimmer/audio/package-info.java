/// ZIM Audio, of which this server has nothing but the answer that it has nothing.
@NullMarked
package dev.zimmer.audio;

import org.jspecify.annotations.NullMarked;
