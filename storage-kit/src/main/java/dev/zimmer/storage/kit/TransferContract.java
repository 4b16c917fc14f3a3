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
import dev.zimmer.storage.Transaction;
import dev.zimmer.storage.WholeRow;
import dev.zimmer.storage.WriteBatch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What `export` hands out, what `restore` puts back, and that the one fits the other.
///
/// Other tests' rows are in the store too, so each test looks at its own partitions among them.
public interface TransferContract extends EngineContract {
  /// More than fits on a page of any engine.
  int MANY_ROWS = 10_000;

  @Test
  default void export_bothKindsOfRow_comeWithTheirVersions() {
    Bytes partition = freshPartition();
    put(partition, name("b"), 7, "seven");
    put(partition, name("c"), Long.MAX_VALUE, "");
    transact(partition, transaction -> transaction.put(name("a"), value("x")));
    transact(partition, transaction -> transaction.put(name(""), value("")));
    assertThat(exported(partition))
        .containsExactly("=", "a=x", "b=seven@7", "c=@" + Long.MAX_VALUE);
  }

  @Test
  default void export_anyBytes_comeAsTheyAre() {
    Bytes partition = Bytes.wrap(joined(freshPartition(), 0, 0xFF, 0x80, 0));
    Bytes key = Bytes.wrap(joined(name(""), 0, 0, 0xFF, 0x7F, 0x80));
    byte[] large = new byte[300_000];
    large[large.length - 1] = (byte) 0x80;
    engine().write(new WriteBatch().put(partition, key, 1, large));
    assertThat(rows(all(), partition))
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
    assertThat(exported(partition)).containsExactly("a=v9@9", "t=b");
  }

  @Test
  default void export_deletedRows_doNotCome() {
    Bytes partition = freshPartition();
    put(partition, name("a"), 1, "a");
    put(partition, name("b"), 1, "b");
    engine().write(new WriteBatch().delete(partition, name("a"), 2));
    transact(partition, transaction -> transaction.put(name("t"), value("t")));
    transact(partition, transaction -> transaction.delete(name("t")));
    assertThat(exported(partition)).containsExactly("b=b@1");
  }

  @Test
  default void export_manyPartitions_eachComesInOnePiece() {
    fill(freshPartition(), freshPartition(), freshPartition());
    List<Bytes> pieces = new ArrayList<>();
    for (WholeRow row : all()) {
      if (pieces.isEmpty() || !pieces.getLast().equals(row.address().partition())) {
        pieces.add(row.address().partition());
      }
    }
    assertThat(pieces).hasSizeGreaterThan(2).doesNotHaveDuplicates();
  }

  @Test
  default void export_manyRows_eachComesOnceInKeyOrder() {
    Bytes partition = freshPartition();
    fill(partition);
    assertThat(keys(rows(all(), partition)))
        .isEqualTo(IntStream.range(0, MANY_ROWS).mapToObj(TransferContract::key).toList());
  }

  @Test
  default void export_afterAToken_handsOutTheRest() {
    fill(freshPartition());
    List<RowPage> pages = pages();
    assertThat(pages).hasSizeGreaterThan(1);
    List<Address> whole = addresses(all());
    for (int last : List.of(0, pages.size() / 2, pages.size() - 2, pages.size() - 1)) {
      int before = pages.subList(0, last + 1).stream().mapToInt(p -> p.rows().size()).sum();
      assertThat(addresses(all(Optional.of(pages.get(last).token()))))
          .as("after page %d of %d", last, pages.size())
          .isEqualTo(whole.subList(before, whole.size()));
    }
  }

  @Test
  default void export_tokenFromBeforeAReopen_isUnderstood() {
    fill(freshPartition());
    List<Address> whole = addresses(all());
    RowPage first;
    try (RowPages pages = engine().export(Optional.empty())) {
      first = pages.next().orElseThrow();
    }
    reopen();
    assertThat(addresses(all(Optional.of(first.token()))))
        .isEqualTo(whole.subList(first.rows().size(), whole.size()));
  }

