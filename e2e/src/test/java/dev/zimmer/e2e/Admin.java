package dev.zimmer.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The port for operators.
///
/// @param uri where it listens
record Admin(URI uri) {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private static final Pattern METRIC = Pattern.compile("zimmer_[a-z_]+");

  static Admin of(ZimmerProcess process) {
    return new Admin(process.admin());
  }

  HttpResponse<String> get(String path) {
    try {
      HttpRequest request = HttpRequest.newBuilder(uri.resolve(path)).build();
      return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// The value of a series, the labels in the order in which they are written; 0 if it is not
  /// there.
  double value(String series) {
    return get("/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith(series + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
        .findFirst()
        .orElse(0);
  }

  /// The names of all metrics that are there.
  Set<String> metricNames() {
    return get("/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith("# TYPE "))
        .map(line -> line.split(" ", -1)[2])
        .collect(Collectors.toSet());
  }

  /// The names of Zimmer's own metrics in `docs/operations.md`.
  ///
  /// @param otherEngine how the names begin that an engine has which is not the one that is asked
  static Set<String> documentedMetrics(String otherEngine) {
    try {
      String text = Files.readString(ZimmerJar.root().resolve("docs/operations.md"));
      Set<String> names =
          METRIC
              .matcher(text)
              .results()
              .map(MatchResult::group)
              .filter(name -> !name.startsWith(otherEngine))
              .collect(Collectors.toSet());
      assertThat(names).hasSizeGreaterThan(5);
      return names;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
