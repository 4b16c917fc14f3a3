package dev.zimmer.spec;

/// The verb that an action's page names. The server takes any.
public enum Verb {
  /// Parameters in the query.
  GET,
  /// Parameters in a JSON body.
  POST
}
