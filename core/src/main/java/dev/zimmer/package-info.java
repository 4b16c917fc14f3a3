/// The domain as a whole: [dev.zimmer.Domain] puts the features together over one storage engine.
@NullMarked
package dev.zimmer;

import org.jspecify.annotations.NullMarked;
