package dev.zimmer.cassandra.kit;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The JDK that nodes run on. Cassandra 5.0 runs on 11 and 17 only, so it is not the tests' own.
final class NodeJdk {
  /// What to say if there is none.
  static final String MISSING =
      "needs a JDK 11 or 17: install one, or name it in CASSANDRA_JAVA_HOME";

  private static final Pattern FEATURE = Pattern.compile("JAVA_VERSION=\"(\\d+)");

  private NodeJdk() {}

  /// Looks in `CASSANDRA_JAVA_HOME`, `JAVA_HOME` and where JDKs are usually installed.
  static Optional<Path> find() {
    return candidates().stream().filter(NodeJdk::fits).findFirst();
  }

  private static List<Path> candidates() {
    List<Path> candidates = new ArrayList<>();
    for (String variable : List.of("CASSANDRA_JAVA_HOME", "JAVA_HOME")) {
      String home = System.getenv(variable);
      if (home != null && !home.isEmpty()) {
        candidates.add(Path.of(home).toAbsolutePath());
      }
    }
    String user = System.getProperty("user.home");
    candidates.addAll(children(Path.of("/usr/lib/jvm"), ""));
    candidates.addAll(children(Path.of("/Library/Java/JavaVirtualMachines"), "Contents/Home"));
    candidates.addAll(children(Path.of(user, ".sdkman/candidates/java"), ""));
    candidates.addAll(children(Path.of(user, ".jdks"), ""));
    return candidates;
  }

  private static List<Path> children(Path folder, String below) {
    List<Path> children = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
        entries.forEach(entry -> children.add(entry.resolve(below)));
      } catch (IOException e) {
        return List.of(); // a folder that cannot be read holds no JDK for us
      }
    }
    return children;
  }

  private static boolean fits(Path home) {
    Path release = home.resolve("release");
    if (!Files.isExecutable(home.resolve("bin/java")) || !Files.isReadable(release)) {
      return false;
    }
    try {
      Matcher feature = FEATURE.matcher(Files.readString(release));
      return feature.find() && List.of("11", "17").contains(feature.group(1));
    } catch (IOException e) {
      return false;
    }
  }
}
