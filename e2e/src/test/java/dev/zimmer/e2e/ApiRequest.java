package dev.zimmer.e2e;

import java.math.BigInteger;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/// A call as it goes over the wire. It is signed over whatever text the common parameters have when
/// it is sent, unless a test brings a signature of its own.
final class ApiRequest {
  private final AppCredentials app;
  private final Map<String, String> parameters = new LinkedHashMap<>();
  private final Map<String, String> headers = new LinkedHashMap<>();
  private final StringBuilder more = new StringBuilder();
  private String verb = "POST";
  private byte[] body = new byte[0];
  private boolean signs = true;

  private ApiRequest(AppCredentials app) {
    this.app = app;
  }

  /// A signed call with no parameters of its own.
  static ApiRequest of(AppCredentials app, String action) {
    return new ApiRequest(app)
        .with("Action", action)
        .with("AppId", Long.toString(app.id()))
        .with("SignatureNonce", UUID.randomUUID().toString().substring(0, 8))
        .with("Timestamp", Long.toString(System.currentTimeMillis() / 1000))
        .with("SignatureVersion", "2.0");
  }

  /// The action that is called; empty if none is named.
  String action() {
    return parameters.getOrDefault("Action", "");
  }

  ApiRequest verb(String other) {
    verb = other;
    return this;
  }

  /// Sets or replaces a parameter of the query.
  ApiRequest with(String name, String value) {
    parameters.put(name, value);
    signs &= !name.equals("Signature");
    return this;
  }

  /// Leaves a parameter of the query out.
  ApiRequest without(String name) {
    parameters.remove(name);
    signs &= !name.equals("Signature");
    return this;
  }

  /// Adds text to the query as it stands.
  ApiRequest rawQuery(String text) {
    more.append('&').append(text);
    return this;
  }

  ApiRequest body(String text) {
    return body(text.getBytes(StandardCharsets.UTF_8));
  }

  ApiRequest body(byte[] bytes) {
    body = bytes.clone();
    return this;
  }

  ApiRequest header(String name, String value) {
    headers.put(name, value);
    return this;
  }

  /// The whole query, without the question mark.
  String query() {
    Map<String, String> all = new LinkedHashMap<>(parameters);
    if (signs) {
      all.put("Signature", signature());
    }
    StringBuilder query = new StringBuilder();
    all.forEach((name, value) ->
        query
            .append(query.isEmpty() ? "" : "&")
            .append(name)
            .append('=')
            .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
    return query.append(more).toString();
  }

  HttpRequest toHttp(URI base) {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(base.resolve("/?" + query()))
            .timeout(Duration.ofSeconds(ZimmerJar.PATIENCE_SECONDS))
            .method(
                verb,
                body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    headers.forEach(builder::header);
    return builder.build();
  }

  /// The request as bytes for a socket.
  byte[] toBytes() {
    StringBuilder head = new StringBuilder(verb + " /?" + query() + " HTTP/1.1\r\nHost: x\r\n");
    headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
    head.append("Content-Length: " + body.length + "\r\n\r\n");
    byte[] start = head.toString().getBytes(StandardCharsets.UTF_8);
    byte[] all = new byte[start.length + body.length];
    System.arraycopy(start, 0, all, 0, start.length);
    System.arraycopy(body, 0, all, start.length, body.length);
    return all;
  }

  private String signature() {
    return md5(
        parameters.getOrDefault("AppId", "")
            + parameters.getOrDefault("SignatureNonce", "")
            + app.secret()
            + parameters.getOrDefault("Timestamp", ""));
  }

  /// The lower-case hex md5 of a text.
  static String md5(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
      return "%032x".formatted(new BigInteger(1, digest));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
