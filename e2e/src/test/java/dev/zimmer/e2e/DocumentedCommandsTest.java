package dev.zimmer.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Who runs the jar as a document says gives the Java runtime the options that the launcher does.
final class DocumentedCommandsTest {
  private static final Pattern LAUNCHED =
      Pattern.compile("exec \"\\$jdk/bin/java\" (.*?)\"\\$@\"", Pattern.DOTALL);
  private static final Pattern DOCUMENTED =
      Pattern.compile("^java (.*?)-jar zimmer\\.jar", Pattern.DOTALL | Pattern.MULTILINE);
  private static final Pattern OPTION = Pattern.compile("--?\\S+");

  @ParameterizedTest
  @ValueSource(strings = {"docs/operations.md", "docs/cluster.md"})
  void javaOptions_areThoseOfTheLauncher(String document) throws IOException {
    List<String> launched = options(LAUNCHED, "zimmer");
    assertThat(launched).contains("-XX:+ExitOnOutOfMemoryError");
    assertThat(options(DOCUMENTED, document))
        .containsAll(launched)
        .contains("-XX:+UseTransparentHugePages");
  }

  /// The options of the first command in a file.
  private static List<String> options(Pattern command, String file) throws IOException {
    Path path = ZimmerJar.root().resolve(file);
    String options =
        command
            .matcher(Files.readString(path))
            .results()
            .map(result -> result.group(1))
            .findFirst()
            .orElseThrow();
    return OPTION.matcher(options).results().map(MatchResult::group).toList();
  }
}
