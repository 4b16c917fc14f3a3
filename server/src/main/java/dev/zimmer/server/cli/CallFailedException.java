package dev.zimmer.server.cli;

/// A call that got no answer; the text says in one line why.
final class CallFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CallFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
