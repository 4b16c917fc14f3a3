package dev.zimmer.storage.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zimmer.storage.rocksdb.DamagedStore.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Whatever is cut off, flipped or lost of a store: what was answered is there, or the start is
/// refused and changes nothing. Damage within a table may show as late as when it is read, but as
/// an error.
///
/// The stores are those that [StoreShape] makes. Small files are damaged at every byte, large ones
/// at a sample of them.
final class RocksDbDamageTest {
  private static final int MAX_WHOLE = 1_500;
  private static final int SAMPLES = 10;
  private static final int EDGE = 5;

  private Path directory = Path.of("");
  private final Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);

  /// In memory where there is such a folder: thousands of openings would sync for minutes.
  @BeforeEach
  void makeDirectory() throws IOException {
    Path memory = Path.of("/dev/shm");
    directory =
        Files.isWritable(memory)
            ? Files.createTempDirectory(memory, "zimmer-damage")
            : Files.createTempDirectory("zimmer-damage");
  }

  @AfterEach
  void deleteDirectory() throws IOException {
    DamagedStore.delete(directory);
  }

  @ParameterizedTest
  @EnumSource(StoreShape.class)
  void open_anythingDamaged_isWholeOrRefusedAndUnharmed(StoreShape shape, TestReporter reporter)
      throws Exception {
    DamagedStore store = DamagedStore.of(directory, shape);
    assertThat(store.openWith("CURRENT", store.read("CURRENT"))).isEqualTo(Outcome.WHOLE);
    Random random = new Random(shape.name().hashCode());
    for (String file : store.files()) {
      byte[] whole = store.read(file);
      count(store, file, "deleted", null);
      for (int at : places(file, whole.length, random)) {
        count(store, file, "cut to " + at, Arrays.copyOf(whole, at));
        byte[] flipped = whole.clone();
        flipped[at] ^= (byte) (1 << random.nextInt(Byte.SIZE));
        count(store, file, "flipped at " + at, flipped);
      }
      byte[] longer = Arrays.copyOf(whole, whole.length + 5_000);
      count(store, file, "with zeros at its end", longer);
      for (int i = whole.length; i < longer.length; i++) {
        longer[i] = (byte) random.nextInt();
      }
      count(store, file, "with garbage at its end", longer);
    }
    reporter.publishEntry(shape.name(), outcomes.toString());
  }

  @ParameterizedTest
  @EnumSource(
      value = StoreShape.class,
      names = {"TABLE", "TABLE_AND_LOG_KILLED", "TABLES_AND_LOG"})
  void open_manifestOfTheFormatBeforeCut_isWholeOrRefusedAndUnharmed(StoreShape shape)
      throws Exception {
    DamagedStore store = DamagedStore.of(directory, shape);
    store.makeUnmarked();
    String manifest = new String(store.read("CURRENT"), StandardCharsets.UTF_8).strip();
    byte[] whole = store.read(manifest);
    for (int at = 0; at < whole.length; at++) {
      count(store, manifest, "cut to " + at, Arrays.copyOf(whole, at));
    }
    assertThat(outcomes).containsKeys(Outcome.REFUSED);
  }

  private void count(DamagedStore store, String file, String how, byte @Nullable [] content)
      throws IOException {
    Outcome outcome = store.openWith(file, content);
    outcomes.merge(outcome, 1, Integer::sum);
    List<Outcome> allowed =
        file.endsWith(".sst")
            ? List.of(Outcome.WHOLE, Outcome.REFUSED, Outcome.REFUSED_WHEN_READ)
            : List.of(Outcome.WHOLE, Outcome.REFUSED);
    assertThat(outcome).as("%s %s", file, how).isIn(allowed);
  }

  /// Every byte of what tells where rows are, and of small logs; else some at both ends and
  /// between.
  private static int[] places(String file, int length, Random random) {
    boolean tells = file.endsWith(".log") || file.startsWith("MANIFEST") || file.equals("CURRENT");
    if (length <= (tells ? MAX_WHOLE : 2 * EDGE)) {
      return IntStream.range(0, length).toArray();
    }
    return IntStream.concat(
            IntStream.concat(IntStream.range(0, EDGE), IntStream.range(length - EDGE, length)),
            random.ints(SAMPLES, EDGE, length - EDGE))
        .distinct()
        .toArray();
  }
}
