package dev.zimmer.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.zimmer.group.QueryGroupInfo.Request;
import dev.zimmer.group.QueryGroupInfo.Response;
import dev.zimmer.harness.Caller;
import dev.zimmer.harness.Sent;
import dev.zimmer.harness.SettableTime;
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

class QueryGroupInfoTest {
  private static final int INVALID = 660000002;
  private static final int NOT_REGISTERED = 660500002;
  private static final int NO_GROUP = 660600001;

  private final TestDomain domain = new TestDomain();
  private final Caller caller = domain.caller();

  @BeforeEach
  void createGroup() {
    caller.register(List.of("a", "b", "c"));
    caller.call(
        new CreateGroup.Request(
            "g",
            "name",
            "notice",
            "avatar",
            "a",
            List.of("b"),
            List.of(new CreateGroup.Attribute("k", "v"), new CreateGroup.Attribute("l", "")),
            0));
  }

  @AfterEach
  void close() {
    domain.close();
  }

  static Stream<Arguments> requests() {
    return Stream.of(
        arguments(request("a", "g"), 0),
        arguments(request("c", "g"), 0),
        arguments(request("x", "g"), NOT_REGISTERED),
        arguments(request("a", "nogroup"), NO_GROUP),
        arguments(request("x", "nogroup"), NOT_REGISTERED),
        arguments(request("x", "no group"), INVALID),
        arguments(request("a".repeat(33), "g"), INVALID),
        arguments(request(null, "g"), INVALID),
        arguments(request("a", null), INVALID));
  }

  @ParameterizedTest
  @MethodSource("requests")
  void request_atAndOverItsLimits_answersTheDocumentedCode(Request request, int code) {
    assertThat(caller.call(request).code()).isEqualTo(code);
  }

  @Test
  void info_ofANewGroup_isWhatItWasCreatedWith() {
    assertThat(caller.call(new Request("c", "g")).as(Response.class))
        .isEqualTo(
            new Response(
                "name",
                "notice",
                0,
                "avatar",
                false,
                null,
                new QueryGroupInfo.LimitInfo(6000, 0, 0, 0, 0),
                0,
                SettableTime.START,
                "g",
                List.of(
                    new QueryGroupInfo.Attribute("k", "v"),
                    new QueryGroupInfo.Attribute("l", ""))));
  }

  @Test
  void group_thatIsNoMore_isNotFound() {
    caller.dismiss("a", "g");
    assertThat(caller.call(new Request("a", "g")).code()).isEqualTo(NO_GROUP);
  }

  private static Request request(@Nullable String from, @Nullable String group) {
    return Sent.of(Request.class, "fromUserId", from, "groupId", group);
  }
}
