package dev.zimmer.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Whole answers, field by field and with the JSON types that the pages give, of the actions about
/// groups.
final class GroupAnswersTest {
  @RegisterExtension static final RunningZimmer zimmer = RunningZimmer.withoutLimits();

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Backend backend = zimmer.newBackend();
  private final ZimmerClient client = backend.client();

  @BeforeEach
  void createGroup() {
    backend.register("a", "b", "c");
    backend.createGroup("g", "a", "b");
  }

  @Test
  void queryGroupMemberList_answers() {
    expect(
        client.call("QueryGroupMemberList", Map.of("GroupId", "g", "Limit", 1000)),
        """
        {"Code":0,"Message":"success","TotalCount":2,"Next":0,"MemberList":[\
        {"UserId":"a","UserName":"","UserNickName":"","Role":1},\
        {"UserId":"b","UserName":"","UserNickName":"","Role":3}]}\
        """);
    expect(
        client.call("QueryGroupMemberList", Map.of("GroupId", "x")),
        """
        {"Code":660600001,"Message":"the group does not exist"}\
        """);
  }

  private static void expect(JsonAnswer answer, String json) {
    ObjectNode fields = (ObjectNode) answer.json();
    assertThat(fields.remove("RequestId").isString()).isTrue();
    assertThat(fields).isEqualTo(JSON.readTree(json));
  }
}
