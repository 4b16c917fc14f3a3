package dev.zimmer.bench.data;

import dev.zimmer.bench.load.CallSigner;
import dev.zimmer.bench.load.Request;
import dev.zimmer.bench.process.Certificate;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/// Calls a Zimmer server for everything that is not measured.
///
/// @param url where it is, without a path
/// @param http the connections
public record ApiClient(String url, HttpClient http) implements AutoCloseable {
  private static final int CONNECTIONS = 64;

  /// One call to make.
  ///
  /// @param action its name
  /// @param body its JSON
  public record Call(String action, String body) {}

  /// A client of a server.
  public ApiClient(String url) {
    this(url, HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build());
  }

  /// A client of a server with a certificate of its own making.
  public ApiClient(String url, Certificate certificate) {
    this(
        url,
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .sslContext(certificate.trusted())
            .build());
  }

  /// Makes a call.
  ///
  /// @return the answer
  /// @throws IllegalStateException if its code is not 0
  public String call(String action, String body) {
    Request signed = CallSigner.BENCH.call(action, body);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + signed.target()))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    try {
      String answer = http.send(request, BodyHandlers.ofString()).body();
      if (!answer.startsWith("{\"Code\":0,")) {
        throw new IllegalStateException(action + " answered " + answer);
      }
      return answer;
    } catch (IOException e) {
      throw new IllegalStateException(action + " got no answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /// Makes many calls over many connections, in about the order given.
  public void callAll(Stream<Call> calls) {
    Iterator<Call> left = calls.iterator();
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Void>> workers = new ArrayList<>();
      for (int i = 0; i < CONNECTIONS; i++) {
        Callable<Void> worker =
            () -> {
              while (true) {
                Call call;
                synchronized (left) {
                  if (!left.hasNext()) {
                    return null;
                  }
                  call = left.next();
                }
                call(call.action(), call.body());
              }
            };
        workers.add(executor.submit(worker));
      }
      for (Future<Void> worker : workers) {
        worker.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("a call failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
