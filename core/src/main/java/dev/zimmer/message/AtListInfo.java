package dev.zimmer.message;

import dev.zimmer.spec.About;
import dev.zimmer.spec.Size;
import dev.zimmer.spec.UserId;
import java.util.List;

/// Whom a message mentions.
public record AtListInfo(
    @About("user ids, registered or not; may be empty") @Size(max = 500)
        List<@UserId String> atList) {}
