package dev.zimmer.action;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A call that is refused as a whole; the pipeline turns it into its code.
///
/// `throw new ActionException(GROUP_NOT_FOUND).with("GroupId", groupId)`: the message goes to the
/// caller, the named values go to the log and nowhere else.
public final class ActionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ReturnCode code;
  private final transient Map<String, Object> values = new LinkedHashMap<>();

  /// A refusal with the code's own text.
  public ActionException(ReturnCode code) {
    this(code, code.text());
  }

  /// A refusal that says more than the code.
  ///
  /// @param message in plain words what was wrong; goes to the caller
  public ActionException(ReturnCode code, String message) {
    super(message, null, false, code.fault() == ReturnCode.Fault.SERVER);
    this.code = code;
  }

  /// A failure of ours that another exception tells of.
  public ActionException(ReturnCode code, Throwable cause) {
    super(code.text(), cause);
    this.code = code;
  }

  /// Adds a value for the log, as a caller sent it. Never a secret and never a message's body.
  public ActionException with(String name, @Nullable Object value) {
    values.put(name, Printable.sent(String.valueOf(value)));
    return this;
  }

  /// The code to answer.
  public ReturnCode code() {
    return code;
  }

  /// The values for the log, [Printable], in the order added.
  public Map<String, Object> values() {
    return Collections.unmodifiableMap(values);
  }

  /// The text for the caller.
  public String text() {
    String message = getMessage();
    return message == null ? code.text() : message;
  }
}
