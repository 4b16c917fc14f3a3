package dev.zimmer.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.zimmer.group.ModifyGroupAttribute.Attribute;
import dev.zimmer.group.ModifyGroupAttribute.ChangedAttribute;
import dev.zimmer.group.ModifyGroupAttribute.FailedKey;
import dev.zimmer.group.ModifyGroupAttribute.Request;
import dev.zimmer.group.ModifyGroupAttribute.Response;
import dev.zimmer.harness.Caller;
import dev.zimmer.harness.TestDomain;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ModifyGroupAttributeTest {
  private static final int INVALID = 660000002;
  private static final int TOO_LONG = 660300019;
  private static final int NOT_REGISTERED = 660500002;
  private static final int NO_GROUP = 660600001;
  private static final int REFUSED = 660600028;

  private final TestDomain domain = new TestDomain();
  private final Caller caller = domain.caller();

  @BeforeEach
  void createGroup() {
    caller.register(List.of("a", "b", "c"));
    caller.createGroup("g", "a", List.of("b"));
    set(1, "v");
  }

  @AfterEach
  void close() {
    domain.close();
  }

  static Stream<Arguments> requests() {
    List<Attribute> one = attributes(1, "v");
    return Stream.of(
        arguments(new Request(0, "a", "g", one), 0),
        arguments(new Request(0, "c", "g", one), 0),
        arguments(new Request(1, "c", "g", one), 0),
        arguments(new Request(2, "a", "g", one), INVALID),
        arguments(new Request(-1, "a", "g", one), INVALID),
        arguments(new Request(0, "a", "g", List.of()), INVALID),
        arguments(new Request(0, "a", "g", List.of(new Attribute("", "v"))), INVALID),
        arguments(new Request(0, "a", "g", List.of(new Attribute("k".repeat(16), "v"))), 0),
        arguments(new Request(0, "a", "g", List.of(new Attribute("k".repeat(17), "v"))), INVALID),
        arguments(new Request(0, "a", "g", List.of(new Attribute("k", ""))), 0),
        arguments(new Request(0, "x", "g", List.of(new Attribute("k", null))), INVALID),
        arguments(new Request(1, "a", "g", List.of(new Attribute("k0", null))), 0),
        arguments(new Request(0, "a", "g", attributes(10, "v".repeat(1024))), 0),
        arguments(new Request(0, "x", "g", attributes(1, "v".repeat(1025))), INVALID),
        arguments(new Request(0, "x", "g", attributes(10, "v".repeat(1025))), TOO_LONG),
        arguments(new Request(0, "a", "g", attributes(11, "v")), REFUSED),
        arguments(new Request(0, "a", "g", attributes(11, "v".repeat(1024))), REFUSED),
        arguments(new Request(0, "x", "g", one), NOT_REGISTERED),
        arguments(new Request(1, "x", "nogroup", one), NOT_REGISTERED),
        arguments(new Request(0, "a", "nogroup", one), NO_GROUP),
        arguments(new Request(1, "a", "nogroup", one), NO_GROUP));
  }

  @ParameterizedTest
  @MethodSource("requests")
  void request_atAndOverItsLimits_answersTheDocumentedCode(Request request, int code) {
    assertThat(caller.call(request).code()).isEqualTo(code);
  }

  @Test
  void attributes_areAddedAndReplaced_theLastOfOneKeyCounts() {
    Response response =
        caller
            .call(
                new Request(
                    0,
                    "b",
                    "g",
                    List.of(
                        new Attribute("k0", "w"),
                        new Attribute("m", "1"),
                        new Attribute("m", "2"))))
            .as(Response.class);
    assertThat(response.failKeys()).isEmpty();
    assertThat(response.attributes().attributes())
        .containsExactly(new ChangedAttribute("k0", "w"), new ChangedAttribute("m", "2"));
    assertThat(known()).containsExactly(Map.entry("k0", "w"), Map.entry("m", "2"));
  }

  @Test
  void eleventh_isRefusedAsAWhole_andReplacingIsNot() {
    set(10, "v");
    Map<String, String> before = known();
    Request refused =
        new Request(0, "a", "g", List.of(new Attribute("k0", "w"), new Attribute("n", "v")));
    assertThat(caller.call(refused).code()).isEqualTo(REFUSED);
    assertThat(known()).isEqualTo(before);
    set(10, "w");
    assertThat(known()).hasSize(10).containsEntry("k9", "w");
  }

  @Test
  void deleting_whatIsNotThere_failsAlone() {
    set(2, "v");
    Request request =
        new Request(
            1,
            "a",
            "g",
            List.of(new Attribute("n", null), new Attribute("k1", "any"), new Attribute("n", "")));
    Response response = caller.call(request).as(Response.class);
    assertThat(response.failKeys()).extracting(FailedKey::key).containsExactly("n");
    assertThat(response.attributes().attributes()).containsExactly(new ChangedAttribute("k1", "v"));
    assertThat(known()).containsOnlyKeys("k0");
    Caller.Reply again = caller.call(request);
    assertThat(again.code()).isEqualTo(REFUSED);
    assertThat(again.failed(Response.class).failKeys())
        .extracting(FailedKey::key)
        .containsExactly("n", "k1");
    assertThat(again.failed(Response.class).attributes().attributes()).isEmpty();
  }

  private void set(int count, String value) {
    assertThat(caller.call(new Request(0, "a", "g", attributes(count, value))).code()).isZero();
  }

  private static List<Attribute> attributes(int count, String value) {
    return IntStream.range(0, count).mapToObj(i -> new Attribute("k" + i, value)).toList();
  }

  private Map<String, String> known() {
    return caller
        .call(new QueryGroupInfo.Request("a", "g"))
        .as(QueryGroupInfo.Response.class)
        .groupAttributes()
        .stream()
        .collect(Collectors.toMap(QueryGroupInfo.Attribute::key, QueryGroupInfo.Attribute::value));
  }
}
