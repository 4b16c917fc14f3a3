package dev.zimmer.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;

/// The served descriptions are worth something: the usual generators make clients of them that
/// compile, send a message and page through a conversation list.
class GeneratedClientsTest {
  @RegisterExtension static final RunningZimmer ZIMMER = RunningZimmer.withoutLimits();

  private static final List<String> RECEIVERS = List.of("bob", "carol", "dave", "erin", "frank");

  private static final List<String> CLIENTS_IN_TYPESCRIPT =
      List.of(
          "openapi-fetch",
          "openapi-fetch-of-one-action",
          "openapi-client-axios",
          "typescript-fetch");

  private static ClientProject project = new ClientProject(Path.of(""));

  @BeforeAll
  static void generate() throws IOException {
    project = ClientProject.of(Admin.of(ZIMMER.process()));
    project.runOpenApiGenerator();
  }

  @Test
  void clientInJava_pagesThroughAList() throws IOException {
    Path compiled = project.folder().resolve("compiled/java");
    compileJava(compiled);

    String classPath = compiled + File.pathSeparator + System.getProperty("java.class.path", "");
    assertSendsAndReads(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-cp",
        classPath,
        "JavaClient");
  }

  @Test
  void clientsInTypeScript_pageThroughAList() throws IOException {
    project.installPackages();
    project.run("npm", "run", "generate");
    project.run("npm", "run", "compile");

    for (String client : CLIENTS_IN_TYPESCRIPT) {
      assertSendsAndReads("node", "compiled/src/" + client + ".js");
    }
  }

  @Test
  void descriptions_passTheRecommendedRulesOfTheLinter() throws IOException {
    project.installPackages();

    // One report for each description, one after the other.
    String reports = project.run("npm", "run", "--silent", "lint");

    try (MappingIterator<JsonNode> each =
        ZimmerClient.JSON.readerFor(JsonNode.class).readValues(reports)) {
      assertThat(each.readAll())
          .hasSizeGreaterThan(2)
          .allSatisfy(report -> assertThat(report.path("problems").values()).isEmpty());
    }
  }

  /// Has a client send a message from one user to others and print the ids in the sender's list;
  /// then with an AppId that is none, which it must tell.
  private static void assertSendsAndReads(String... client) {
    AppCredentials app = ZIMMER.newBackend().register("alice").register(RECEIVERS).client().app();
    List<String> command = new ArrayList<>(List.of(client));
    command.add("alice");
    command.addAll(RECEIVERS);

    ZimmerJar.Run run = call(Long.toString(app.id()), app.secret(), command);
    assertThat(run.exit()).as("%s: %s", command, run.all()).isZero();
    assertThat(run.out().lines()).containsExactlyInAnyOrderElementsOf(RECEIVERS);

    assertThat(call("none", app.secret(), command).err()).contains("100000001");
  }

  private static ZimmerJar.Run call(String app, String secret, List<String> client) {
    return project.attempt(
        Map.of(
            "ZIMMER_URL", ZIMMER.process().uri().toString(),
            "ZIMMER_APP_ID", app,
            "ZIMMER_SERVER_SECRET", secret),
        client.toArray(String[]::new));
  }

  private static void compileJava(Path compiled) throws IOException {
    Files.createDirectories(compiled);
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("-proc:none", "-d", compiled.toString()));
    arguments.add(project.folder().resolve("src/JavaClient.java").toString());
    Path generated = project.folder().resolve("generated/java/src/main/java");
    try (Stream<Path> files = Files.walk(generated)) {
      files.map(Path::toString).filter(file -> file.endsWith(".java")).forEach(arguments::add);
    }
    int exit =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, arguments.toArray(String[]::new));
    assertThat(exit).as("javac says why it failed on standard error").isZero();
  }
}
