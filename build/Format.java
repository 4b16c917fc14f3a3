import com.google.googlejavaformat.java.Main;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Runs google-java-format over every Java source of the project.
///
/// The only argument is `check` (list what differs and fail) or `write` (mend it).
final class Format {
  private Format() {}

  public static void main(String[] arguments) throws Exception {
    boolean write = arguments[0].equals("write");
    List<String> options = new ArrayList<>();
    options.addAll(
        write ? List.of("--replace") : List.of("--dry-run", "--set-exit-if-changed"));
    // Only the sources: what a build or a running server writes may vanish while it is looked at.
    try (var modules = Files.list(Path.of("."))) {
      for (Path module : modules.sorted().toList()) {
        addSources(module.resolve("src"), options);
      }
    }
    PrintWriter out = new PrintWriter(System.out, true);
    int exit =
        new Main(out, new PrintWriter(System.err, true), System.in)
            .format(options.toArray(String[]::new));
    if (exit != 0) {
      System.err.println(
          "The files above are not formatted: run `mvn -N validate -Dformat.mode=write`.");
    }
    System.exit(exit);
  }

  private static void addSources(Path folder, List<String> options) throws Exception {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (var files = Files.walk(folder)) {
      files.map(Path::toString).filter(name -> name.endsWith(".java")).sorted().forEach(options::add);
    }
  }
}
