package dev.zimmer.storage.rocksdb;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A small file system of its own, so that a test can fill it or forbid writing.
///
/// Mounting takes the rights of root on Linux; without them the test is skipped.
final class Mount implements AutoCloseable {
  private final Path directory;

  private Mount(Path directory) {
    this.directory = directory;
  }

  /// @param options as `mount -o` takes them
  static Mount tmpfs(Path parent, String options) throws IOException {
    Path directory = Files.createDirectory(parent.resolve("mount"));
    assumeTrue(
        succeeds("mount", "-t", "tmpfs", "-o", options, "zimmer-test", directory.toString()),
        "mounting a tmpfs takes root on Linux");
    return new Mount(directory);
  }

  Path directory() {
    return directory;
  }

  @Override
  public void close() throws IOException {
    if (!succeeds("umount", directory.toString())) {
      throw new IOException("cannot unmount " + directory);
    }
  }

  private static boolean succeeds(String... command) {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .onExit()
              .join()
              .exitValue()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
