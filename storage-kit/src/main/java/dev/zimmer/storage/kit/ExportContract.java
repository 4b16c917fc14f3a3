package dev.zimmer.storage.kit;

import static dev.zimmer.storage.kit.EngineContract.freshPartition;
import static dev.zimmer.storage.kit.EngineContract.name;
import static dev.zimmer.storage.kit.EngineContract.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zimmer.storage.Address;
import dev.zimmer.storage.Bytes;
import dev.zimmer.storage.RowPage;
import dev.zimmer.storage.RowPages;
import dev.zimmer.storage.StorageException;
import dev.zimmer.storage.WholeRow;
import dev.zimmer.storage.WriteBatch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What `export` hands out: every row once, as it is, and the rest of them behind any token.
///
/// Other tests' rows are in the store too, so each test looks at its own partitions among them.
public interface ExportContract extends EngineContract {
  @Test
  default void export_bothKindsOfRow_comeWithTheirVersions() {
    Bytes partition = freshPartition();
    put(partition, name("b"), 7, "seven");
    put(partition, name("c"), Long.MAX_VALUE, "");
    transact(partition, transaction -> transaction.put(name("a"), value("x")));
    transact(partition, transaction -> transaction.put(name(""), value("")));
    assertThat(WholeStore.texts(engine(), partition))
        .containsExactly("=", "a=x", "b=seven@7", "c=@" + Long.MAX_VALUE);
  }

  @Test
  default void export_anyBytes_comeAsTheyAre() {
    Bytes partition = Bytes.wrap(joined(freshPartition(), 0, 0xFF, 0x80, 0));
    Bytes key = Bytes.wrap(joined(name(""), 0, 0, 0xFF, 0x7F, 0x80));
    byte[] large = new byte[300_000];
    large[large.length - 1] = (byte) 0x80;
    engine().write(new WriteBatch().put(partition, key, 1, large));
    assertThat(WholeStore.rows(WholeStore.all(engine()), partition))
        .singleElement()
        .satisfies(row -> {
          assertThat(row.address()).isEqualTo(new Address(partition, key));
          assertThat(row.value()).isEqualTo(large);
        });
  }

  @Test
  default void export_rowWrittenManyTimes_comesOnceAsItStands() {
    Bytes partition = freshPartition();
    for (int version : List.of(3, 9, 5)) {
      put(partition, name("a"), version, "v" + version);
    }
    for (String text : List.of("z", "b")) {
      transact(partition, transaction -> transaction.put(name("t"), value(text)));
    }
    assertThat(WholeStore.texts(engine(), partition)).containsExactly("a=v9@9", "t=b");
  }

  @Test
  default void export_deletedRows_doNotCome() {
    Bytes partition = freshPartition();
    put(partition, name("a"), 1, "a");
    put(partition, name("b"), 1, "b");
    engine().write(new WriteBatch().delete(partition, name("a"), 2));
    transact(partition, transaction -> transaction.put(name("t"), value("t")));
    transact(partition, transaction -> transaction.delete(name("t")));
    assertThat(WholeStore.texts(engine(), partition)).containsExactly("b=b@1");
  }

  @Test
  default void export_manyPartitions_eachComesInOnePiece() {
    WholeStore.fill(engine(), freshPartition(), freshPartition(), freshPartition());
    List<Bytes> pieces = new ArrayList<>();
    for (WholeRow row : WholeStore.all(engine())) {
      if (pieces.isEmpty() || !pieces.getLast().equals(row.address().partition())) {
        pieces.add(row.address().partition());
      }
    }
    assertThat(pieces).hasSizeGreaterThan(2).doesNotHaveDuplicates();
  }

  @Test
  default void export_manyRows_eachComesOnceInKeyOrder() {
    Bytes partition = freshPartition();
    WholeStore.fill(engine(), partition);
    assertThat(WholeStore.keys(WholeStore.rows(WholeStore.all(engine()), partition)))
        .isEqualTo(IntStream.range(0, WholeStore.MANY_ROWS).mapToObj(WholeStore::key).toList());
  }

