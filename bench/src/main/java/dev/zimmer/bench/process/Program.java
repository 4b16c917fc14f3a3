package dev.zimmer.bench.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A program of others that the benchmark uses if it is installed.
public enum Program {
  /// The load generator.
  WRK("wrk", "wrk"),
  /// Binds a process to a core.
  TASKSET("taskset", "util-linux"),
  /// Lets root start what refuses to run as root.
  SETPRIV("setpriv", "util-linux"),
  /// Serves the file.
  NGINX("nginx", "nginx-light"),
  /// Keeps the sorted sets.
  REDIS("redis-server", "redis-server"),
  /// Fills them.
  REDIS_CLI("redis-cli", "redis-tools"),
  /// Puts HTTP before Redis.
  WEBDIS("webdis", "webdis"),
  /// The database.
  POSTGRES("postgres", "postgresql-15"),
  /// Makes its folder.
  INITDB("initdb", "postgresql-15"),
  /// Fills it.
  PSQL("psql", "postgresql-client-15"),
  /// Drives it.
  PGBENCH("pgbench", "postgresql-15"),
  /// Makes a certificate.
  OPENSSL("openssl", "openssl");

  private final String binary;
  private final String debianPackage;

  Program(String binary, String debianPackage) {
    this.binary = binary;
    this.debianPackage = debianPackage;
  }

  /// The Debian package that holds it.
  public String debianPackage() {
    return debianPackage;
  }

  /// Where it is; empty if it is not installed.
  public Optional<Path> find() {
    return folders().stream().map(f -> f.resolve(binary)).filter(Files::isExecutable).findFirst();
  }

  /// Where it is.
  ///
  /// @throws MissingException if it is not installed
  public String path() {
    return find().orElseThrow(() -> new MissingException(this)).toString();
  }

  private static List<Path> folders() {
    List<Path> folders = new ArrayList<>();
    for (String folder : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
      folders.add(Path.of(folder));
    }
    folders.add(Path.of("/usr/sbin"));
    Path versions = Path.of("/usr/lib/postgresql");
    if (Files.isDirectory(versions)) {
      try (Stream<Path> found = Files.list(versions)) {
        found.sorted().forEach(version -> folders.add(version.resolve("bin")));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return folders;
  }

  /// A program is not installed.
  public static final class MissingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// Says what to install.
    MissingException(Program program) {
      super(program.binary + " is missing: apt-get install " + program.debianPackage);
    }
  }
}
