package dev.zimmer.server.http;

import io.helidon.http.HeaderValues;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;

/// Closes a connection after an answer that says so. The HTTP library writes `Connection: close`
/// and then waits for another request.
public final class ClosingFilter implements Filter {
  @Override
  public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
    chain.proceed();
    if (response.isSent()
        && (request.headers().contains(HeaderValues.CONNECTION_CLOSE)
            || response.headers().contains(HeaderValues.CONNECTION_CLOSE))) {
      throw new CloseConnectionException("the answer was the last on this connection");
    }
  }
}
