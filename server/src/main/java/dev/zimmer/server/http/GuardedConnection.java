package dev.zimmer.server.http;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataReader;
import io.helidon.common.buffers.DataWriter;
import io.helidon.common.concurrency.limits.Limit;
import io.helidon.common.socket.HelidonSocket;
import io.helidon.common.socket.PeerInfo;
import io.helidon.common.task.InterruptableTask;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.ListenerContext;
import io.helidon.webserver.ProxyProtocolData;
import io.helidon.webserver.Router;
import io.helidon.webserver.spi.ServerConnection;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

/// A connection whose client has a bounded time to send a request and to take its answer.
///
/// Its thread notes in [Context] since when it has been waiting for the client. Another thread, the
/// library's sweep over idle connections, asks for the idle time: a connection over its time says
/// that it has been idle for long, and is then closed by interrupting the wait. A thread that does
/// not wait for the client, because an action is at work, is never interrupted.
final class GuardedConnection implements ServerConnection, InterruptableTask<Void> {
  private final ServerConnection connection;
  private final Context context;
  private final Duration moreThanIdle;

  GuardedConnection(ServerConnection connection, Context context, HttpConfig.Bounds bounds) {
    this.connection = connection;
    this.context = context;
    this.moreThanIdle = bounds.idleTime().plusSeconds(1);
  }

  @Override
  public void handle(Limit limit) throws InterruptedException {
    try {
      connection.handle(limit);
    } finally {
      context.linger();
    }
  }

  @Override
  public Duration idleTime() {
    return context.isOverdue() ? moreThanIdle : connection.idleTime();
  }

  @Override
  public void close(boolean interrupt) {
    connection.close(interrupt || context.isOverdue());
  }

  @Override
  public boolean canInterrupt() {
    return connection instanceof InterruptableTask<?> task && task.canInterrupt();
  }

  /// The connection's surroundings, with a reader and a writer that watch the time.
  static final class Context implements ConnectionContext {
    private static final long NEVER = 0;
    private static final int FIRST_ERROR_STATUS = 400;
    // A chunk of one byte takes six more; a little room for chunk extensions and trailers.
    private static final int WIRE_BYTES_PER_BODY_BYTE = 8;

    private final ConnectionContext original;
    private final long requestNanos;
    private final long maxBytes;
    private final DataReader reader = DataReader.create(this::receive);
    private final DataWriter writer;

    /// When the request began that is being received, [#NEVER] between requests.
    private volatile long receivingSince = NEVER;

    /// From when the wait counts that this thread is in, [#NEVER] if it waits for nobody.
    private volatile long waitingSince = NEVER;

    private long received;
    private boolean refused;

    Context(ConnectionContext original, HttpConfig.Bounds bounds) {
      this.original = original;
      this.requestNanos = bounds.requestTime().toNanos();
      this.maxBytes =
          bounds.requestLineBytes()
              + bounds.headerBytes()
              + (long) WIRE_BYTES_PER_BODY_BYTE * bounds.bodyBytes();
      this.writer = new GuardedWriter(original.dataWriter());
    }

    /// Whether the client is over its time, and the thread is waiting for it.
    boolean isOverdue() {
      return isOver(waitingSince);
    }

    /// Notes that the answer begins.
    void answered(Status status) {
      receivingSince = NEVER;
      refused = status.code() >= FIRST_ERROR_STATUS;
    }

    /// After a refusal, takes what the client is still sending: closing at once would make its
    /// system drop the answer.
    void linger() {
      if (!refused) {
        return;
      }
      receivingSince = now();
      received = 0;
      try {
        while (true) {
          receive();
        }
      } catch (RuntimeException _) {
        // The client has closed, or has had its time.
      }
    }

    private byte[] receive() {
      long since = receivingSince;
      waitingSince = since;
      try {
        original.dataReader().ensureAvailable();
      } finally {
        waitingSince = NEVER;
      }
      if (since == NEVER) {
        receivingSince = now();
        received = 0;
      } else if (isOver(since)) {
        throw new CloseConnectionException("the request takes too long to arrive");
      }
      byte[] bytes = original.dataReader().readBytes(original.dataReader().available());
      received += bytes.length;
      if (received > maxBytes) {
        throw new CloseConnectionException("the request has too many bytes");
      }
      return bytes;
    }

    private void send(Runnable write) {
      waitingSince = now();
      try {
        write.run();
      } finally {
        waitingSince = NEVER;
      }
    }

    private boolean isOver(long since) {
      return since != NEVER && System.nanoTime() - since > requestNanos;
    }

    private static long now() {
      long nanos = System.nanoTime();
      return nanos == NEVER ? 1 : nanos;
    }

    @Override
    public DataReader dataReader() {
      return reader;
    }

    @Override
    public DataWriter dataWriter() {
      return writer;
    }

    @Override
    public ListenerContext listenerContext() {
      return original.listenerContext();
    }

    @Override
    public ExecutorService executor() {
      return original.executor();
    }

    @Override
    public Router router() {
      return original.router();
    }

    @Override
    public Optional<ProxyProtocolData> proxyProtocolData() {
      return original.proxyProtocolData();
    }

    @Override
    public HelidonSocket serverSocket() {
      return original.serverSocket();
    }

    @Override
    public PeerInfo remotePeer() {
      return original.remotePeer();
    }

    @Override
    public PeerInfo localPeer() {
      return original.localPeer();
    }

    @Override
    public boolean isSecure() {
      return original.isSecure();
    }

    @Override
    public String socketId() {
      return original.socketId();
    }

    @Override
    public String childSocketId() {
      return original.childSocketId();
    }

    private final class GuardedWriter implements DataWriter {
      private final DataWriter original;

      GuardedWriter(DataWriter original) {
        this.original = original;
      }

      @Override
      public void write(BufferData... buffers) {
        send(() -> original.write(buffers));
      }

      @Override
      public void write(BufferData buffer) {
        send(() -> original.write(buffer));
      }

      @Override
      public void writeNow(BufferData... buffers) {
        send(() -> original.writeNow(buffers));
      }

      @Override
      public void writeNow(BufferData buffer) {
        send(() -> original.writeNow(buffer));
      }

      @Override
      public void flush() {
        send(original::flush);
      }

      @Override
      public void close() {
        original.close();
      }
    }
  }
}
