package dev.zimmer.server.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;

/// Makes calls over HTTP. It uses the JDK's oldest client, which starts in the least time.
///
/// @param url where the server listens, without a query
record HttpActionClient(String url, Credentials credentials) implements ActionClient {
  private static final int TIMEOUT_MILLIS = 30_000;

  @Override
  public String call(String action, String body) {
    String base = url.endsWith("/") ? url : url + '/';
    try {
      HttpURLConnection connection = connect(base + '?' + credentials.query(action));
      try (OutputStream out = connection.getOutputStream()) {
        out.write(body.getBytes(UTF_8));
      }
      boolean refused = connection.getResponseCode() >= HttpURLConnection.HTTP_BAD_REQUEST;
      try (InputStream in = refused ? connection.getErrorStream() : connection.getInputStream()) {
        return in == null ? "" : new String(in.readAllBytes(), UTF_8);
      }
    } catch (IOException e) {
      throw new CallFailedException("cannot call " + url + ": " + e.getMessage(), e);
    } catch (IllegalArgumentException | ClassCastException e) {
      throw new CallFailedException("url: '" + url + "' (expected: http://HOST:PORT)", e);
    }
  }

  private static HttpURLConnection connect(String url) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
    connection.setRequestMethod("POST");
    connection.setRequestProperty("Content-Type", "application/json");
    connection.setConnectTimeout(TIMEOUT_MILLIS);
    connection.setReadTimeout(TIMEOUT_MILLIS);
    connection.setDoOutput(true);
    return connection;
  }
}