  @Test
  default void export_whileOthersWrite_showsOneMoment() {
    requires(Capability.EXPORTS_OF_ONE_MOMENT);
    Bytes partition = freshPartition();
    fill(partition);
    List<WholeRow> seen = new ArrayList<>();
    try (RowPages pages = engine().export(Optional.empty())) {
      engine().write(new WriteBatch().put(partition, name(key(MANY_ROWS - 1)), 9, value("new")));
      engine().write(new WriteBatch().put(partition, name("z"), 9, value("new")));
      engine().write(new WriteBatch().delete(partition, name(key(MANY_ROWS - 2)), 9));
      rest(pages).forEach(page -> seen.addAll(page.rows()));
    }
    assertThat(keys(rows(seen, partition))).hasSize(MANY_ROWS).endsWith(key(MANY_ROWS - 1));
    assertThat(rows(seen, partition)).allMatch(row -> row.version().equals(versionOne()));
  }

  @Test
  default void export_tokenFromBeforeAWrite_isRefused() {
    requires(Capability.EXPORTS_OF_ONE_MOMENT);
    fill(freshPartition());
    Bytes token = pages().getFirst().token();
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
    fill(freshPartition());
    RowPages pages = engine().export(Optional.empty());
    engine().close();
    assertThatThrownBy(pages::next).isInstanceOf(StorageException.class);
    pages.close();
    pages.close();
    reopen().check();
  }

  @Test
  default void restore_rowsOfAnotherPartition_areTheSameRows() {
    Bytes partition = freshPartition();
    Bytes copy = freshPartition();
    put(partition, name("a"), 5, "five");
    put(partition, name("b"), Long.MAX_VALUE, "");
    transact(partition, transaction -> transaction.put(name("t"), value("t")));
    transact(partition, transaction -> transaction.put(name("u"), value("")));
    engine().restore(moved(rows(all(), partition), copy));
    assertThat(exported(copy)).isEqualTo(exported(partition)).hasSize(4);
    reopen();
    assertThat(exported(copy)).isEqualTo(exported(partition));
    assertThat(readAll(copy)).isEqualTo(readAll(partition));
  }

  @Test
  default void restore_versionedRow_versionsStillDecide() {
    Bytes partition = freshPartition();
    engine().restore(List.of(versioned(partition, "a", 5, "restored")));
    put(partition, name("a"), 4, "late");
    assertThat(read(partition, name("a"))).contains("restored");
    put(partition, name("a"), 6, "new");
    assertThat(read(partition, name("a"))).contains("new");
  }

  @Test
  default void restore_overVersionedRow_largerVersionStands() {
    Bytes partition = freshPartition();
    put(partition, name("newer"), 9, "newer");
    put(partition, name("older"), 1, "older");
    engine().write(new WriteBatch().delete(partition, name("deleted"), 9));
    engine()
        .restore(
            List.of(
                versioned(partition, "newer", 5, "restored"),
                versioned(partition, "older", 5, "restored"),
                versioned(partition, "deleted", 5, "restored")));
    assertThat(readAll(partition)).containsExactly("newer=newer", "older=restored");
  }

  @Test
  default void restore_transactionalRow_transactionsGoOnFromIt() {
    Bytes partition = freshPartition();
    engine()
        .restore(
            List.of(
                transactional(partition, "a", "restored"),
                transactional(partition, "b", "restored")));
    transact(
        partition,
        transaction -> {
          assertThat(transaction.get(name("a")).map(EngineContract::text)).contains("restored");
          assertThat(transaction.scan(name(""), END, 10)).hasSize(2);
          transaction.put(name("a"), value("a smaller value"));
          transaction.delete(name("b"));
        });
    assertThat(readAll(partition)).containsExactly("a=a smaller value");
  }

  @Test
  default void restore_overRowOfATransaction_staysAsItIs() {
    Bytes partition = freshPartition();
    transact(partition, transaction -> transaction.put(name("a"), value("a")));
    engine()
        .restore(
            List.of(transactional(partition, "a", "z"), transactional(partition, "b", "restored")));
    assertThat(readAll(partition)).containsExactly("a=a", "b=restored");
  }

