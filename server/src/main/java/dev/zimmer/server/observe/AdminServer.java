package dev.zimmer.server.observe;

import dev.zimmer.server.http.ApiServer;
import dev.zimmer.server.http.ClosingFilter;
import dev.zimmer.server.openapi.OpenApi;
import dev.zimmer.storage.StorageException;
import io.helidon.http.HeaderNames;
import io.helidon.http.NotFoundException;
import io.helidon.http.Status;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.function.Consumer;

/// The admin listener.
///
/// | path | answer |
/// |---|---|
/// | `/health/live` | 200 while the process runs |
/// | `/health/ready` | 200 if the store can be read and written, else 503 and why not |
/// | `/metrics` | the figures of [Meters] in Prometheus' text format |
/// | `/openapi.yaml`, `/openapi.json` | the description of the API |
/// | `/openapi/ACTION.yaml`, `….json` | the description of one action |
/// | `/export` | everything in the store, see `docs/transfer.md`; only if that is switched on |
public final class AdminServer implements AutoCloseable {
  private static final Duration IDLE_TIME = Duration.ofMinutes(2);

  private final AdminConfig config;
  private final Store store;
  private final OpenApi openApi;
  private final Meters meters;
  private final WebServer server;

  /// What can be asked of the store.
  ///
  /// @param check throws [StorageException] if the store cannot be used now
  /// @param export writes everything that is in it
  public record Store(Runnable check, Consumer<OutputStream> export) {}

  /// A server that listens when this returns.
  ///
  /// @throws IllegalArgumentException if the address cannot be listened on
  public AdminServer(AdminConfig config, Store store, OpenApi openApi, Meters meters) {
    this.config = config;
    this.store = store;
    this.openApi = openApi;
    this.meters = meters;
    this.server =
        WebServer.builder()
            .host(config.host())
            .port(config.port())
            .shutdownHook(false)
            .idleConnectionTimeout(IDLE_TIME)
            .routing(this::route)
            .build()
            .start();
    ApiServer.requireListening(server, "admin-port", config.host(), config.port());
  }

  /// Where it listens: `http://127.0.0.1:8081`.
  public String url() {
    return "http://" + config.host() + ':' + server.port();
  }

  @Override
  public void close() {
    server.stop();
  }

  private void route(HttpRouting.Builder routing) {
    routing
        .addFilter(new ClosingFilter())
        .get("/health/live", (_, response) -> json(response, Status.OK_200, "{\"status\":\"UP\"}"))
        .get("/health/ready", (_, response) -> ready(response))
        .get("/metrics", (_, response) -> metrics(response))
        .get(
            "/openapi/{document}",
            (request, response) ->
                openApi(request.path().pathParameters().get("document"), response));
    for (OpenApi.Format format : OpenApi.Format.values()) {
      routing.get(
          "/openapi." + format.ending(),
          (_, response) -> openApi(format, openApi.all(format), response));
    }
    if (config.export()) {
      routing.get("/export", (_, response) -> export(response));
    }
  }

  private void ready(ServerResponse response) {
    try {
      store.check().run();
    } catch (StorageException e) {
      String reason = String.valueOf(e.getMessage()).replaceAll("[\\p{Cntrl}\"\\\\]", " ");
      json(
          response,
          Status.SERVICE_UNAVAILABLE_503,
          "{\"status\":\"DOWN\",\"reason\":\"" + reason + "\"}");
      return;
    }
    json(response, Status.OK_200, "{\"status\":\"UP\"}");
  }

  /// @param document the name of an action, a dot, and the ending of a format
  private void openApi(String document, ServerResponse response) {
    for (OpenApi.Format format : OpenApi.Format.values()) {
      String ending = "." + format.ending();
      if (document.endsWith(ending)) {
        String action = document.substring(0, document.length() - ending.length());
        String text =
            openApi
                .of(action, format)
                .orElseThrow(() -> new NotFoundException("there is no such action"));
        openApi(format, text, response);
        return;
      }
    }
    throw new NotFoundException("there is no such format");
  }

  private static void openApi(OpenApi.Format format, String text, ServerResponse response) {
    response.header(HeaderNames.CONTENT_TYPE, format.mediaType()).send(text);
  }

  private void metrics(ServerResponse response) {
    response.header(HeaderNames.CONTENT_TYPE, Meters.CONTENT_TYPE).send(meters.scrape());
  }

  /// An export that breaks off leaves the answer without its end, so that the caller learns of it.
  private void export(ServerResponse response) throws IOException {
    OutputStream out =
        response.header(HeaderNames.CONTENT_TYPE, "application/x-ndjson").outputStream();
    store.export().accept(out);
    out.close();
  }

  private static void json(ServerResponse response, Status status, String text) {
    response.status(status).header(HeaderNames.CONTENT_TYPE, "application/json").send(text);
  }
}
