package dev.zimmer.action;

/// What an action answers.
///
/// @param code OK, or for a batch of which every item failed the code of the whole
/// @param message `success`, or in plain words what was wrong
/// @param response the fields after Code, Message and RequestId
/// @param <R> the action's response record
public record Answer<R extends Record>(ReturnCode code, String message, R response) {
  /// The answer to a call of which at least one part succeeded.
  public static <R extends Record> Answer<R> success(R response) {
    return new Answer<>(ReturnCode.OK, ReturnCode.OK.text(), response);
  }
}
