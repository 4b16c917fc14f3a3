package dev.zimmer.cassandra.kit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One Cassandra node, a process of its own.
///
/// The process is the child of a shell that waits for the end of its own input, which is a pipe
/// from this JVM, and then kills the node. So no node outlives the tests, not even tests that are
/// killed. What the node logs comes back through another pipe; its lines say when the node is ready
/// and whom it sees.
public final class CassandraNode {
  private static final long PATIENCE_SECONDS = 240;
  private static final int LAST_LINES = 40;
  private static final String KEY_PASSWORD = "zimmer-test";
  private static final Pattern SEEN =
      Pattern.compile("/(127\\.0\\.0\\.\\d):\\d+ (is now UP|is now DOWN|state NORMAL)");

  /// Starts the command that it is given, tells its process id, and kills it at the end of input.
  /// The shell does not wait for the node before that, so the id is not given to another process.
  /// Ctrl-C in a terminal reaches all of them, and is for the JVM that started them alone.
  private static final String GUARD =
      "trap '' INT HUP; \"$@\" </dev/null & echo \"node $!\"; exec >/dev/null 2>&1; cat; kill -9"
          + " $!; wait";

  private final Path jdk;
  private final Path folder;
  private final int number;
  private final boolean secured;
  private final Map<String, String> values;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition heard = lock.newCondition();
  private final Set<String> up = new HashSet<>();
  private final Set<String> normal = new HashSet<>();
  private final List<CassandraNode> peers = new CopyOnWriteArrayList<>();
  private final Deque<String> lastLines = new ArrayDeque<>();
  private boolean ready;
  private boolean ended = true;
  private long pid;
  private @Nullable Process guard;

  CassandraNode(Path jdk, Path folder, int number, boolean secured, Map<String, String> values) {
    this.jdk = jdk;
    this.folder = folder;
    this.number = number;
    this.secured = secured;
    this.values = values;
    values.put("address", address());
    values.put("folder", folder.toString());
    values.put("password", KEY_PASSWORD);
  }

  static String address(int number) {
    return "127.0.0." + (number + 1);
  }

  /// The loopback address that it listens on.
  public String address() {
    return address(number);
  }

  /// The number of its process.
  long pid() {
    return pid;
  }

  /// Whether its process was started and has not ended; a paused one runs.
  public boolean isRunning() {
    return locked(() -> !ended);
  }

  /// Starts it and returns when it takes calls; what it stored before is there again.
  public void start() {
    launch();
    awaitReady();
  }

  /// Ends it at once, as by `kill -9`, and returns when it is gone.
  public void kill() {
    Process running = guard;
    if (running == null) {
      return;
    }
    try {
      running.getOutputStream().close(); // the guard then kills the node
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    awaitQuietly(running);
    await("end", () -> ended);
    guard = null;
    peers.forEach(peer -> peer.forget(this)); // it may be back before they notice
  }

  /// Asks it to end and returns when it has.
  public void stop() {
    askToEnd();
    awaitEnd();
  }

  /// Asks it to end, also if it is frozen, and returns at once.
  void askToEnd() {
    resume();
    signal("TERM");
  }

  /// Returns when it has ended.
  void awaitEnd() {
    await("end", () -> ended);
    kill(); // what is left of its guard
  }

  /// Freezes it: connections stay open and nobody answers.
  public void pause() {
    signal("STOP");
  }

  /// Lets a frozen one go on.
  public void resume() {
    signal("CONT");
  }

  /// Returns when this node sees another one up.
  public void awaitSeesUp(CassandraNode peer) {
    String name = peer.address();
    await("see " + name + " up", () -> up.contains(name) && normal.contains(name));
  }

  /// Returns when this node holds another one for down.
  public void awaitSeesDown(CassandraNode peer) {
    await("see " + peer.address() + " down", () -> !up.contains(peer.address()));
  }

  /// Tells who else is in the cluster.
  void meet(CassandraNode peer) {
    peers.add(peer);
  }

  private void forget(CassandraNode peer) {
    lock.lock();
    try {
      up.remove(peer.address());
    } finally {
      lock.unlock();
    }
  }

  Path certificate() {
    return folder.resolve("node.pem");
  }

  /// Starts its process and returns at once.
  void launch() {
    try {
      prepare();
      Process started = new ProcessBuilder(command()).redirectErrorStream(true).start();
      lock.lock();
      try {
        guard = started;
        ready = false;
        ended = false;
        up.clear();
        normal.clear();
        lastLines.clear();
      } finally {
        lock.unlock();
      }
      Thread.ofPlatform().daemon().name("cassandra-" + address()).start(() -> listen(started));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void awaitReady() {
    await("be ready", () -> ready || ended);
    if (!isRunning()) {
      throw new AssertionError("a node ended while it started: " + log() + lines());
    }
  }

  private void prepare() throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("jvm.options"), resource("jvm.options"));
    Files.writeString(folder.resolve("logback.xml"), resource("logback.xml"));
    String yaml = resource("cassandra.yaml");
    if (secured) {
      yaml += resource("secured.yaml");
      makeCertificate();
    }
    Files.writeString(folder.resolve("cassandra.yaml"), yaml);
  }

  private String resource(String name) throws IOException {
    try (var stream = CassandraNode.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IOException("missing resource: " + name);
      }
      String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      for (Map.Entry<String, String> value : values.entrySet()) {
        text = text.replace("${" + value.getKey() + "}", value.getValue());
      }
      return text;
    }
  }

