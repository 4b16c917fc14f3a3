package dev.zimmer.server.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SpareArraysTest {
  private final SpareArrays arrays = new SpareArrays();

  @Test
  void take_afterGive_isThatArrayAndOnlyOnce() {
    byte[] given = new byte[5_000];
    arrays.give(given);

    assertThat(arrays.take()).isSameAs(given);
    assertThat(arrays.take()).isNotSameAs(given);
  }

  @Test
  void give_large_isNotKept() {
    byte[] large = new byte[100_000];
    arrays.give(large);

    assertThat(arrays.take()).isNotSameAs(large);
  }

  @Test
  void give_many_keepsFew() {
    Set<byte[]> given = Collections.newSetFromMap(new IdentityHashMap<>());
    Stream.generate(() -> new byte[10]).limit(2_000).forEach(given::add);
    given.forEach(arrays::give);

    assertThat(Stream.generate(arrays::take).limit(2_000).filter(given::contains)).hasSize(256);
  }
}
