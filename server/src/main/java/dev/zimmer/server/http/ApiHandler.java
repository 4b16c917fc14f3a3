package dev.zimmer.server.http;

import dev.zimmer.action.ReturnCode;
import dev.zimmer.server.call.Body;
import dev.zimmer.server.call.Call;
import dev.zimmer.server.call.CallPipeline;
import dev.zimmer.server.call.Reply;
import dev.zimmer.server.wire.Query;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Method;
import io.helidon.http.RequestException;
import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.util.List;

/// Takes requests from the HTTP library to the pipeline and answers back.
final class ApiHandler implements Handler {
  private static final Header JSON =
      HeaderValues.createCached(HeaderNames.CONTENT_TYPE, "application/json;charset=utf-8");

  private final CallPipeline pipeline;
  private final ErrorPages errorPages;
  private final List<String> corsOrigins;
  private final int maxBodyBytes;

  ApiHandler(CallPipeline pipeline, ErrorPages errorPages, HttpConfig config) {
    this.pipeline = pipeline;
    this.errorPages = errorPages;
    this.corsOrigins = config.corsOrigins();
    this.maxBodyBytes = config.bounds().bodyBytes();
  }

  @Override
  public void handle(ServerRequest request, ServerResponse response) {
    response.header(JSON);
    if (allowsBrowser(request, response) && request.prologue().method().equals(Method.OPTIONS)) {
      response.status(Status.NO_CONTENT_204).send();
      return;
    }
    if (!isRoot(request.path().rawPathNoParams())) {
      response.status(Status.NOT_FOUND_404);
      response.send(
          errorPages.json(
              ReturnCode.GATEWAY_ACTION_UNSUPPORTED, "there is nothing at this path, only at /"));
      return;
    }
    RequestBody body = new RequestBody(request, maxBodyBytes);
    Query query = new Query(request.query().rawValue());
    Reply reply = pipeline.serve(new Call(query, body, () -> address(request)));
    if (body.tooLarge) {
      response.status(Status.REQUEST_ENTITY_TOO_LARGE_413);
    }
    if (body.broken) {
      response.header(HeaderValues.CONNECTION_CLOSE); // where the next request begins is not known
    }
    reply.json().sendTo(response::send); // which copies them
  }

  /// The number that a request comes from. Not the library's name for it: with TLS that is what the
  /// client's own name server says.
  private static String address(ServerRequest request) {
    return request.remotePeer().address() instanceof InetSocketAddress peer
        ? peer.getAddress().getHostAddress()
        : "elsewhere";
  }

  /// Whether a path is the root, however it is written: nothing, `/`, `//`, or a whole URL as
  /// proxies write it. What follows a `;` in a segment is a parameter of it and no longer there:
  /// the OpenAPI description tells actions apart by it, `/;NAME`, as each needs a path of its own.
  private static boolean isRoot(String path) {
    if (path.equals("/")) { // nearly always
      return true;
    }
    int authority = path.startsWith("http") ? path.indexOf("://") : -1;
    int start = authority < 0 ? 0 : path.indexOf('/', authority + 3);
    return start < 0 || path.substring(start).chars().allMatch(c -> c == '/');
  }

  /// Adds what a browser wants to see before it shows a page of another origin the answer.
  private boolean allowsBrowser(ServerRequest request, ServerResponse response) {
    if (corsOrigins.isEmpty() || !request.headers().contains(HeaderNames.ORIGIN)) {
      return false;
    }
    String origin = request.headers().get(HeaderNames.ORIGIN).get();
    if (!corsOrigins.contains("*") && !corsOrigins.contains(origin)) {
      return false;
    }
    response
        .header(HeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN, origin)
        .header(HeaderNames.ACCESS_CONTROL_ALLOW_METHODS, "GET, POST")
        .header(HeaderNames.ACCESS_CONTROL_ALLOW_HEADERS, "Content-Type")
        .header(HeaderNames.ACCESS_CONTROL_MAX_AGE, "3600")
        .header(HeaderNames.VARY, "Origin");
    return true;
  }

  private static final class RequestBody implements Body {
    private static final long UNKNOWN = -1;

    private final ServerRequest request;
    private final int largest;

    /// Whether the body did not arrive as a whole; also if it is too large.
    boolean broken;

    boolean tooLarge;

    RequestBody(ServerRequest request, int largest) {
      this.request = request;
      this.largest = largest;
    }

    @Override
    public byte[] read() throws IOException {
      if (!request.content().hasEntity()) {
        return new byte[0];
      }
      try (InputStream in = request.content().inputStream()) {
        long length = request.headers().contentLength().orElse(UNKNOWN);
        // Reading all bytes allots 16 KiB at once; a body of known length needs just its length.
        return length >= 0 && length <= largest ? in.readNBytes((int) length) : in.readAllBytes();
      } catch (RequestException e) {
        broken = true;
        tooLarge = e.status().equals(Status.REQUEST_ENTITY_TOO_LARGE_413);
        throw tooLarge ? new TooLargeException(largest) : new IOException(e);
      } catch (RuntimeException e) {
        // The library throws whatever its parsing of broken chunks and ended streams throws.
        broken = true;
        throw new IOException(e);
      }
    }
  }
}
