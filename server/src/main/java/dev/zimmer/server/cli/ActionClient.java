package dev.zimmer.server.cli;

/// Makes signed calls.
@FunctionalInterface
interface ActionClient {
  /// The JSON that a call is answered with.
  ///
  /// @param action the action's name
  /// @param body the parameters, a JSON object
  String call(String action, String body);
}
