package dev.zimmer.storage.cassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zimmer.storage.Bytes;
import dev.zimmer.storage.WriteBatch;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PendingWritesTest {
  private static final Bytes A = Bytes.wrap(new byte[] {'a'});
  private static final Bytes EMPTY = Bytes.wrap(new byte[0]);

  @Test
  void encoded_decoded_theSameWritesInTheirOrder() {
    WriteBatch writes =
        new WriteBatch()
            .put(A, EMPTY, Long.MAX_VALUE, new byte[] {1, 2})
            .delete(A, A, 0)
            .put(A, A, 5, new byte[0]);
    PendingWrites read = PendingWrites.decode(new PendingWrites(9, writes).encode().array());
    assertThat(read.counter()).isEqualTo(9);
    List<WriteBatch.Write> found = read.writes().writes();
    assertThat(found).usingRecursiveComparison().isEqualTo(writes.writes());
  }

  @Test
  void unknownFormat_isRefused() {
    byte[] stored = new PendingWrites(9, new WriteBatch()).encode().array();
    stored[0] = 2;
    assertThatThrownBy(() -> PendingWrites.decode(stored))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("format 2 (expected: 1)");
  }
}
