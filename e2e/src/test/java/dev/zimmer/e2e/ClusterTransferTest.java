package dev.zimmer.e2e;

import static dev.zimmer.e2e.StoreCommands.expectDone;
import static dev.zimmer.e2e.StoreCommands.rows;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A store that goes from a folder to a Cassandra cluster and back is the same store.
@OnCassandra
final class ClusterTransferTest {
  @TempDir private Path folder = Path.of("");

  @Test
  @DisplayName("folder to cluster and back, each killed on the way: the same lists byte for byte")
  void store_toTheClusterAndBack_isTheSame() throws Exception {
    StoreCommands cluster = new StoreCommands(SharedCluster.newStore());
    StoreCommands original = StoreCommands.of(folder.resolve("original"));
    StoreCommands copy = StoreCommands.of(folder.resolve("copy"));
    Path whole = folder.resolve("whole.ndjson");
    Path back = folder.resolve("back.ndjson");

    Map<String, List<String>> lists = make(folder.resolve("original"));
    expectDone(original.export(whole.toString()));
    importKilledTwice(whole, cluster);
    cluster.killExportAt(Files.size(whole) / 2, back);
    expectDone(cluster.export("--resume", back.toString()));
    assertThat(rows(back))
        .hasSizeGreaterThan(20_000)
        .containsExactlyInAnyOrderElementsOf(rows(whole));
    expectDone(copy.importFrom(back.toString()));

    assertSameLists(
        lists,
        ServeOptions.onStore(folder.resolve("one"), cluster.store()),
        ServeOptions.onStore(folder.resolve("two"), cluster.store()),
        ServeOptions.at(folder.resolve("copy")));
  }

  /// Makes a store with all kinds of conversations.
  ///
  /// @return everybody's list
  private static Map<String, List<String>> make(Path store) throws Exception {
    try (ZimmerProcess process = ZimmerProcess.start(ServeOptions.at(store))) {
      TransferScenario backend = new TransferScenario(process.client());
      backend.make();
      Map<String, List<String>> lists = backend.lists();
      process.stop();
      return lists;
    }
  }

  private void importKilledTwice(Path export, StoreCommands into) throws Exception {
    byte[] bytes = Files.readAllBytes(export);
    for (double part : List.of(0.3, 0.7)) {
      byte[] beginning = Arrays.copyOf(bytes, (int) (bytes.length * part));
      into.killImportAfter(beginning, folder.resolve("import.err"));
      expectNotServed(into);
    }
    ZimmerJar.Run run = expectDone(into.importFrom(export.toString()));
    assertThat(run.err()).contains("zimmer: goes on behind row ");
  }

  /// Two servers over the cluster's store and one over the copy show the same lists, and give the
  /// same numbers to new messages.
  private static void assertSameLists(
      Map<String, List<String>> lists, ServeOptions one, ServeOptions two, ServeOptions copy) {
    List<ZimmerProcess> processes = Stream.of(one, two, copy).map(ZimmerProcess::start).toList();
    try {
      List<TransferScenario> scenarios =
          processes.stream().map(process -> new TransferScenario(process.client())).toList();
      for (TransferScenario backend : scenarios) {
        assertThat(backend.lists()).isEqualTo(lists);
      }
      TransferScenario embedded = scenarios.getLast();
      assertThat(scenarios.get(0).moreMessages()).isEqualTo(embedded.moreMessages());
      assertThat(scenarios.get(1).moreMessages()).isEqualTo(embedded.moreMessages());
      processes.forEach(ZimmerProcess::stop);
      processes.forEach(RunningZimmer::assertSaysNothingWrong);
    } finally {
      processes.forEach(ZimmerProcess::close);
    }
  }

  private void expectNotServed(StoreCommands half) {
    ServeOptions options = ServeOptions.onStore(folder.resolve("refused"), half.store());
    ZimmerJar.Run run = ZimmerJar.run(options.arguments());
    assertThat(run.exit()).as(run.all()).isNotZero();
    assertThat(run.err()).contains("zimmer import").doesNotContain("Exception");
  }
}
