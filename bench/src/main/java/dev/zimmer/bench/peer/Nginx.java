package dev.zimmer.bench.peer;

import dev.zimmer.bench.Space;
import dev.zimmer.bench.load.Server;
import dev.zimmer.bench.process.Child;
import dev.zimmer.bench.process.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// nginx with one worker, serving the same bytes as a file.
public final class Nginx implements Server {
  private final Child process;
  private final String url;

  private Nginx(Child process, String url) {
    this.process = process;
    this.url = url;
  }

  /// Starts it.
  ///
  /// @param answer the bytes that it answers to a GET
  /// @throws Program.MissingException if it is not installed
  public static Nginx start(Space space, String answer) {
    String program = Program.NGINX.path();
    int port = Space.freePort();
    Ceiling.writeAnswer(space, answer);
    Path folder = space.work();
    Path configuration = configure(folder, port);
    List<String> command =
        List.of(program, "-p", folder.toString(), "-c", configuration.toString());
    Child process = Child.start(space.log("nginx"), space.cores().forServer(command));
    String url = "http://127.0.0.1:" + port;
    process.await(() -> Zimmer.answers(url), Duration.ofSeconds(20));
    return new Nginx(process, url);
  }

  private static Path configure(Path folder, int port) {
    String user = System.getProperty("user.name", "root");
    try {
      return Files.writeString(
          folder.resolve("nginx.conf"),
          """
          daemon off;
          worker_processes 1;
          pid %1$s/nginx.pid;
          error_log %1$s/nginx-error.log;
          user %3$s;
          events { worker_connections 1024; }
          http {
            access_log off;
            sendfile on;
            tcp_nopush on;
            keepalive_requests 1000000000;
            open_file_cache max=10;
            default_type application/json;
            client_body_temp_path %1$s/nginx-body;
            proxy_temp_path %1$s/nginx-proxy;
            fastcgi_temp_path %1$s/nginx-fastcgi;
            uwsgi_temp_path %1$s/nginx-uwsgi;
            scgi_temp_path %1$s/nginx-scgi;
            server {
              listen 127.0.0.1:%2$d;
              root %1$s;
              location = / { try_files /answer.json =404; }
            }
          }
          """
              .formatted(folder, port, user));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String url() {
    return url;
  }

  @Override
  public List<Long> pids() {
    return List.of(process.pid());
  }

  @Override
  public void close() {
    process.close();
  }
}
