/// RoomPresence: who is connected. Only clients connect, so without them nobody ever is.
@NullMarked
package dev.zimmer.presence;

import org.jspecify.annotations.NullMarked;
