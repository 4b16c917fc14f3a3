import com.google.googlejavaformat.java.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Runs google-java-format over the Java sources of the project that it has not seen in order yet.
///
/// The only argument is `check` (list what differs and fail) or `write` (mend it). What was found in
/// order is noted in `target/formatted` by its contents, so a source is looked at again when it
/// changes; without that file, all are.
final class Format {
  private static final Path SEEN = Path.of("target", "formatted");

  private Format() {}

  public static void main(String[] arguments) throws Exception {
    boolean write = arguments[0].equals("write");
    Set<String> seen = Files.exists(SEEN) ? new HashSet<>(Files.readAllLines(SEEN)) : Set.of();
    List<String> digests = new ArrayList<>();
    List<Path> changed = new ArrayList<>();
    for (Path source : sources()) {
      String digest = digest(source);
      digests.add(digest);
      if (!seen.contains(digest)) {
        changed.add(source);
      }
    }
    int exit = changed.isEmpty() ? 0 : format(write, changed);
    if (exit != 0) {
      System.err.println(
          "The files above are not formatted: run `mvn -N validate -Dformat.mode=write`.");
    } else if (!write) {
      Files.createDirectories(SEEN.getParent());
      Files.write(SEEN, digests);
    }
    System.exit(exit);
  }

  private static int format(boolean write, List<Path> changed) throws Exception {
    List<String> options = new ArrayList<>();
    options.addAll(
        write ? List.of("--replace") : List.of("--dry-run", "--set-exit-if-changed"));
    changed.forEach(source -> options.add(source.toString()));
    PrintWriter out = new PrintWriter(System.out, true);
    PrintWriter err = new PrintWriter(System.err, true);
    return new Main(out, err, System.in).format(options.toArray(String[]::new));
  }

  /// Only the sources: what a build or a running server writes may vanish while it is looked at.
  private static List<Path> sources() throws IOException {
    List<Path> sources = new ArrayList<>();
    try (Stream<Path> modules = Files.list(Path.of("."))) {
      for (Path module : modules.sorted().toList()) {
        addSources(module.resolve("src"), sources);
      }
    }
    return sources;
  }

  private static void addSources(Path folder, List<Path> sources) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      files.filter(file -> file.toString().endsWith(".java")).sorted().forEach(sources::add);
    }
  }

  /// Of a source, and of the formatter, whose version is in its path: another one may want another
  /// layout.
  private static String digest(Path source) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    digest.update(System.getProperty("java.class.path").getBytes());
    digest.update(Files.readAllBytes(source));
    return HexFormat.of().formatHex(digest.digest());
  }
}
