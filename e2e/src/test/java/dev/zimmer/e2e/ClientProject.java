package dev.zimmer.e2e;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.JsonNode;

/// The folder `e2e/clients`, copied to where a build may write, with the descriptions that a server
/// gives. The packages of npm stay there from one run to the next.
///
/// @param folder the copy
record ClientProject(Path folder) {
  private static final int MIN_NODE = 20;
  private static final String NO_NODE =
      "Node.js " + MIN_NODE + " or later with npm is needed to make clients in TypeScript";
  private static final String DESCRIPTION = "description";
  private static final String PACKAGES = "node_modules";

  /// Copies the folder and fetches every description: the whole one as JSON and YAML, and one for
  /// each of its actions.
  static ClientProject of(Admin admin) throws IOException {
    Path folder = Path.of(requireNonNull(System.getProperty("zimmer.clients")));
    removeAllButPackages(folder);
    ClientProject project = new ClientProject(folder);
    project.copySources();
    project.fetch(admin, "/openapi.yaml");
    project.fetch(admin, "/openapi.json");
    for (JsonNode path : project.whole().path("paths")) {
      String action = path.path("post").path("operationId").stringValue();
      project.fetch(admin, "/openapi/" + action + ".yaml");
      project.fetch(admin, "/openapi/" + action + ".json");
    }
    return project;
  }

  /// The description of all actions.
  JsonNode whole() throws IOException {
    return ZimmerClient.JSON.readTree(
        Files.readString(folder.resolve(DESCRIPTION).resolve("openapi.json")));
  }

  /// Makes the clients of openapi-generator.
  void runOpenApiGenerator() {
    run(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-jar",
        requireNonNull(System.getProperty("zimmer.openapi-generator")),
        "batch",
        "--fail-fast",
        "openapi-generator-java.yaml",
        "openapi-generator-typescript-fetch.yaml");
  }

  /// Brings the packages of npm, if those of the lock file are not there.
  ///
  /// Without Node.js the test that calls this is skipped, or failed if the environment demands it.
  void installPackages() throws IOException {
    if (!hasNode()) {
      if (Boolean.parseBoolean(System.getenv("ZIMMER_REQUIRE_NODE"))) {
        Assertions.fail(NO_NODE);
      }
      Assumptions.abort(NO_NODE);
    }
    Path wanted = folder.resolve("package-lock.json");
    Path installed = folder.resolve(PACKAGES).resolve("installed-lock.json");
    if (!Files.exists(installed) || Files.mismatch(wanted, installed) >= 0) {
      run("npm", "ci");
      Files.copy(wanted, installed, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /// Runs a command in the folder, which must succeed.
  ///
  /// @return what it printed
  String run(String... command) {
    ZimmerJar.Run run = attempt(Map.of(), command);
    assertThat(run.exit()).as("%s: %s", List.of(command), run.all()).isZero();
    return run.out();
  }

  /// Runs a command in the folder.
  ZimmerJar.Run attempt(Map<String, String> environment, String... command) {
    return ZimmerJar.run(builder(environment, command));
  }

  private ProcessBuilder builder(Map<String, String> environment, String... command) {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().putAll(environment);
    builder.environment().put("REDOCLY_TELEMETRY", "off");
    builder.environment().put("REDOCLY_SUPPRESS_UPDATE_NOTICE", "true");
    return builder;
  }

  private boolean hasNode() {
    return major("node") >= MIN_NODE && major("npm") > 0;
  }

  /// The first number of a program's version, 0 if it is not there.
  private int major(String program) {
    try {
      String version = attempt(Map.of(), program, "--version").out().strip();
      return Integer.parseInt(version.replaceFirst("^v", "").replaceFirst("\\..*", ""));
    } catch (RuntimeException e) {
      return 0;
    }
  }

  private void fetch(Admin admin, String path) throws IOException {
    var response = admin.get(path);
    assertThat(response.statusCode()).as(path).isEqualTo(200);
    Path file = folder.resolve(DESCRIPTION).resolve(Path.of(path).getFileName());
    Files.createDirectories(file.getParent());
    Files.writeString(file, response.body());
  }

  private void copySources() throws IOException {
    Path sources = ZimmerJar.root().resolve("e2e/clients");
    try (Stream<Path> files = Files.walk(sources)) {
      for (Path file : files.filter(ClientProject::isSource).toList()) {
        Path copy = folder.resolve(sources.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  /// Not what an editor may have asked npm for.
  private static boolean isSource(Path file) {
    return Files.isRegularFile(file) && !file.toString().contains(PACKAGES);
  }

  private static void removeAllButPackages(Path folder) throws IOException {
    Files.createDirectories(folder);
    try (Stream<Path> entries = Files.list(folder)) {
      entries.filter(entry -> !entry.endsWith(PACKAGES)).forEach(RunningZimmer::deleteFolder);
    }
  }
}
