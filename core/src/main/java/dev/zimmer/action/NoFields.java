package dev.zimmer.action;

/// The response of an action that answers nothing but Code, Message and RequestId.
public record NoFields() {}
