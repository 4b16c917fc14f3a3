package dev.zimmer.bench.peer;

import dev.zimmer.bench.Space;
import dev.zimmer.bench.load.CallSigner;
import dev.zimmer.bench.load.Server;
import dev.zimmer.bench.process.Child;
import dev.zimmer.bench.process.Java;
import dev.zimmer.bench.process.Program;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Zimmer as its own process over a store.
public final class Zimmer implements Server {
  private static final Duration MAX_WAIT = Duration.ofMinutes(5);

  private final Child process;
  private final String url;

  /// How to start it.
  ///
  /// @param store the folder of the store
  /// @param heapMegabytes of the Java heap
  /// @param listCacheMegabytes for conversation lists in memory
  /// @param cores where it may run, as `taskset -c` takes it
  /// @param serveOptions more options of `serve`
  /// @param javaOptions more options of the Java runtime
  public record Setup(
      Path store,
      int heapMegabytes,
      int listCacheMegabytes,
      String cores,
      List<String> serveOptions,
      List<String> javaOptions) {
    /// The usual Java options.
    public Setup(
        Path store,
        int heapMegabytes,
        int listCacheMegabytes,
        String cores,
        List<String> serveOptions) {
      this(store, heapMegabytes, listCacheMegabytes, cores, serveOptions, List.of());
    }

    /// The same with more options of the Java runtime.
    public Setup with(List<String> newJavaOptions) {
      return new Setup(
          store, heapMegabytes, listCacheMegabytes, cores, serveOptions, newJavaOptions);
    }
  }

  private Zimmer(Child process, String url) {
    this.process = process;
    this.url = url;
  }

  /// Starts it and waits until it is ready.
  public static Zimmer start(Space space, Setup setup) {
    int port = Space.freePort();
    int adminPort = Space.freePort();
    List<String> command = new ArrayList<>(List.of(Program.TASKSET.path(), "-c", setup.cores()));
    command.add(Java.tool("java"));
    command.addAll(javaOptions(setup));
    command.addAll(setup.javaOptions());
    command.addAll(List.of("-jar", space.home().resolve("server/target/zimmer.jar").toString()));
    command.addAll(List.of("serve", "--host", "127.0.0.1", "--port", Integer.toString(port)));
    command.addAll(List.of("--admin-port", Integer.toString(adminPort), "--no-limits"));
    command.addAll(List.of("--data", setup.store().toString()));
    command.addAll(List.of("--app", CallSigner.BENCH.appId() + ":" + CallSigner.BENCH.secret()));
    long listCacheBytes = (long) setup.listCacheMegabytes() << 20;
    command.addAll(List.of("--list-cache-bytes", Long.toString(listCacheBytes)));
    command.addAll(setup.serveOptions());
    Child process = Child.start(space.log("zimmer"), command);
    String ready = "http://127.0.0.1:" + adminPort + "/health/ready";
    process.await(() -> answers(ready) && listens(port), MAX_WAIT);
    boolean secure = setup.serveOptions().contains("--tls-cert");
    return new Zimmer(process, (secure ? "https" : "http") + "://127.0.0.1:" + port);
  }

  /// The runtime's options: those of the launcher, and one core's worth of threads for one core.
  private static List<String> javaOptions(Setup setup) {
    int processors = setup.cores().split(",").length;
    return List.of(
        "--enable-native-access=ALL-UNNAMED",
        "-XX:+UseCompactObjectHeaders",
        "-XX:+UseTransparentHugePages",
        "-XX:ActiveProcessorCount=" + processors,
        "-Xmx" + setup.heapMegabytes() + "m");
  }

  /// Whether somebody listens on a port of this machine. The admin port may be up before the other.
  public static boolean listens(int port) {
    try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /// Whether a GET is answered with 200 now.
  public static boolean answers(String url) {
    try {
      HttpURLConnection connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
      connection.setConnectTimeout(1000);
      connection.setReadTimeout(5000);
      int status = connection.getResponseCode();
      connection.disconnect();
      return status == HttpURLConnection.HTTP_OK;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public String url() {
    return url;
  }

  @Override
  public List<Long> pids() {
    return List.of(pid());
  }

  /// Its process.
  public long pid() {
    return process.pid();
  }

  @Override
  public void close() {
    process.close();
  }
}
