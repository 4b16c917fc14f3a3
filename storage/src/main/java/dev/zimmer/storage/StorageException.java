package dev.zimmer.storage;

/// Trouble in a storage engine; engines translate their own exceptions at their edge.
///
/// The text is constant or nearly so and says what to do; it never holds a row's content.
public abstract sealed class StorageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private StorageException(String message, Throwable cause) {
    super(message, cause);
  }

  private StorageException(String message) {
    super(message);
  }

  /// The same call may succeed later. A write may or may not have happened; repeating it is
  /// harmless.
  public static final class Retryable extends StorageException {
    private static final long serialVersionUID = 1L;

    /// Trouble that another exception tells of.
    public Retryable(String message, Throwable cause) {
      super(message, cause);
    }

    /// Trouble that the engine found by itself.
    public Retryable(String message) {
      super(message);
    }
  }

  /// The same call will fail again until somebody mends something.
  public static final class Permanent extends StorageException {
    private static final long serialVersionUID = 1L;

    /// Trouble that another exception tells of.
    public Permanent(String message, Throwable cause) {
      super(message, cause);
    }

    /// Trouble that the engine found by itself.
    public Permanent(String message) {
      super(message);
    }
  }
}
