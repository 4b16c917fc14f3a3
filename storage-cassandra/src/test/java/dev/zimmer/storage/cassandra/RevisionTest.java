package dev.zimmer.storage.cassandra;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

final class RevisionTest {
  @Test
  void none_isStoredAsNothing() {
    assertThat(Revision.NONE.encode()).isNull();
    assertThat(Revision.decode(null)).isEqualTo(Revision.NONE);
  }

  @Test
  void encoded_decoded_theSame() {
    Revision revision = Revision.NONE;
    for (int i = 1; i <= 40; i++) {
      revision = revision.next(i * 31L, i % 3 == 0);
      ByteBuffer stored = revision.encode();
      assertThat(Revision.decode(stored)).isEqualTo(revision);
      assertThat(revision.counter()).isEqualTo(i);
      assertThat(revision.owed()).isEqualTo(i / 3 * 3L);
    }
  }

  @Test
  void ours_isTheLast_isIncluded() {
    Revision ours = Revision.NONE.next(7, true);
    assertThat(ours.includes(ours)).isTrue();
    assertThat(ours.decides(ours)).isTrue();
  }

  @Test
  void ours_othersFollowed_isIncludedWhileItIsKept() {
    Revision ours = Revision.NONE.next(7, false);
    Revision later = ours;
    for (int i = 1; i < Revision.KEPT; i++) {
      later = later.next(100L + i, false);
      assertThat(later.includes(ours)).isTrue();
      assertThat(later.decides(ours)).isTrue();
    }
    assertThat(later.next(200, false).decides(ours)).isFalse();
  }

  @Test
  void ours_anotherCameInItsPlace_neverTookPlace() {
    Revision ours = Revision.NONE.next(7, false);
    Revision other = Revision.NONE.next(8, false);
    assertThat(other.includes(ours)).isFalse();
    assertThat(other.decides(ours)).isTrue();
    assertThat(other.next(9, false).includes(ours)).isFalse();
    assertThat(other.next(9, false).decides(ours)).isTrue();
  }

  @Test
  void ours_oldRevisionIsSeen_nothingIsDecided() {
    Revision old = Revision.NONE.next(6, false);
    Revision ours = old.next(7, false);
    assertThat(old.includes(ours)).isFalse();
    assertThat(old.decides(ours)).isFalse();
  }
}