  @Test
  default void restore_repeatedOrInPart_changesNothing() {
    Bytes partition = freshPartition();
    Bytes copy = freshPartition();
    fill(partition);
    transact(partition, transaction -> transaction.put(name("t"), value("t")));
    List<WholeRow> rows = moved(rows(all(), partition), copy);
    engine().restore(rows.subList(0, rows.size() / 2));
    engine().restore(rows);
    engine().restore(rows);
    assertThat(exported(copy)).isEqualTo(exported(partition));
  }

  @Test
  default void restore_manyPartitions_everyRowIsThere() {
    List<Bytes> partitions = Stream.generate(EngineContract::freshPartition).limit(500).toList();
    engine()
        .restore(
            partitions.stream()
                .flatMap(p -> Stream.of(versioned(p, "v", 3, "v"), transactional(p, "t", "t")))
                .toList());
    assertThat(partitions).allSatisfy(p -> assertThat(readAll(p)).containsExactly("t=t", "v=v"));
  }

  @Test
  default void restore_nothing_isHarmless() {
    engine().restore(List.of());
  }

  private void transact(Bytes partition, Consumer<Transaction> body) {
    engine()
        .transact(
            partition,
            transaction -> {
              body.accept(transaction);
              return true;
            });
  }

  /// Gives each partition so many rows that they do not fit on one page.
  private void fill(Bytes... partitions) {
    for (Bytes partition : partitions) {
      List<WholeRow> rows = new ArrayList<>();
      for (int row = 0; row < MANY_ROWS; row++) {
        rows.add(versioned(partition, key(row), 1, "value"));
      }
      engine().restore(rows);
    }
  }

  private List<RowPage> pages() {
    try (RowPages pages = engine().export(Optional.empty())) {
      return rest(pages);
    }
  }

  private List<WholeRow> all() {
    return all(Optional.empty());
  }

  private List<WholeRow> all(Optional<Bytes> after) {
    try (RowPages pages = engine().export(after)) {
      List<WholeRow> rows = new ArrayList<>();
      rest(pages).forEach(page -> rows.addAll(page.rows()));
      return rows;
    }
  }

  /// The rows of one partition as `key=value`, followed by `@version` if they are versioned.
  private List<String> exported(Bytes partition) {
    return rows(all(), partition).stream()
        .map(row ->
            EngineContract.text(row.address().key().array())
                + "="
                + EngineContract.text(row.value())
                + (row.isTransactional() ? "" : "@" + row.version().getAsLong()))
        .toList();
  }

  private static List<RowPage> rest(RowPages pages) {
    List<RowPage> rest = new ArrayList<>();
    for (Optional<RowPage> page = pages.next(); page.isPresent(); page = pages.next()) {
      assertThat(page.get().rows()).isNotEmpty();
      rest.add(page.get());
    }
    assertThat(pages.next()).isEmpty();
    return rest;
  }

  private static List<WholeRow> rows(List<WholeRow> rows, Bytes partition) {
    return rows.stream().filter(row -> row.address().partition().equals(partition)).toList();
  }

  private static List<WholeRow> moved(List<WholeRow> rows, Bytes partition) {
    return rows.stream()
        .map(row ->
            new WholeRow(new Address(partition, row.address().key()), row.version(), row.value()))
        .toList();
  }

  private static List<Address> addresses(List<WholeRow> rows) {
    return rows.stream().map(WholeRow::address).toList();
  }

  private static List<String> keys(List<WholeRow> rows) {
    return rows.stream().map(row -> EngineContract.text(row.address().key().array())).toList();
  }

  private static String key(int number) {
    return "row-%06d".formatted(number);
  }

  private static OptionalLong versionOne() {
    return OptionalLong.of(1);
  }

  private static WholeRow versioned(Bytes partition, String key, long version, String value) {
    return WholeRow.versioned(new Address(partition, name(key)), version, value(value));
  }

  private static WholeRow transactional(Bytes partition, String key, String value) {
    return WholeRow.transactional(new Address(partition, name(key)), value(value));
  }

  private static byte[] joined(Bytes first, int... more) {
    byte[] joined = Arrays.copyOf(first.array(), first.length() + more.length);
    for (int i = 0; i < more.length; i++) {
      joined[first.length() + i] = (byte) more[i];
    }
    return joined;
  }
}
