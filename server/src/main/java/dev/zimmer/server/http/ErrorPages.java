package dev.zimmer.server.http;

import dev.zimmer.action.ReturnCode;
import dev.zimmer.server.call.Body;
import dev.zimmer.server.call.RequestIds;
import dev.zimmer.server.wire.Json;
import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.DirectHandlers;
import java.time.InstantSource;

/// The answers to what is not a call: broken HTTP, too large a request. The same short JSON as
/// every answer, with a 4xx or 5xx.
final class ErrorPages implements DirectHandler {
  private final Json json;
  private final RequestIds requestIds;
  private final int maxBodyBytes;

  ErrorPages(Json json, InstantSource time, HttpConfig config) {
    this.json = json;
    this.requestIds = new RequestIds(time);
    this.maxBodyBytes = config.bounds().bodyBytes();
  }

  DirectHandlers forEverything() {
    DirectHandlers.Builder builder = DirectHandlers.builder();
    for (EventType type : EventType.values()) {
      builder.addHandler(type, this);
    }
    return builder.build();
  }

  byte[] json(ReturnCode code, String message) {
    return json.answer(code, message, requestIds.next(), null).toByteArray();
  }

  @Override
  public TransportResponse handle(
      TransportRequest request,
      EventType type,
      Status status,
      ServerResponseHeaders headers,
      String message) {
    Status told = isUnreadable(request, type) ? Status.BAD_REQUEST_400 : status;
    return TransportResponse.builder()
        .status(told)
        .headers(headers)
        .header(HeaderNames.CONTENT_TYPE, "application/json;charset=utf-8")
        .entity(page(told))
        .keepAlive(false)
        .build();
  }

  /// Whether a failure came before there was a request: the library's parser throws whatever it
  /// throws at garbage, and calls that its own fault.
  private static boolean isUnreadable(TransportRequest request, EventType type) {
    return type == EventType.INTERNAL_ERROR && request.path().isEmpty();
  }

  private byte[] page(Status status) {
    if (status.equals(Status.REQUEST_ENTITY_TOO_LARGE_413)) {
      String text = new Body.TooLargeException(maxBodyBytes).text();
      return json(ReturnCode.GATEWAY_BODY_READ_FAILED, text);
    }
    if (status.family() == Status.Family.SERVER_ERROR && !isCallersFault(status)) {
      return json(ReturnCode.INTERNAL, ReturnCode.INTERNAL.text());
    }
    return json(
        ReturnCode.INVALID_ARGUMENT,
        "this is not an HTTP request that can be served: " + status.reasonPhrase());
  }

  private static boolean isCallersFault(Status status) {
    return status.equals(Status.HTTP_VERSION_NOT_SUPPORTED_505)
        || status.equals(Status.NOT_IMPLEMENTED_501);
  }
}
