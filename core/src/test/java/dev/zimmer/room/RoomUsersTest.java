package dev.zimmer.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zimmer.action.Answer;
import dev.zimmer.action.CallContext;
import dev.zimmer.action.ReturnCode;
import dev.zimmer.harness.Caller;
import dev.zimmer.harness.TestDomain;
import dev.zimmer.presence.RoomPresence;
import dev.zimmer.presence.RoomUser;
import dev.zimmer.user.UserFailure;
import dev.zimmer.user.UserRegister;
import dev.zimmer.user.Users;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the actions about a room's users answer where clients have brought some into it.
class RoomUsersTest {
  private final TestDomain domain = new TestDomain();
  private final Caller caller = domain.caller();
  private final Users users = new Users(domain.engine());
  private final People people = new People();
  private final Rooms rooms = new Rooms(domain.engine(), people);

  /// Who is in the room `r` of app 1.
  private static final class People implements RoomPresence {
    private final List<RoomUser> inRoom = new ArrayList<>();

    void come(String userId) {
      long last = inRoom.isEmpty() ? 0 : inRoom.getLast().number();
      inRoom.add(new RoomUser(userId, last + 1));
    }

    @Override
    public List<RoomUser> usersIn(long appId, String roomId) {
      return appId == 1 && roomId.equals("r") ? List.copyOf(inRoom) : List.of();
    }

    @Override
    public Set<String> remove(long appId, String roomId, Collection<String> userIds) {
      Set<String> removed = new HashSet<>();
      inRoom.stream().map(RoomUser::userId).filter(userIds::contains).forEach(removed::add);
      inRoom.removeIf(user -> removed.contains(user.userId()));
      return removed;
    }
  }

  @BeforeEach
  void fillRoom() {
    caller.register(List.of("a", "b", "c"));
    caller.call(
        new UserRegister.Request(List.of(new UserRegister.UserInfo("d", "Dave", "http://d"))));
    caller.call(new CreateRoom.Request("a", "r", "", 60, List.of()));
    List.of("b", "d", "a").forEach(people::come);
  }

  @AfterEach
  void close() {
    domain.close();
  }

  @Test
  void room_withUsers_outlivesItsDelay() {
    domain.time().advance(60_000);
    rooms.require(new RoomKey(1, "r"), domain.time().millis());
  }

  @Test
  void users_arePagedInTheOrderInWhichTheyCame() {
    QueryRoomUserList.Response first = list(0, "", 2);
    assertThat(first.count()).isEqualTo(3);
    assertThat(first.userList())
        .containsExactly(
            new QueryRoomUserList.Member("b", ""), new QueryRoomUserList.Member("d", "Dave"));
    people.remove(1, "r", Set.of("b"));
    QueryRoomUserList.Response second = list(0, first.nextFlag(), 2);
    assertThat(second.userList()).extracting("userId").containsExactly("a");
    assertThat(second.nextFlag()).isEqualTo("0");
    people.come("c");
    assertThat(list(0, first.nextFlag(), 2).userList())
        .extracting("userId")
        .containsExactly("a", "c");
  }

  @Test
  void users_arePagedBackwards() {
    QueryRoomUserList.Response first = list(1, "0", 2);
    assertThat(first.userList()).extracting("userId").containsExactly("a", "d");
    people.come("c");
    QueryRoomUserList.Response second = list(1, first.nextFlag(), 2);
    assertThat(second.userList()).extracting("userId").containsExactly("b");
    assertThat(second.nextFlag()).isEqualTo("0");
    assertThat(second.count()).isEqualTo(4);
  }

  @Test
  void page_thatHoldsTheRest_isTheLast() {
    QueryRoomUserList.Response all = list(0, "", 3);
    assertThat(all.userList()).hasSize(3);
    assertThat(all.nextFlag()).isEqualTo("0");
  }

  @Test
  void members_areToldFromOthers() {
    QueryRoomMembers.Request request =
        new QueryRoomMembers.Request(List.of("d", "c", "x", "d"), "r");
    Answer<QueryRoomMembers.Response> answer =
        new QueryRoomMembers(users, people).handle(call(), request);
    assertThat(answer.code()).isEqualTo(ReturnCode.OK);
    assertThat(answer.response().userList())
        .containsExactly(new QueryRoomMembers.Member("d", "Dave", "http://d", ""));
    assertThat(answer.response().errorList())
        .containsExactly(new UserFailure("c", 660300012), new UserFailure("x", 660200001));
  }

  @Test
  void kick_takesThoseOutWhoAreThere() {
    KickoutRoomUser action = new KickoutRoomUser(rooms, users, people);
    KickoutRoomUser.Request request = new KickoutRoomUser.Request("r", List.of("c", "d"), "", null);
    assertThat(action.handle(call(), request).code()).isEqualTo(ReturnCode.OK);
    assertThat(list(0, "", 9).userList()).extracting("userId").containsExactly("b", "a");
  }

  private QueryRoomUserList.Response list(int mode, String nextFlag, int limit) {
    return new QueryRoomUserList(rooms, users, people)
        .handle(call(), new QueryRoomUserList.Request("r", mode, nextFlag, limit))
        .response();
  }

  private CallContext call() {
    return new CallContext(1, "1", domain.time().millis());
  }
}
