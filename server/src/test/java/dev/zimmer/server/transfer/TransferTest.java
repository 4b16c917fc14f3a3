package dev.zimmer.server.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zimmer.storage.Address;
import dev.zimmer.storage.RowPage;
import dev.zimmer.storage.RowPages;
import dev.zimmer.storage.StorageEngine;
import dev.zimmer.storage.StorageException;
import dev.zimmer.storage.WholeRow;
import dev.zimmer.storage.WriteBatch;
import dev.zimmer.storage.rocksdb.RocksDbConfig;
import dev.zimmer.storage.rocksdb.RocksDbEngine;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Exports and imports between two stores, and what is left when they are interrupted.
class TransferTest {
  /// Several sections.
  private static final int MANY_ROWS = 20_000;

  private static final Header OTHER =
      new Header("id-2", "0.1.0", "rocksdb", Instant.parse("2026-02-01T12:00:00Z"));

  @TempDir Path folder;
  private StorageEngine source;
  private StorageEngine target;
  private Path file;

  @BeforeEach
  void open() {
    file = folder.resolve("export.ndjson");
    source = open("source");
    target = open("target");
  }

  @AfterEach
  void close() {
    source.close();
    target.close();
  }

  private StorageEngine open(String name) {
    return RocksDbEngine.open(RocksDbConfig.at(folder.resolve(name)));
  }

  @Test
  void import_ofAnExport_makesTheSameRows() {
    source.restore(Exports.manyRows(MANY_ROWS));

    export();
    importer().run(Importer.open(file));

    assertThat(rows(target)).isEqualTo(rows(source)).hasSize(MANY_ROWS);
    ImportMark.requireNone(target);
  }

  @Test
  void import_ofAnEmptyStore_leavesOneEmpty() {
    export();
    importer().run(Importer.open(file));

    assertThat(rows(target)).isEmpty();
    ImportMark.requireNone(target);
  }

  @Test
  void toStream_isWhatToFileWrites() throws IOException {
    source.restore(Exports.manyRows(MANY_ROWS));
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    export();
    exporter().toStream(Exports.HEADER, out);

    assertThat(out.toByteArray()).isEqualTo(Files.readAllBytes(file));
  }

