package dev.zimmer.server.call;

import java.io.IOException;

/// The body of a call, read when the call has earned it.
@FunctionalInterface
public interface Body {
  /// No body at all.
  Body EMPTY = () -> new byte[0];

  /// All of it; called at most once.
  ///
  /// @throws TooLargeException if it is larger than the server takes
  /// @throws IOException if it does not arrive
  byte[] read() throws IOException;

  /// A body larger than the server takes.
  final class TooLargeException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String text;

    /// A body over the bound.
    ///
    /// @param largest what the server takes, in bytes
    public TooLargeException(long largest) {
      this("the request's body is larger than " + largest + " bytes");
    }

    private TooLargeException(String text) {
      super(text);
      this.text = text;
    }

    /// What to tell the caller.
    public String text() {
      return text;
    }
  }
}
