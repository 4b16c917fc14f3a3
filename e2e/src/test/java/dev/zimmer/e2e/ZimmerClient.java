package dev.zimmer.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Calls a server for one app, and holds every answer against what each must be.
class ZimmerClient {
  static final JsonMapper JSON = new JsonMapper();

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final Supplier<URI> target;
  private final AppCredentials app;
  private final HttpClient http;

  /// @param uri where calls go
  /// @param app who calls
  ZimmerClient(URI uri, AppCredentials app) {
    this(() -> uri, app);
  }

  /// @param target asked for each call where it goes
  /// @param app who calls
  ZimmerClient(Supplier<URI> target, AppCredentials app) {
    this(target, app, HTTP);
  }

  private ZimmerClient(Supplier<URI> target, AppCredentials app, HttpClient http) {
    this.target = target;
    this.app = app;
    this.http = http;
  }

  /// The same over HTTPS, trusting whom the context trusts.
  ZimmerClient trusting(SSLContext context) {
    HttpClient secure =
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).sslContext(context).build();
    return new ZimmerClient(target, app, secure);
  }

  /// The same with another HTTP client.
  ZimmerClient through(HttpClient other) {
    return new ZimmerClient(target, app, other);
  }

  AppCredentials app() {
    return app;
  }

  /// A signed call to be changed before it is sent.
  ApiRequest request(String action) {
    return ApiRequest.of(app, action);
  }

  /// Calls an action with its parameters as a JSON body.
  JsonAnswer call(String action, Map<String, ?> parameters) {
    return send(request(action).body(json(parameters)));
  }

  /// Calls an action with a body as it stands.
  JsonAnswer call(String action, String body) {
    return send(request(action).body(body));
  }

  JsonAnswer send(ApiRequest request) {
    return checked(exchange(request));
  }

  /// Sends a request and takes whatever comes back.
  HttpResponse<byte[]> exchange(ApiRequest request) {
    try {
      return http.send(request.toHttp(target.get()), BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  static String json(Object value) {
    return JSON.writeValueAsString(value);
  }

  /// The answer in a response, which must be one: HTTP 200, flat JSON with a number Code and the
  /// strings Message and RequestId.
  static JsonAnswer checked(HttpResponse<byte[]> response) {
    String text = new String(response.body(), StandardCharsets.UTF_8);
    assertThat(response.statusCode()).as("status of %s", text).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type").orElse(""))
        .as("Content-Type of %s", text)
        .startsWith("application/json");
    return checked(text);
  }

  /// The answer in a text, which must be one.
  static JsonAnswer checked(String text) {
    JsonNode json = parse(text);
    assertThat(json.isObject()).as("%s is an object", text).isTrue();
    assertThat(json.path("Code").isIntegralNumber()).as("Code of %s", text).isTrue();
    assertThat(json.path("Message").isString()).as("Message of %s", text).isTrue();
    assertThat(json.path("RequestId").isString()).as("RequestId of %s", text).isTrue();
    assertThat(json.path("RequestId").stringValue()).matches("\\d{1,20}");
    JsonAnswer answer = new JsonAnswer(json);
    if (answer.code() == 0) {
      assertThat(answer.message()).isEqualTo("success");
    } else {
      assertThat(answer.message()).isNotBlank().isNotEqualTo("success");
    }
    assertTellsNothingOfTheInside(text);
    return answer;
  }

  /// Fails if a text shows classes, stack traces or files of the server.
  static void assertTellsNothingOfTheInside(String text) {
    assertThat(text)
        .doesNotContain("Exception", "dev.zimmer", "java.", "jackson", "helidon", "rocksdb")
        .doesNotContain("\tat ", "\\tat ", "StackTrace", ".java:");
  }

  private static JsonNode parse(String text) {
    try {
      return JSON.readTree(text);
    } catch (JacksonException e) {
      throw new AssertionError("not JSON: " + text, e);
    }
  }
}
