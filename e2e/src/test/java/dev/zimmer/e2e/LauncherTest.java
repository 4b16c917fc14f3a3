package dev.zimmer.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `./zimmer` in a copy of the project, whose path has spaces and whose files are all new, on a
/// machine where nothing can be built, and in environments that are odd.
final class LauncherTest {
  private static final String JDK = System.getProperty("java.home");
  private static final String NAME = "名前";

  /// What a shell needs to spell [#NAME] where the locale has no such letters.
  private static final String NAME_IN_OCTAL = "\"$(printf '\\345\\220\\215\\345\\211\\215')\"";

  @RegisterExtension static final RunningZimmer zimmer = RunningZimmer.withoutLimits();

  @TempDir static Path folder;

  private static Path copy;

  @BeforeAll
  static void copyTheProject() throws IOException {
    copy = Files.createDirectories(folder.resolve("a b").resolve("c d"));
    for (String part : List.of("zimmer", "build", "pom.xml", "server/target/zimmer.jar")) {
      copy(part);
    }
    for (String part : List.of("server/target/lib", "server/target/fingerprint")) {
      copy(part);
    }
    for (String module : List.of("storage", "storage-rocksdb", "storage-cassandra", "core")) {
      copy(module + "/pom.xml");
      copy(module + "/src/main");
    }
    copy("server/pom.xml");
    copy("server/src/main");
    Path mvn = Files.createDirectory(folder.resolve("bin")).resolve("mvn");
    Files.writeString(mvn, "#!/bin/sh\necho \"mvn $* $MAVEN_OPTS\"\nexit 7\n");
    assertThat(mvn.toFile().setExecutable(true)).isTrue();
    // The first start notes which classes a server loads.
    assertThat(sh("'c d/zimmer' version").exit()).isZero();
  }

  private static void copy(String part) throws IOException {
    Path from = ZimmerJar.root().resolve(part);
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path to = copy.resolve(part).resolve(from.relativize(file)).normalize();
        Files.createDirectories(to.getParent());
        if (Files.isRegularFile(file)) {
          Files.copy(file, to);
        }
      }
    }
    copy.resolve("zimmer").toFile().setExecutable(true);
  }

  /// Runs a line of a shell in the folder above the copy.
  private static ZimmerJar.Run sh(String line) {
    List<String> command = new ArrayList<>(List.of("env", "-i"));
    command.add("PATH=" + folder.resolve("bin") + ":" + JDK + "/bin:/usr/bin:/bin");
    command.addAll(List.of("/bin/sh", "-c", line));
    return ZimmerJar.run(ZimmerJar.builder(command).directory(folder.resolve("a b").toFile()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HOME=",
        "CDPATH=.:..:/",
        "IFS=/e",
        "JAVA_HOME=",
        "JAVA_HOME=nowhere",
        "JAVA_HOME=/nowhere",
        "GREP_OPTIONS=--nonsense",
        "POSIXLY_CORRECT=1",
        "LC_ALL=C",
        "LC_ALL=xx_YY.UTF-8",
        "LANG=",
        "ZIMMER_JAVA_OPTIONS=",
        "ZIMMER_JAVA_OPTIONS=-XX:-UseCompactObjectHeaders",
        "ZIMMER_PORT=tcp://10.96.0.11:8080",
      })
  void version_inAnOddEnvironment_printsOneLine(String variable) {
    ZimmerJar.Run run = sh("env '" + variable + "' 'c d/zimmer' version");
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).matches("zimmer \\d+\\.\\d+.*\\R");
  }

  @Test
  void version_withARelativeJavaHome_findsIt() {
    Path relative = folder.resolve("a b").relativize(Path.of(JDK));
    ZimmerJar.Run run = sh("JAVA_HOME='" + relative + "' PATH=/usr/bin:/bin 'c d/zimmer' version");
    assertThat(run.out()).as(run.all()).startsWith("zimmer ");
  }

  @Test
  void version_throughLinks_isThatOfTheCopy() {
    ZimmerJar.Run run = sh("ln -sf 'c d/zimmer' one && ln -sf one two && CDPATH=/ sh two version");
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).startsWith("zimmer ");
  }

  @Test
  void sourceThatChanged_isBuilt_withoutControlSequences() throws IOException {
    Path source = copy.resolve("core/pom.xml");
    String before = Files.readString(source);
    Files.writeString(source, "\n", StandardOpenOption.APPEND);
    ZimmerJar.Run run = sh("'c d/zimmer' version");
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains("zimmer: building", "mvn -B ", "-Dstyle.color=never", "-Djansi.noreset=true");
    assertThat(run.exit()).isEqualTo(7);
    Files.writeString(source, before);
    assertThat(sh("'c d/zimmer' version").exit()).isZero();
  }

  @Test
  void call_inALocaleOfAsciiAlone_sendsWhatWasTyped() {
    AppCredentials app = zimmer.newApp();
    String call =
        "LC_ALL=C 'c d/zimmer' call --url %s --app-id %d --server-secret %s"
            .formatted(zimmer.process().uri(), app.id(), app.secret());
    ZimmerJar.Run run =
        sh(call + " UserRegister 'UserInfo=[{\"UserId\":\"'" + NAME_IN_OCTAL + "'\"}]'");
    // An id has no such letters, so the answer says which one it was.
    assertThat(run.out()).as(run.all()).contains("\"UserId\":\"" + NAME + "\"");
  }

  @Test
  void data_inALocaleOfAsciiAlone_isTheFolderThatWasNamed() {
    ZimmerJar.Run run = sh("LC_ALL=C 'c d/zimmer' export --data " + NAME_IN_OCTAL + " none");
    assertThat(run.err()).contains(NAME);
  }

  @Test
  void program_inALocaleOfAsciiAlone_refusesWhatItCannotRead() {
    String program = "LC_ALL=C java -jar 'c d/server/target/zimmer.jar' call UserRegister UserId=";
    ZimmerJar.Run run = sh(program + NAME_IN_OCTAL);
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).startsWith("zimmer: argument 3 ").contains("LC_ALL=C.UTF-8");
  }

  @Test
  void serve_withoutMemory_ends() {
    ZimmerJar.Run run =
        sh(
            "ZIMMER_JAVA_OPTIONS=-Xmx6m 'c d/zimmer' serve --app 1:s --data d --port 0 --admin-port"
                + " 0");
    assertThat(run.exit()).as(run.all()).isEqualTo(3);
  }
}
