package dev.zimmer.server.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;

/// A wall clock in a file, which stands still until it is set: by one process, for another.
public final class ClockFile implements InstantSource {
  private static final VarHandle MILLIS =
      MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private final Path file;
  private final MappedByteBuffer memory;

  private ClockFile(Path file, MappedByteBuffer memory) {
    this.file = file;
    this.memory = memory;
  }

  /// The clock in a file. One that is made by this stands at 0.
  public static ClockFile at(Path file) {
    try (FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      return new ClockFile(file, channel.map(MapMode.READ_WRITE, 0, Long.BYTES));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Where it is.
  public Path file() {
    return file;
  }

  /// Sets the clock, for all processes that read it.
  ///
  /// @param millis Unix milliseconds
  public void set(long millis) {
    MILLIS.setVolatile(memory, 0, millis);
  }

  @Override
  public long millis() {
    return (long) MILLIS.getVolatile(memory, 0);
  }

  @Override
  public Instant instant() {
    return Instant.ofEpochMilli(millis());
  }
}
