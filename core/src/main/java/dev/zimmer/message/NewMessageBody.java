package dev.zimmer.message;

import dev.zimmer.spec.About;
import org.jspecify.annotations.Nullable;

/// What a message says once it is edited.
public record NewMessageBody(
    @About("like Message of the message; must not be empty with 1") @Nullable String message,
    @About("like ExtendedData of the message; absent is empty") @Nullable String extendedData) {}
