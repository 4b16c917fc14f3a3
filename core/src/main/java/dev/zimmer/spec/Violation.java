package dev.zimmer.spec;

import dev.zimmer.action.ActionException;
import dev.zimmer.action.ReturnCode;

/// A rule that a value breaks.
///
/// @param code what the page answers then
/// @param text which parameter it is and what was expected of it, in plain words
public record Violation(ReturnCode code, String text) {
  /// The refusal of a call because of it.
  public ActionException refusal() {
    return new ActionException(code, text);
  }
}
