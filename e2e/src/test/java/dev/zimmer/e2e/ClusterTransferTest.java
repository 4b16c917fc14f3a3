package dev.zimmer.e2e;

import static dev.zimmer.e2e.StoreCommands.expectDone;
import static dev.zimmer.e2e.StoreCommands.rows;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// A store that goes from a folder to a Cassandra cluster and back is the same store.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ClusterTransferTest {
  @TempDir private Path folder = Path.of("");

  @Test
  @DisplayName("folder to cluster and back, each killed on the way: the same lists byte for byte")
  void store_toTheClusterAndBack_isTheSame() throws Exception {
    StoreCommands cluster = new StoreCommands(SharedCluster.newStore());
    Path store = folder.resolve("store");
    Path whole = folder.resolve("whole.ndjson");
    Map<String, List<String>> lists;
    try (ZimmerProcess process = ZimmerProcess.start(ServeOptions.at(store))) {
      TransferWorld world = new TransferWorld(process.client());
      world.make();
      lists = world.lists();
      process.stop();
    }
    expectDone(StoreCommands.of(store).export(whole.toString()));

    byte[] bytes = Files.readAllBytes(whole);
    for (double part : List.of(0.3, 0.7)) {
      byte[] beginning = Arrays.copyOf(bytes, (int) (bytes.length * part));
      cluster.killImportAfter(beginning, folder.resolve("import.err"));
      expectNotServed(cluster);
    }
    assertThat(expectDone(cluster.importFrom(whole.toString())).err())
        .contains("zimmer: goes on behind row ");

    Path back = folder.resolve("back.ndjson");
    cluster.killExportAt(bytes.length / 2, back);
    expectDone(cluster.export("--resume", back.toString()));
    assertThat(rows(back))
        .hasSizeGreaterThan(20_000)
        .containsExactlyInAnyOrderElementsOf(rows(whole));

    Path copy = folder.resolve("copy");
    expectDone(StoreCommands.of(copy).importFrom(back.toString()));
    List<ServeOptions> servers =
        List.of(
            ServeOptions.onStore(folder.resolve("one"), cluster.store()),
            ServeOptions.onStore(folder.resolve("two"), cluster.store()),
            ServeOptions.at(copy));
    List<ZimmerProcess> processes = AtOnce.each(servers, ZimmerProcess::start);
    try {
      List<TransferWorld> worlds =
          processes.stream().map(process -> new TransferWorld(process.client())).toList();
      for (TransferWorld world : worlds) {
        assertThat(world.lists()).isEqualTo(lists);
      }
      assertThat(worlds.get(0).moreMessages()).isEqualTo(worlds.get(2).moreMessages());
      assertThat(worlds.get(1).moreMessages()).isEqualTo(worlds.get(2).moreMessages());
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
