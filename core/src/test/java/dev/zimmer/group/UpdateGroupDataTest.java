package dev.zimmer.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.zimmer.group.UpdateGroupData.Request;
import dev.zimmer.harness.Caller;
import dev.zimmer.harness.TestDomain;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class UpdateGroupDataTest {
  private static final int INVALID = 660000002;
  private static final int NOT_REGISTERED = 660500002;
  private static final int NO_GROUP = 660600001;

  private final TestDomain domain = new TestDomain();
  private final Caller caller = domain.caller();

  @BeforeEach
  void createGroup() {
    caller.register(List.of("a", "b", "c"));
    caller.createGroup("g", "a", List.of("b"));
  }

  @AfterEach
  void close() {
    domain.close();
  }

  static Stream<Arguments> requests() {
    return Stream.of(
        arguments(new Request("a", "g", null, "n", null), 0),
        arguments(new Request("c", "g", null, "n", null), 0),
        arguments(new Request("a", "g", "v".repeat(500), "ü".repeat(50), "n".repeat(300)), 0),
        arguments(new Request("a", "g", "", "", ""), 0),
        arguments(new Request("a", "g", null, "😀".repeat(50), null), 0),
        arguments(new Request("a", "g", null, null, null), INVALID),
        arguments(new Request("x", "g", null, null, null), INVALID),
        arguments(new Request("a", "g", "v".repeat(501), null, null), INVALID),
        arguments(new Request("a", "g", null, "n".repeat(51), null), INVALID),
        arguments(new Request("a", "g", null, null, "n".repeat(301)), INVALID),
        arguments(new Request("a", "g", null, null, "ü".repeat(151)), INVALID),
        arguments(new Request("x", "g", null, "n", null), NOT_REGISTERED),
        arguments(new Request("x", "nogroup", null, "n", null), NOT_REGISTERED),
        arguments(new Request("a", "nogroup", null, "n", null), NO_GROUP));
  }

  @ParameterizedTest
  @MethodSource("requests")
  void request_atAndOverItsLimits_answersTheDocumentedCode(Request request, int code) {
    assertThat(caller.call(request).code()).isEqualTo(code);
  }

  @Test
  void data_thatIsNotSent_staysAndTheRestIsCounted() {
    update("v", "n", "o");
    assertThat(data()).containsExactly("v", "n", "o", 1L);
    update(null, "m", null);
    assertThat(data()).containsExactly("v", "m", "o", 2L);
    update("", null, "");
    assertThat(data()).containsExactly("", "m", "", 3L);
    update(null, "m", null);
    assertThat(data()).containsExactly("", "m", "", 4L);
  }

  @Test
  void list_ofNobody_moves() {
    caller.sendToGroup("a", "g");
    List<?> before = caller.list("b");
    domain.time().advance(1000);
    update("v", "n", "o");
    assertThat(caller.list("b")).isEqualTo(before);
    assertThat(caller.list("c")).isEmpty();
  }

  private void update(@Nullable String avatar, @Nullable String name, @Nullable String notice) {
    assertThat(caller.call(new Request("a", "g", avatar, name, notice)).code()).isZero();
  }

  private List<Object> data() {
    QueryGroupInfo.Response info =
        caller.call(new QueryGroupInfo.Request("a", "g")).as(QueryGroupInfo.Response.class);
    return List.of(info.groupAvatar(), info.groupName(), info.groupNotice(), info.groupDataSeq());
  }
}