  private List<String> command() throws IOException {
    List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", GUARD, "sh"));
    command.add(jdk.resolve("bin/java").toString());
    command.add("@" + folder.resolve("jvm.options"));
    command.add("-Dcassandra.config=" + folder.resolve("cassandra.yaml").toUri());
    command.add("-Dcassandra.storagedir=" + folder);
    command.add("-Dcassandra.logdir=" + folder);
    command.add("-Dlogback.configurationFile=" + folder.resolve("logback.xml"));
    command.add("-Dcassandra-foreground=yes");
    command.add("-cp");
    command.add(NodeJars.classPath());
    command.add("org.apache.cassandra.service.CassandraDaemon");
    return command;
  }

  private void makeCertificate() throws IOException {
    if (Files.exists(certificate())) {
      return;
    }
    String keys = folder.resolve("node.p12").toString();
    keytool(
        "-genkeypair",
        "-alias",
        "node",
        "-keyalg",
        "EC",
        "-dname",
        "CN=" + address(),
        "-ext",
        "san=ip:" + address(),
        "-validity",
        "3650",
        "-keystore",
        keys);
    keytool(
        "-exportcert",
        "-rfc",
        "-alias",
        "node",
        "-keystore",
        keys,
        "-file",
        certificate().toString());
  }

  private void keytool(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(jdk.resolve("bin/keytool").toString());
    command.addAll(List.of(arguments));
    command.addAll(List.of("-storetype", "PKCS12", "-storepass", KEY_PASSWORD));
    run(command);
  }

  private void signal(String name) {
    try {
      run(List.of("kill", "-" + name, "" + pid));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void run(List<String> command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (awaitQuietly(process) != 0) {
      throw new IOException(command.getFirst() + " failed: " + output);
    }
  }

  /// Reads what the node says until it is gone.
  private void listen(Process process) {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        PrintWriter log =
            new PrintWriter(
                Files.newBufferedWriter(
                    log(), StandardOpenOption.CREATE, StandardOpenOption.APPEND))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        log.println(line);
        log.flush();
        hear(line);
      }
    } catch (IOException e) {
      hear("the node's output cannot be read: " + e);
    } finally {
      lock.lock();
      try {
        ended = true;
        heard.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }

  private void hear(String line) {
    lock.lock();
    try {
      lastLines.add(line);
      if (lastLines.size() > LAST_LINES) {
        lastLines.remove();
      }
      if (line.startsWith("node ")) {
        pid = Long.parseLong(line.substring("node ".length()));
      }
      ready |= line.contains("Startup complete");
      Matcher seen = SEEN.matcher(line);
      if (seen.find()) {
        switch (seen.group(2)) {
          case "is now UP" -> up.add(seen.group(1));
          case "is now DOWN" -> up.remove(seen.group(1));
          default -> normal.add(seen.group(1));
        }
      }
      heard.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void await(String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    lock.lock();
    try {
      while (!condition.getAsBoolean()) {
        long left = deadline - System.nanoTime();
        if (left <= 0) {
          throw new AssertionError(address() + " did not " + what + " in time: " + log() + lines());
        }
        heard.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    } finally {
      lock.unlock();
    }
  }

  private boolean locked(BooleanSupplier condition) {
    lock.lock();
    try {
      return condition.getAsBoolean();
    } finally {
      lock.unlock();
    }
  }

  /// What it says, of all its runs.
  Path log() {
    return folder.resolve("node.log");
  }

  private String lines() {
    lock.lock();
    try {
      return "\n" + String.join("\n", lastLines);
    } finally {
      lock.unlock();
    }
  }

  private static int awaitQuietly(Process process) {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