  @Test
  default void export_afterAToken_handsOutTheRest() {
    WholeStore.fill(engine(), freshPartition());
    List<RowPage> pages = WholeStore.pages(engine());
    assertThat(pages).hasSizeGreaterThan(1);
    List<Address> whole = WholeStore.addresses(WholeStore.all(engine()));
    for (int last : List.of(0, pages.size() / 2, pages.size() - 2, pages.size() - 1)) {
      int before = pages.subList(0, last + 1).stream().mapToInt(p -> p.rows().size()).sum();
      assertThat(
              WholeStore.addresses(WholeStore.all(engine(), Optional.of(pages.get(last).token()))))
          .as("after page %d of %d", last, pages.size())
          .isEqualTo(whole.subList(before, whole.size()));
    }
  }

  @Test
  default void export_tokenFromBeforeAReopen_isUnderstood() {
    WholeStore.fill(engine(), freshPartition());
    List<Address> whole = WholeStore.addresses(WholeStore.all(engine()));
    RowPage first;
    try (RowPages pages = engine().export(Optional.empty())) {
      first = pages.next().orElseThrow();
    }
    reopen();
    assertThat(WholeStore.addresses(WholeStore.all(engine(), Optional.of(first.token()))))
        .isEqualTo(whole.subList(first.rows().size(), whole.size()));
  }

  @Test
  default void export_whileOthersWrite_showsOneMoment() {
    requires(Capability.EXPORTS_OF_ONE_MOMENT);
    Bytes partition = freshPartition();
    WholeStore.fill(engine(), partition);
    List<WholeRow> seen = new ArrayList<>();
    try (RowPages pages = engine().export(Optional.empty())) {
      engine()
          .write(
              new WriteBatch()
                  .put(partition, name(WholeStore.key(WholeStore.MANY_ROWS - 1)), 9, value("new")));
      engine().write(new WriteBatch().put(partition, name("z"), 9, value("new")));
      engine()
          .write(
              new WriteBatch()
                  .delete(partition, name(WholeStore.key(WholeStore.MANY_ROWS - 2)), 9));
      WholeStore.rest(pages).forEach(page -> seen.addAll(page.rows()));
    }
    assertThat(WholeStore.keys(WholeStore.rows(seen, partition)))
        .hasSize(WholeStore.MANY_ROWS)
        .endsWith(WholeStore.key(WholeStore.MANY_ROWS - 1));
    assertThat(WholeStore.rows(seen, partition))
        .allMatch(row -> row.version().equals(OptionalLong.of(1)));
  }

  @Test
  default void export_tokenFromBeforeAWrite_isRefused() {
    requires(Capability.EXPORTS_OF_ONE_MOMENT);
    WholeStore.fill(engine(), freshPartition());
    Bytes token = WholeStore.pages(engine()).getFirst().token();
    put(freshPartition(), name("a"), 1, "a");
    assertThatThrownBy(() -> engine().export(Optional.of(token)))
        .isInstanceOf(StorageException.Permanent.class);
  }

  @Test
  default void export_tokenOfSomethingElse_isRefused() {
    for (String token : List.of("", "x", "not a token of any engine that there is")) {
      assertThatThrownBy(() -> engine().export(Optional.of(name(token))))
          .isInstanceOf(StorageException.Permanent.class);
    }
  }

  @Test
  default void export_engineClosedMeanwhile_fails() {
    WholeStore.fill(engine(), freshPartition());
    RowPages pages = engine().export(Optional.empty());
    engine().close();
    assertThatThrownBy(pages::next).isInstanceOf(StorageException.class);
    pages.close();
    pages.close();
    reopen().check();
  }

  private static byte[] joined(Bytes first, int... more) {
    byte[] joined = Arrays.copyOf(first.array(), first.length() + more.length);
    for (int i = 0; i < more.length; i++) {
      joined[first.length() + i] = (byte) more[i];
    }
    return joined;
  }
}
