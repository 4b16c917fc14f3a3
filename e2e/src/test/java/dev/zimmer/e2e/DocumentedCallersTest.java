package dev.zimmer.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The programs of the document for callers, as they stand there: in each language a call, and an
/// import that is read back. Without a language on this machine its programs are left out.
final class DocumentedCallersTest {
  @RegisterExtension static final RunningZimmer zimmer = RunningZimmer.withoutLimits();

  @TempDir private Path folder = Path.of("");

  /// A language, how its blocks are marked, what its programs are called, and what runs them.
  enum Language {
    PYTHON("python", "zim.py", "python3", ""),
    NODE("js", "zim.mjs", "node", ""),
    GO("go", "zim.go", "go run", "func main"),
    JAVA(
        "java",
        "Zim.java",
        System.getProperty("java.home") + "/bin/java",
        "  public static void main"),
    PHP("php", "zim.php", "php", "");

    private final String mark;
    private final String file;
    private final String command;
    private final String main;

    /// @param main where the part begins that another program has in its place; empty if it is
    ///   added
    Language(String mark, String file, String command, String main) {
      this.mark = mark;
      this.file = file;
      this.command = command;
      this.main = main;
    }

    boolean isThere() {
      return Stream.of(System.getenv("PATH").split(File.pathSeparator))
          .map(folder -> Path.of(folder).resolve(command().getFirst()))
          .anyMatch(Files::isExecutable);
    }

    /// The blocks of the document in this language, the first of which signs a call.
    List<String> blocks() throws IOException {
      String document = Files.readString(ZimmerJar.root().resolve("docs/callers.md"));
      return Pattern.compile("```" + mark + "\n(.*?)```", Pattern.DOTALL)
          .matcher(document)
          .results()
          .map(found -> found.group(1))
          .toList();
    }

    /// A block with what the first one says before it.
    String program(String block) throws IOException {
      String first = blocks().getFirst();
      return (main.isEmpty() ? first : first.substring(0, first.indexOf(main))) + block;
    }

    List<String> command() {
      return List.of(command.split(" "));
    }
  }

  @ParameterizedTest
  @EnumSource
  void signedCall_isAnswered(Language language) throws Exception {
    assumeTrue(language.isThere(), language + " is not on this machine");
    Backend backend = zimmer.newBackend().register("alice", "bob");
    backend.sendPeer("alice", "bob");
    assertThat(run(language, language.blocks().getFirst(), backend)).contains("bob");
  }

  @ParameterizedTest
  @EnumSource
  void import_isReadBack(Language language) throws Exception {
    assumeTrue(language.isThere(), language + " is not on this machine");
    Backend backend = zimmer.newBackend().register("alice", "bob");
    String second =
        language.blocks().stream()
            .filter(each -> each.contains("ImportPeerMsg"))
            .findFirst()
            .orElseThrow();
    assertThat(run(language, language.program(second), backend)).contains("hello from last year");
    assertThat(backend.history("bob", "alice", 10)).hasSize(1);
  }

  private String run(Language language, String program, Backend backend) throws Exception {
    Path file = Files.writeString(folder.resolve(language.file), program);
    ProcessBuilder builder =
        new ProcessBuilder(
            Stream.concat(language.command().stream(), Stream.of(file.toString())).toList());
    AppCredentials app = backend.client().app();
    builder
        .environment()
        .putAll(
            Map.of(
                "ZIMMER_URL", zimmer.process().uri().toString(),
                "ZIMMER_APP_ID", Long.toString(app.id()),
                "ZIMMER_SERVER_SECRET", app.secret()));
    Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }
}
