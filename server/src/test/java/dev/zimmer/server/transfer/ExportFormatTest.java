package dev.zimmer.server.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zimmer.storage.RowPage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExportFormatTest {
  private static final byte[] SMALL = Exports.write(Exports.SMALL);

  /// It changes only together with the format's version, and the documentation shows it.
  @Test
  void export_ofAFewRows_isThisText() throws IOException {
    assertThat(Files.readString(Path.of("..", "docs", "transfer.md")))
        .contains("```json\n" + Exports.text(SMALL) + "```\n");
    assertThat(Exports.text(SMALL))
        .isEqualTo(
            """
            {"format":"zimmer-export","version":1,"id":"id-1","zimmer":"0.1.0","engine":"rocksdb","created":"2026-01-31T12:00:00Z"}
            {"p":"cA","k":"aw","v":7,"d":"dmFsdWU"}
            {"p":"cA","k":"dA","d":"b3RoZXI"}
            {"checkpoint":"b25l","rows":2,"bytes":194,"crc32c":"43d57513"}
            {"p":"cQ","k":"","v":0,"d":""}
            {"checkpoint":"dHdv","rows":3,"bytes":288,"crc32c":"1ee6bdce"}
            {"end":true,"rows":3,"bytes":351,"crc32c":"730e04e2"}
            """);
  }

  @Test
  void export_read_isWhatWasWritten() {
    Exports.Read read = Exports.read(SMALL);

    assertThat(read.header()).isEqualTo(Exports.HEADER);
    assertThat(Exports.texts(read.rows())).isEqualTo(Exports.texts(Exports.rows(Exports.SMALL)));
    assertThat(read.checkpoints()).extracting(Checkpoint::rows).containsExactly(2L, 3L, 3L);
    assertThat(read.checkpoints())
        .extracting(Checkpoint::isEnd)
        .containsExactly(false, false, true);
    assertThat(read.checkpoints().getFirst().token()).contains(Exports.bytes("one"));
    assertThat(read.hasEnded()).isTrue();
  }

  @Test
  void export_ofNothing_isHeaderAndEnd() {
    byte[] nothing = Exports.write(List.of());

    assertThat(Exports.text(nothing).lines()).hasSize(2);
    assertThat(Exports.read(nothing).rows()).isEmpty();
    assertThat(Exports.read(nothing).hasEnded()).isTrue();
  }

  @Test
  void export_cutAnywhere_hasItsWholeSectionsAndNoEnd() {
    int headerEnd = Exports.text(SMALL).indexOf('\n');
    for (int length = headerEnd + 1; length < SMALL.length; length++) {
      Exports.Read read = Exports.read(Arrays.copyOf(SMALL, length));

      assertThat(read.hasEnded()).as("cut to %d bytes", length).isFalse();
      assertThat(read.rows().size()).isIn(0, 2, 3);
    }
    for (int length = 0; length <= headerEnd; length++) {
      byte[] cut = Arrays.copyOf(SMALL, length);
      assertThatThrownBy(() -> Exports.read(cut)).isInstanceOf(TransferException.class);
    }
  }

  @Test
  void export_anyBitTurned_isNeverTakenForWhole() {
    for (int at = 0; at < SMALL.length * 8; at++) {
      byte[] damaged = SMALL.clone();
      damaged[at / 8] ^= (byte) (1 << at % 8);

      assertThat(isWhole(damaged)).as("bit %d of byte %d", at % 8, at / 8).isFalse();
    }
  }

  @Test
  void export_anyTwoLinesSwappedOrOneLost_isNeverTakenForWhole() {
    List<String> lines = Exports.text(SMALL).lines().toList();
    for (int first = 0; first < lines.size(); first++) {
      for (int second = 0; second < lines.size(); second++) {
        String[] changed = lines.toArray(String[]::new);
        changed[first] = lines.get(second);
        changed[second] = lines.get(first);
        if (first == second) {
          changed[first] = "";
        }
        assertThat(isWhole(joined(changed))).as("%d and %d", first, second).isFalse();
      }
    }
  }

  @Test
  void damage_inALine_isNamedByItsNumber() {
    assertDamaged(replaced("\"k\":\"dA\"", "\"k\":\"d*\""), "line 3");
    assertDamaged(replaced("{\"p\":\"cQ\"", "{\"q\":\"cQ\""), "line 5");
    assertDamaged(replaced("\"d\":\"\"}", "\"d\":\"\""), "line 5");
    assertDamaged(replaced("\"v\":7", "\"v\":-7"), "line 2");
    assertDamaged(replaced("{\"p\":\"cA\",\"k\":\"dA\"", "\n{\"p\":\"cA\",\"k\":\"dA\""), "line 3");
  }

  @Test
  void damage_thatLooksLikeARow_isNamedByItsSection() {
    assertDamaged(replaced("dmFsdWU", "dmFsdWV"), "lines 2 to 4");
    assertDamaged(replaced("\"rows\":3,\"bytes\":288", "\"rows\":2,\"bytes\":288"), "lines 5 to 6");
    assertDamaged(replaced("\"checkpoint\":\"b25l\"", "\"checkpoint\":\"b25m\""), "lines 2 to 4");
  }

  @Test
  void export_withSomethingBehindItsEnd_isRefused() {
    assertDamaged((Exports.text(SMALL) + "x").getBytes(UTF_8), "something follows its end");
    assertDamaged((Exports.text(SMALL) + "\n").getBytes(UTF_8), "something follows its end");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hello\n",
        "{}\n",
        "[1]\n",
        "{\"format\":\"other\",\"version\":1}\n",
        "\u0000\n"
      })
  void header_ofSomethingElse_isRefused(String text) {
    assertThatThrownBy(() -> Exports.read(text.getBytes(UTF_8)))
        .isInstanceOf(TransferException.class)
        .hasMessageStartingWith("this is not an export");
  }

  @ParameterizedTest
  @CsvSource({"2", "0", "99"})
  void header_ofAnotherVersion_isRefusedWithWhatToDo(String version) {
    assertThatThrownBy(() -> Exports.read(replaced("\"version\":1", "\"version\":" + version)))
        .isInstanceOf(TransferException.class)
        .hasMessageContaining("the export has format " + version + " (expected: 1)")
        .hasMessageContaining("0.1.0");
  }

  @Test
  void export_continuedAfterAnyCheckpoint_isTheSameFile() throws IOException {
    List<Checkpoint> checkpoints = Exports.read(SMALL).checkpoints();
    int firstEnd = Exports.text(SMALL).indexOf("{\"p\":\"cQ\"");
    int secondEnd = Exports.text(SMALL).indexOf("{\"end\"");

    for (int written : List.of(1, 2)) {
      int bytes = written == 1 ? firstEnd : secondEnd;
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      out.write(SMALL, 0, bytes);
      SectionWriter writer = SectionWriter.after(checkpoints.get(written - 1), bytes, out);
      for (RowPage page : Exports.SMALL.subList(written, 2)) {
        writer.write(page);
      }
      writer.end();

      assertThat(Exports.text(out.toByteArray())).isEqualTo(Exports.text(SMALL));
    }
  }

  private static boolean isWhole(byte[] export) {
    try {
      return Exports.read(export).hasEnded();
    } catch (TransferException _) {
      return false;
    }
  }

  private static void assertDamaged(byte[] export, String where) {
    assertThatThrownBy(() -> Exports.read(export))
        .isInstanceOf(TransferException.class)
        .hasMessageContaining("the export is damaged: ")
        .hasMessageContaining(where);
  }

  private static byte[] replaced(String part, String other) {
    assertThat(Exports.text(SMALL)).contains(part);
    return Exports.text(SMALL).replace(part, other).getBytes(UTF_8);
  }

  private static byte[] joined(String... lines) {
    StringBuilder text = new StringBuilder();
    for (String line : lines) {
      text.append(line).append(line.isEmpty() ? "" : "\n");
    }
    return text.toString().getBytes(UTF_8);
  }
}
