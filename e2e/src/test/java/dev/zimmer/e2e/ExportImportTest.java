package dev.zimmer.e2e;

import static dev.zimmer.e2e.StoreCommands.expectDone;
import static dev.zimmer.e2e.StoreCommands.rows;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// `zimmer export` and `zimmer import`: a store that went through a file is the same store.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ExportImportTest {
  private static final Pattern SHELL_BLOCK = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);

  @TempDir private static Path home = Path.of("");

  private Path store = Path.of("");
  private Path whole = Path.of("");
  private Map<String, List<String>> lists = Map.of();

  @TempDir private Path folder = Path.of("");

  @BeforeAll
  void makeAStoreAndExportIt() throws Exception {
    store = home.resolve("store");
    whole = home.resolve("whole.ndjson");
    try (ZimmerProcess process = ZimmerProcess.start(ServeOptions.at(store))) {
      TransferScenario backend = new TransferScenario(process.client());
      backend.make();
      lists = backend.lists();
      process.stop();
    }
    expectDone(export(store, whole.toString()));
  }

  @Test
  @DisplayName("export, import: every page of every list is the same, and numbers go on")
  void import_ofAnExport_isTheSameStore() throws IOException {
    Path copy = folder.resolve("copy");
    ZimmerJar.Run run = expectDone(importInto(copy, whole.toString()));
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines())
        .last()
        .asString()
        .matches("zimmer: imported [0-9,]+ rows, [0-9.,]+ MB, in [0-9.,]+ s: [0-9,]+ rows/s");

    Path original = folder.resolve("original");
    copyFolder(store, original);
    try (ZimmerProcess one = ZimmerProcess.start(ServeOptions.at(original));
        ZimmerProcess two = ZimmerProcess.start(ServeOptions.at(copy))) {
      TransferScenario before = new TransferScenario(one.client());
      TransferScenario after = new TransferScenario(two.client());
      assertThat(after.lists()).isEqualTo(lists);
      assertThat(after.moreMessages()).isEqualTo(before.moreMessages());
      assertThat(after.moreMessages()).isEqualTo(before.moreMessages());
      one.stop();
      two.stop();
      RunningZimmer.assertSaysNothingWrong(two);
    }
  }

  @Test
  void export_ofAnImport_hasTheSameRows() throws IOException {
    Path copy = folder.resolve("copy");
    expectDone(importInto(copy, whole.toString()));
    Path again = folder.resolve("again.ndjson");
    expectDone(export(copy, again.toString()));
    assertThat(rows(again)).isEqualTo(rows(whole)).hasSizeGreaterThan(20_000);
  }

  @Test
  void export_throughAPipe_isImportedWithoutAFile() throws Exception {
    Path copy = folder.resolve("copy");
    List<Process> processes =
        ProcessBuilder.startPipeline(
            List.of(
                StoreCommands.of(store)
                    .builder("export", "-")
                    .redirectError(folder.resolve("export.err").toFile()),
                StoreCommands.of(copy)
                    .builder("import", "-")
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(folder.resolve("import.err").toFile())));
    for (Process process : processes) {
      assertThat(process.waitFor(ZimmerJar.PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isZero();
    }
    assertListsAreTheSame(copy);
  }

  @Test
  @DisplayName("kill -9 of the export at several moments, --resume: the same rows")
  void export_killed_isResumed() throws Exception {
    long bytes = Files.size(whole);
    for (double part : List.of(0.0, 0.2, 0.5, 0.8)) {
      Path file = folder.resolve("killed-%s.ndjson".formatted(part));
      StoreCommands.of(store).killExportAt((long) (bytes * part), file);
      ZimmerJar.Run run = expectDone(export(store, "--resume", file.toString()));
      assertThat(run.err()).contains("zimmer: exported ");
      assertThat(rows(file)).as("killed at %s of the export", part).isEqualTo(rows(whole));
      assertThat(expectDone(export(store, "--resume", file.toString())).err())
          .contains("whole already");
    }
  }

  @Test
  void export_pipeClosedInTheMiddle_isResumedFromWhatCameThrough() throws Exception {
    Path file = folder.resolve("part.ndjson");
    Process process =
        StoreCommands.of(store)
            .builder("export", "-")
            .redirectError(folder.resolve("export.err").toFile())
            .start();
    byte[] part = process.getInputStream().readNBytes((int) Files.size(whole) / 3);
    StoreCommands.kill(process);
    Files.write(file, part);
    ZimmerJar.Run run = expectDone(export(store, "--resume", file.toString()));
    assertThat(run.err()).contains("zimmer: goes on behind row ");
    assertThat(rows(file)).isEqualTo(rows(whole));
  }

  @Test
  @DisplayName("kill -9 of the import at several moments, run again: the same lists")
  void import_killed_isRunAgain() throws Exception {
    Path copy = folder.resolve("copy");
    byte[] bytes = Files.readAllBytes(whole);
    for (double part : List.of(0.1, 0.4, 0.6, 0.9)) {
      StoreCommands.of(copy)
          .killImportAfter(
              Arrays.copyOf(bytes, (int) (bytes.length * part)), folder.resolve("import.err"));
      expectNotServed(copy);
    }
    ZimmerJar.Run run = expectDone(importInto(copy, whole.toString()));
    assertThat(run.err()).contains("zimmer: goes on behind row ");
    assertListsAreTheSame(copy);
  }

  @Test
  void store_halfImported_isNotServedNorExported() throws IOException {
    Path copy = folder.resolve("copy");
    Path part = folder.resolve("part.ndjson");
    byte[] bytes = Files.readAllBytes(whole);
    Files.write(part, Arrays.copyOf(bytes, bytes.length / 2));
    expectRefused(importInto(copy, part.toString()), "has no end", "--resume", "run this import");
    expectNotServed(copy);
    expectRefused(export(copy, folder.resolve("x.ndjson").toString()), "zimmer import");
    expectRefused(importInto(copy, part.toString()), "has no end");

    expectDone(export(store, "--resume", part.toString()));
    expectDone(importInto(copy, part.toString()));
    assertListsAreTheSame(copy);
  }

  @Test
  void export_ofNoStore_saysSoAndMakesNone() {
    Path nowhere = folder.resolve("nowhere");
    expectRefused(export(nowhere, folder.resolve("x").toString()), "no store", "nowhere");
    assertThat(nowhere).doesNotExist();
  }

  @Test
  void export_ofARunningServer_saysThatItIsInUse() {
    Path data = folder.resolve("data");
    try (ZimmerProcess process = ZimmerProcess.start(ServeOptions.at(data))) {
      expectRefused(export(data, folder.resolve("x").toString()), "in use");
      process.stop();
    }
    expectDone(export(data, folder.resolve("x").toString()));
    expectRefused(export(data, folder.resolve("x").toString()), "--resume");
    expectRefused(
        export(data, folder.resolve("no/such/x").toString()), "cannot be written", "no/such/x");
  }

  @Test
  @DisplayName("/export of a running server is one moment of it, and calls go on")
  void export_fromARunningServer_isOneMoment() throws Exception {
    Path live = folder.resolve("live");
    Path copy = folder.resolve("copy");
    Path file = folder.resolve("live.ndjson");
    copyFolder(store, live);
    List<Long> sent = new CopyOnWriteArrayList<>();
    try (ZimmerProcess process =
        ZimmerProcess.start(ServeOptions.at(live).with("--admin-export"))) {
      TransferScenario backend = new TransferScenario(process.client());
      AtomicBoolean done = new AtomicBoolean();
      Thread writer = Thread.ofVirtual().start(() -> writeUntil(done, backend, sent));
      while (sent.isEmpty()) {
        LockSupport.parkNanos(StoreCommands.POLL_NANOS);
      }
      long before = sent.getLast();
      Files.writeString(file, Admin.of(process).get("/export").body());
      done.set(true);
      writer.join();
      process.stop();
      RunningZimmer.assertSaysNothingWrong(process);
      expectDone(importInto(copy, file.toString()));
      try (ZimmerProcess other = ZimmerProcess.start(ServeOptions.at(copy))) {
        Backend imported = new Backend(other.client());
        assertThat(imported.peerTime("u8", "u9")).isEqualTo(imported.peerTime("u9", "u8"));
        assertThat(new TransferScenario(other.client()).sendOneMore())
            .isBetween(before + 1, sent.getLast() + 1);
        other.stop();
      }
    }
  }

  private static void writeUntil(AtomicBoolean done, TransferScenario backend, List<Long> sent) {
    while (!done.get()) {
      sent.add(backend.sendOneMore());
    }
  }

  @Test
  void export_resumedToStandardOutput_isMisuse() {
    ZimmerJar.Run run = export(store, "--resume", "-");
    assertThat(run.exit()).isEqualTo(2);
    expectRefused(run, "--resume");
  }

  @Test
  void import_ofWhatIsNoExport_saysSoAndMakesNoStore() throws IOException {
    Path copy = folder.resolve("copy");
    expectRefused(importInto(copy, folder.resolve("none").toString()), "no such file", "none");
    assertThat(copy).doesNotExist();
    Path letter = Files.writeString(folder.resolve("letter"), "dear\n");
    expectRefused(importInto(copy, letter.toString()), "not an export");
    ZimmerProcess.start(ServeOptions.at(copy)).stop();
  }

  @Test
  void import_ofADamagedExport_namesTheLine() throws IOException {
    byte[] bytes = Files.readAllBytes(whole);
    int at = indexOf(bytes, bytes.length / 2, '{');
    bytes[at] = '?';
    long line = new String(bytes, 0, at, UTF_8).lines().count() + 1;
    Path damaged = Files.write(folder.resolve("damaged.ndjson"), bytes);
    expectRefused(importInto(folder.resolve("copy"), damaged.toString()), "line " + line);
    expectNotServed(folder.resolve("copy"));
  }

  @Test
  void import_intoAStoreThatIsServed_isRefused() {
    Path data = folder.resolve("data");
    try (ZimmerProcess process = ZimmerProcess.start(ServeOptions.at(data))) {
      expectRefused(importInto(data, whole.toString()), "in use");
      new Backend(process.client()).register("a");
      process.stop();
    }
    expectRefused(importInto(data, whole.toString()), "not empty");
  }

  @Test
  void settings_ofServe_serveTheseCommandsToo() throws IOException {
    Path config =
        Files.writeString(
            folder.resolve("zimmer.yaml"),
            "data: %s\nport: 1\nmax-connections: 5\n".formatted(store));
    Path file = folder.resolve("x.ndjson");
    expectDone(ZimmerJar.run(List.of("export", "--config", config.toString(), file.toString())));
    assertThat(rows(file)).isEqualTo(rows(whole));
    expectDone(
        ZimmerJar.run(
            List.of("import", file.toString()),
            Map.of("ZIMMER_DATA", folder.resolve("copy").toString())));
    assertListsAreTheSame(folder.resolve("copy"));
  }

  @Test
  @DisplayName("the commands of docs/transfer.md, one after the other, do what it says")
  void documentation_commands_doWhatItSays() throws Exception {
    Files.createSymbolicLink(folder.resolve("zimmer"), ZimmerJar.root().resolve("zimmer"));
    Files.createDirectory(folder.resolve("data"));
    copyFolder(store, folder.resolve("data/serve"));
    Path backup = folder.resolve("backup.ndjson");
    for (String commands : documentedCommands()) {
      if (commands.contains("--resume")) { // what it is for
        byte[] bytes = Files.readAllBytes(backup);
        Files.write(backup, Arrays.copyOf(bytes, bytes.length / 2));
      }
      runInAShell(commands);
      assertThat(rows(backup)).as(commands).isEqualTo(rows(whole));
    }
    assertListsAreTheSame(folder.resolve("data/restored"));
    assertListsAreTheSame(folder.resolve("data/unpacked"));
  }

  private static List<String> documentedCommands() throws IOException {
    String text = Files.readString(ZimmerJar.root().resolve("docs/transfer.md"));
    List<String> commands =
        SHELL_BLOCK.matcher(text).results().map(block -> block.group(1)).toList();
    assertThat(commands).hasSize(4);
    return commands;
  }

  private void runInAShell(String commands) throws Exception {
    ProcessBuilder builder = new ProcessBuilder("sh", "-e", "-c", commands);
    builder.environment().keySet().removeIf(name -> name.startsWith("ZIMMER_"));
    Process process =
        builder
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("shell.log").toFile())
            .start();
    assertThat(process.waitFor(ZimmerJar.PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    String log = Files.readString(folder.resolve("shell.log"));
    assertThat(process.exitValue()).as("%s%n%s", commands, log).isZero();
  }

  private void assertListsAreTheSame(Path data) {
    try (ZimmerProcess process = ZimmerProcess.start(ServeOptions.at(data))) {
      assertThat(new TransferScenario(process.client()).lists()).isEqualTo(lists);
      process.stop();
    }
  }

  private static ZimmerJar.Run export(Path data, String... more) {
    return StoreCommands.of(data).export(more);
  }

  private static ZimmerJar.Run importInto(Path data, String... more) {
    return StoreCommands.of(data).importFrom(more);
  }

  private static void expectNotServed(Path data) {
    expectRefused(ZimmerJar.run(ServeOptions.at(data).arguments()), "zimmer import", "empty store");
  }

  private static void expectRefused(ZimmerJar.Run run, String... words) {
    assertThat(run.exit()).as(run.all()).isNotZero();
    assertThat(run.out()).isEmpty();
    Predicate<String> isProgress =
        line -> line.matches("zimmer: (so far |goes on |imported |exported ).*");
    assertThat(run.err().lines().filter(isProgress.negate()))
        .as(run.err())
        .singleElement()
        .asString()
        .startsWith("zimmer: ")
        .contains(words)
        .doesNotContain("Exception");
  }

  private static int indexOf(byte[] bytes, int from, char wanted) {
    int at = from;
    while (bytes[at] != wanted) {
      at++;
    }
    return at;
  }

  private static void copyFolder(Path from, Path to) throws IOException {
    Files.createDirectory(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }
}
