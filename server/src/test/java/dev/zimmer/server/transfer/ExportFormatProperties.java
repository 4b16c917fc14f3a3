package dev.zimmer.server.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zimmer.storage.Address;
import dev.zimmer.storage.Bytes;
import dev.zimmer.storage.RowPage;
import dev.zimmer.storage.WholeRow;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/// Whatever rows there are, and however they are cut into sections, what is read is what was
/// written; and a part of it is a part of it.
class ExportFormatProperties {
  @Property
  void export_ofAnyRows_readsBackAsTheyWere(@ForAll("pages") List<RowPage> pages) {
    Exports.Read read = Exports.read(Exports.write(pages));

    assertThat(read.hasEnded()).isTrue();
    assertThat(Exports.texts(read.rows())).isEqualTo(Exports.texts(Exports.rows(pages)));
    for (int i = 0; i < read.rows().size(); i++) {
      WholeRow written = Exports.rows(pages).get(i);
      assertThat(read.rows().get(i).address()).isEqualTo(written.address());
      assertThat(read.rows().get(i).version()).isEqualTo(written.version());
      assertThat(read.rows().get(i).value()).isEqualTo(written.value());
    }
  }

  @Property
  void export_cutAnywhere_readsAsItsFirstSections(
      @ForAll("pages") List<RowPage> pages, @ForAll @IntRange(max = 99) int percent) {
    byte[] whole = Exports.write(pages);
    int header = Exports.text(whole).indexOf('\n') + 1;
    int length = header + (whole.length - header) * percent / 100;

    Exports.Read read = Exports.read(Arrays.copyOf(whole, length));

    assertThat(read.hasEnded()).isFalse();
    assertThat(Exports.texts(read.rows()))
        .isEqualTo(Exports.texts(Exports.rows(pages.subList(0, read.checkpoints().size()))));
  }

  @Provide
  Arbitrary<List<RowPage>> pages() {
    return Combinators.combine(rows().list().ofMinSize(1).ofMaxSize(5), bytes())
        .as(RowPage::new)
        .list()
        .ofMaxSize(4);
  }

  private static Arbitrary<WholeRow> rows() {
    Arbitrary<OptionalLong> versions =
        Arbitraries.longs()
            .greaterOrEqual(-1)
            .map(version -> version < 0 ? OptionalLong.empty() : OptionalLong.of(version));
    return Combinators.combine(bytes(), bytes(), versions, bytes())
        .as((partition, key, version, value) ->
            new WholeRow(new Address(partition, key), version, value.array()));
  }

  private static Arbitrary<Bytes> bytes() {
    return Arbitraries.bytes().array(byte[].class).ofMaxSize(40).map(Bytes::wrap);
  }
}
