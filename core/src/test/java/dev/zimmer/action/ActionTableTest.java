package dev.zimmer.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.zimmer.Domain;
import dev.zimmer.DomainConfig;
import dev.zimmer.harness.JacksonText;
import dev.zimmer.harness.SettableTime;
import dev.zimmer.harness.TestStore;
import dev.zimmer.stamp.StampClock;
import java.util.List;
import org.junit.jupiter.api.Test;

class ActionTableTest {
  @Test
  void find_byName_isExact() {
    ActionTable table = new ActionTable(List.of(new Nothing()));
    assertThat(table.find("Nothing")).isPresent();
    assertThat(table.find("nothing")).isEmpty();
    assertThat(table.find("")).isEmpty();
  }

  @Test
  void constructor_twoOfOneName_refuses() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ActionTable(List.of(new Nothing(), new Nothing())))
        .withMessageContaining("Nothing");
  }

  @Test
  void domain_servesTheElevenActionsWithTheirLimits() {
    try (TestStore store = new TestStore()) {
      Domain domain =
          new Domain(
              store.engine(),
              new StampClock(store.engine(), new SettableTime()),
              new JacksonText(),
              DomainConfig.DEFAULT);
      assertThat(domain.actions().all())
          .extracting(a -> a.name() + " " + a.limit())
          .containsExactly(
              "CreateGroup CREATE_GROUP",
              "DeleteConv STANDARD",
              "DismissGroup PER_GROUP",
              "ImportGroupMsg STANDARD",
              "ImportPeerMsg STANDARD",
              "InviteUsersIntoGroup PER_GROUP",
              "KickoutGroupUser KICK_GROUP_USER",
              "QueryConversationList STANDARD",
              "SendGroupMessage SEND_GROUP",
              "SendPeerMessage STANDARD",
              "UserRegister REGISTER");
      assertThat(domain.actions().all())
          .filteredOn(a -> a.limit().scope() == Limit.Scope.GROUP)
          .allSatisfy(
              a -> assertThat(a.requestType()).matches(GroupScoped.class::isAssignableFrom));
    }
  }

  private static final class Nothing implements Action<NoFields, NoFields> {
    @Override
    public Class<NoFields> requestType() {
      return NoFields.class;
    }

    @Override
    public Limit limit() {
      return Limit.STANDARD;
    }

    @Override
    public Answer<NoFields> handle(CallContext call, NoFields request) {
      return Answer.success(request);
    }
  }
}
