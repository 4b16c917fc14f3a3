package dev.zimmer.server.http;

import io.helidon.common.buffers.BufferData;
import io.helidon.http.Status;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.Http1ConnectionListener;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.util.Set;

/// Bounds the time and the bytes that a client may take for one request.
///
/// The HTTP library bounds the length of the request line, of the headers and of the body, and it
/// closes connections on which no request begins. It does not bound how slowly a request may arrive
/// or an answer be taken, nor the bytes of chunk headers. So every connection is served through a
/// [GuardedConnection], and the library's own sweep over idle connections, once a second, finds
/// those that are over their time too.
final class Deadlines implements Http1ConnectionListener {
  private final HttpConfig.Bounds bounds;

  Deadlines(HttpConfig.Bounds bounds) {
    this.bounds = bounds;
  }

  /// Puts every connection of a protocol under guard.
  ServerConnectionSelector guard(ServerConnectionSelector protocol) {
    return new GuardedSelector(protocol);
  }

  /// Called when an answer begins: the request's time is over, and so the time for the next starts
  /// with its first byte.
  @Override
  public void status(ConnectionContext context, Status status) {
    if (context instanceof GuardedConnection.Context guarded) {
      guarded.answered(status);
    }
  }

  private final class GuardedSelector implements ServerConnectionSelector {
    private final ServerConnectionSelector protocol;

    GuardedSelector(ServerConnectionSelector protocol) {
      this.protocol = protocol;
    }

    @Override
    public int bytesToIdentifyConnection() {
      return protocol.bytesToIdentifyConnection();
    }

    @Override
    public Support supports(BufferData data) {
      return protocol.supports(data);
    }

    @Override
    public Set<String> supportedApplicationProtocols() {
      return protocol.supportedApplicationProtocols();
    }

    @Override
    public ServerConnection connection(ConnectionContext context) {
      GuardedConnection.Context guarded = new GuardedConnection.Context(context, bounds);
      return new GuardedConnection(protocol.connection(guarded), guarded, bounds);
    }
  }
}
