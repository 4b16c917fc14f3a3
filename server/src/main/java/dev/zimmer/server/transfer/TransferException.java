package dev.zimmer.server.transfer;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/// An export or import that cannot go on; the text says in one line why and what to do.
public final class TransferException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TransferException(String message) {
    super(message);
  }

  TransferException(String message, Throwable cause) {
    super(message, cause);
  }

  static TransferException cannotRead(IOException cause) {
    return new TransferException("the export cannot be read: " + text(cause), cause);
  }

  static TransferException cannotWrite(IOException cause) {
    return new TransferException(
        "the export cannot be written: mend this and run the same command again with --resume: "
            + text(cause),
        cause);
  }

  /// The text of an exception about a file is often the file's name alone.
  private static String text(IOException cause) {
    return switch (cause) {
      case NoSuchFileException e -> "there is no such file or folder: " + e.getFile();
      case AccessDeniedException e -> "this user may not do that: " + e.getFile();
      default -> String.valueOf(cause.getMessage());
    };
  }
}
