package dev.zimmer.friend;

import dev.zimmer.action.ReturnCode;
import dev.zimmer.spec.About;
import dev.zimmer.spec.Alias;
import dev.zimmer.spec.Required;

/// One attribute that a new friend is to have.
public record FriendAttribute(
    @About("`k0`, `k1`, `k2`, `k3` or `k4`")
        @Required(code = ReturnCode.FRIEND_ATTRIBUTE_INVALID)
        @Alias("key")
        String key,
    @About("may be empty") @Required(code = ReturnCode.FRIEND_ATTRIBUTE_INVALID) String value) {}