  @Test
  void toStream_nobodyReads_saysSo() {
    source.restore(Exports.manyRows(10));
    OutputStream broken =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("Broken pipe");
          }
        };

    assertThatThrownBy(() -> exporter().toStream(Exports.HEADER, broken))
        .isInstanceOf(TransferException.class)
        .hasMessageContaining("before the end of the export");
  }

  @Test
  void toFile_thatExists_isRefusedAndTheFileStays() throws IOException {
    Files.writeString(file, "dear diary");

    assertThatThrownBy(this::export)
        .isInstanceOf(TransferException.class)
        .hasMessageContaining("--resume")
        .hasMessageContaining(file.toString());
    assertThat(file).hasContent("dear diary");
  }

  @Test
  void toFile_isForItsOwnerAlone() throws IOException {
    export();

    assertThat(Files.getPosixFilePermissions(file))
        .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
  }

  @Test
  void resume_ofAnExportCutAnywhere_makesTheSameFile() throws IOException {
    source.restore(Exports.manyRows(MANY_ROWS));
    export();
    byte[] whole = Files.readAllBytes(file);

    for (int length : lengths(whole)) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThat(exporter().resume(Exports.HEADER, file)).isTrue();
      assertThat(Files.readAllBytes(file)).as("cut to %d bytes", length).isEqualTo(whole);
    }
  }

  /// Every closing line, the bytes around its end, and some places between.
  private static List<Integer> lengths(byte[] whole) {
    List<Integer> lengths = new ArrayList<>(List.of(0, 1, 50));
    String text = Exports.text(whole);
    for (int at = text.indexOf("{\"checkpoint\""); at > 0; ) {
      int end = text.indexOf('\n', at);
      lengths.addAll(List.of(at, at + 20, end, end + 1, end + 2));
      at = text.indexOf("{\"checkpoint\"", end);
    }
    lengths.add(text.indexOf('\n'));
    lengths.add(text.indexOf('\n') + 1);
    lengths.add(whole.length - 1);
    return lengths;
  }

  @Test
  void resume_afterDamageInTheMiddle_writesItAgain() throws IOException {
    source.restore(Exports.manyRows(MANY_ROWS));
    export();
    byte[] whole = Files.readAllBytes(file);
    byte[] damaged = whole.clone();
    Arrays.fill(damaged, whole.length / 2, whole.length / 2 + 4096, (byte) 0);
    Files.write(file, damaged);

    assertThat(exporter().resume(Exports.HEADER, file)).isTrue();
    assertThat(Files.readAllBytes(file)).isEqualTo(whole);
  }

  @Test
  void resume_goesOnBehindTheLastCheckpoint_andKeepsWhatIsThere() throws IOException {
    source.restore(Exports.manyRows(MANY_ROWS));
    export();
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length / 2));
    List<String> said = new ArrayList<>();
    Progress progress = new Progress("exported", said::add, () -> 0);

    new Exporter(source, progress).resume(OTHER, file);

    assertThat(Files.readAllBytes(file)).isEqualTo(whole); // with the first header
    assertThat(said.getFirst()).matches("goes on behind row \\d+,\\d{3}");
  }

  @Test
  void resume_ofNoFile_beginsOne() {
    source.restore(Exports.manyRows(10));

    assertThat(exporter().resume(Exports.HEADER, file)).isTrue();
    assertThat(ended()).isTrue();
  }

  @Test
  void resume_ofAWholeExport_leavesItAsItIs() throws IOException {
    source.restore(Exports.manyRows(10));
    export();
    byte[] whole = Files.readAllBytes(file);
    source.write(new WriteBatch().put(Exports.bytes("p"), Exports.bytes("new"), 1, new byte[1]));

    assertThat(exporter().resume(OTHER, file)).isFalse();
    assertThat(Files.readAllBytes(file)).isEqualTo(whole);
  }

  @Test
  void resume_storeWrittenSince_isRefusedAndTheFileStays() throws IOException {
    source.restore(Exports.manyRows(MANY_ROWS));
    export();
    byte[] half = Arrays.copyOf(Files.readAllBytes(file), (int) Files.size(file) / 2);
    Files.write(file, half);
    source.write(new WriteBatch().put(Exports.bytes("p"), Exports.bytes("new"), 1, new byte[1]));

    assertThatThrownBy(() -> exporter().resume(Exports.HEADER, file))
        .isInstanceOf(StorageException.Permanent.class)
        .hasMessageContaining("begin a new export");
    assertThat(Files.readAllBytes(file)).isEqualTo(half);
  }

  @Test
  void resume_ofSomethingElse_isRefusedAndTheFileStays() throws IOException {
    for (String text : List.of("dear diary", "dear diary\nit rained\n", "{\"format\":\"x\"}\n")) {
      Files.writeString(file, text);
      assertThatThrownBy(() -> exporter().resume(Exports.HEADER, file))
          .isInstanceOf(TransferException.class)
          .hasMessageStartingWith("this is not an export");
      assertThat(file).hasContent(text);
    }
  }

  @Test
  void resume_ofAnotherKindOfStore_isRefused() throws IOException {
    source.restore(Exports.manyRows(MANY_ROWS));
    exporter().toFile(new Header("id", "0.1.0", "papyrus", Instant.EPOCH), file);
    Files.write(file, Arrays.copyOf(Files.readAllBytes(file), (int) Files.size(file) / 2));

    assertThatThrownBy(() -> exporter().resume(Exports.HEADER, file))
        .isInstanceOf(TransferException.class)
        .hasMessageContaining("papyrus");
  }

  @Test
  void import_intoAStoreWithRows_isRefusedAndItStays() {
    export();
    target.restore(Exports.manyRows(1));
    List<String> before = rows(target);

    assertThatThrownBy(() -> importer().run(Importer.open(file)))
        .isInstanceOf(TransferException.class)
        .hasMessageContaining("the store is not empty");
    assertThat(rows(target)).isEqualTo(before);
  }

  @Test
  void import_cutAnywhere_failsAndTheWholeOneFinishesIt() throws IOException {
    source.restore(Exports.manyRows(MANY_ROWS));
    export();
    byte[] whole = Files.readAllBytes(file);
    int header = Exports.text(whole).indexOf('\n') + 1;

    for (int part = 0; part <= 5; part++) {
      int length = header + (whole.length - 1 - header) * part / 5;
      assertThatThrownBy(() -> run(Arrays.copyOf(whole, length)))
          .isInstanceOf(TransferException.class)
          .hasMessageContaining("the export has no end");
      assertThatThrownBy(() -> ImportMark.requireNone(target))
          .isInstanceOf(TransferException.class);
    }
    run(whole);

    assertThat(rows(target)).isEqualTo(rows(source));
    ImportMark.requireNone(target);
  }

  @Test
  void import_runAgain_doesNotWriteWhatIsThere() throws IOException {
    source.restore(Exports.manyRows(MANY_ROWS));
    export();
    byte[] whole = Files.readAllBytes(file);
    assertThatThrownBy(() -> run(Arrays.copyOf(whole, whole.length / 2)))
        .isInstanceOf(TransferException.class);
    long there = ImportMark.find(target).orElseThrow().rows();
    assertThat(there).isBetween(1L, MANY_ROWS - 1L);
    WholeRow first = Exports.read(whole).rows().getFirst();
    assertThat(first.isTransactional()).isTrue();
    delete(first); // so that writing it again would be seen

    run(whole);

    assertThat(rows(target)).hasSize(MANY_ROWS - 1);
  }

  @Test
  void import_ofAnotherExportMeanwhile_isRefused() throws IOException {
    source.restore(Exports.manyRows(MANY_ROWS));
    export();
    byte[] whole = Files.readAllBytes(file);
    assertThatThrownBy(() -> run(Arrays.copyOf(whole, whole.length / 2)))
        .isInstanceOf(TransferException.class);
    ByteArrayOutputStream other = new ByteArrayOutputStream();
    exporter().toStream(OTHER, other);

    assertThatThrownBy(() -> run(other.toByteArray()))
        .isInstanceOf(TransferException.class)
        .hasMessageContaining("another import")
        .hasMessageContaining("id-1");
  }

  @Test
  void import_ofLessThanIsThereAlready_isRefused() throws IOException {
    source.restore(Exports.manyRows(MANY_ROWS));
    export();
    byte[] whole = Files.readAllBytes(file);
    assertThatThrownBy(() -> run(Arrays.copyOf(whole, whole.length / 2)))
        .isInstanceOf(TransferException.class);

    assertThatThrownBy(() -> run(Arrays.copyOf(whole, whole.length / 4)))
        .isInstanceOf(TransferException.class)
        .hasMessageContaining("only a part of it");
  }

  @Test
  void import_ofADamagedExport_writesNothingOfTheDamagedSection() {
    byte[] export = Exports.write(Exports.SMALL);
    export[Exports.text(export).indexOf("dmFsdWU")] = 'e';

    assertThatThrownBy(() -> run(export))
        .isInstanceOf(TransferException.class)
        .hasMessageContaining("lines 2 to 4");
    assertThat(target.get(Exports.bytes("p"), Exports.bytes("k"))).isEmpty();
    assertThatThrownBy(() -> ImportMark.requireNone(target)).isInstanceOf(TransferException.class);
  }

  @Test
  void export_ofHalfAnImport_isRefused() {
    new ImportMark("id", 5, "").put(target);

    assertThatThrownBy(() -> new Exporter(target, Exports.quiet()))
        .isInstanceOf(TransferException.class)
        .hasMessageContaining("the first 5 rows of an import");
  }

  @Test
  void import_intoAnOpenedAgainStore_goesOn() throws IOException {
    source.restore(Exports.manyRows(MANY_ROWS));
    export();
    byte[] whole = Files.readAllBytes(file);
    assertThatThrownBy(() -> run(Arrays.copyOf(whole, whole.length / 2)))
        .isInstanceOf(TransferException.class);
    target.close();
    target = open("target");

    run(whole);

    assertThat(rows(target)).isEqualTo(rows(source));
  }

  @Test
  void open_ofNoFile_saysSo() {
    assertThatThrownBy(() -> Importer.open(file))
        .isInstanceOf(TransferException.class)
        .hasMessageContaining("there is no such file")
        .hasMessageContaining(file.toString());
  }

  private void export() {
    exporter().toFile(Exports.HEADER, file);
  }

  private Exporter exporter() {
    return new Exporter(source, Exports.quiet());
  }

  private Importer importer() {
    return new Importer(target, Exports.quiet());
  }

  private void run(byte[] export) {
    importer().run(new ByteArrayInputStream(export));
  }

  private boolean ended() {
    try {
      return Exports.read(Files.readAllBytes(file)).hasEnded();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void delete(WholeRow row) {
    Address address = row.address();
    target.transact(
        address.partition(),
        transaction -> {
          transaction.delete(address.key());
          return true;
        });
  }

  /// All rows of a store as texts.
  private static List<String> rows(StorageEngine engine) {
    List<WholeRow> rows = new ArrayList<>();
    try (RowPages pages = engine.export(Optional.empty())) {
      for (Optional<RowPage> page = pages.next(); page.isPresent(); page = pages.next()) {
        rows.addAll(page.get().rows());
      }
    }
    return Exports.texts(rows);
  }
}
