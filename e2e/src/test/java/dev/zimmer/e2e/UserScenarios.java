package dev.zimmer.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zimmer.friend.FriendWorld;
import dev.zimmer.harness.Caller;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What is known of users, who their friends are, and what groups they are in.
abstract class UserScenarios {
  private static final int STEPS = 25;
  private static final long LONG_AGO = 1_500_000_000_000L;

  private final RunningZimmer zimmer;

  UserScenarios(RunningZimmer zimmer) {
    this.zimmer = zimmer;
  }

  @Test
  void friends_afterAnything_areWhatTheModelSays() {
    ZimmerClient client = zimmer.newClient();
    long seed = System.nanoTime();
    FriendWorld world =
        new FriendWorld(new Caller((_, request) -> call(client, request), 1), new Random(seed));
    for (int i = 0; i < STEPS; i++) {
      try {
        world.step();
      } catch (AssertionError e) {
        throw new AssertionError("step " + i + " of seed " + seed, e);
      }
    }
  }

  @Test
  void friends_importedWithOneTime_comeOnceEachAndAreDeletedTogether() {
    Backend backend = zimmer.newBackend();
    List<String> others = IntStream.range(0, 230).mapToObj(i -> "u" + i).toList();
    backend.register("a").register(others);
    for (int i = 0; i < others.size(); i += 20) {
      List<Map<String, Object>> infos = new ArrayList<>();
      others
          .subList(i, Math.min(i + 20, others.size()))
          .forEach(id -> infos.add(Map.of("UserId", id, "FriendTime", LONG_AGO)));
      backend
          .client()
          .call("AddFriends", Map.of("FromUserId", "a", "FriendInfos", infos))
          .expect(0);
    }
    backend = zimmer.restart(backend);
    assertThat(friends(backend, "a")).isEqualTo(others.reversed());
    backend.client().call("DeleteAllFriends", Map.of("FromUserId", "a", "DeleteType", 0)).expect(0);
    assertThat(friends(backend, "a")).isEmpty();
    assertThat(friends(backend, "u7")).isEmpty();
    assertThat(friends(backend, "u229")).isEmpty();
  }

  @Test
  void profile_isWhatWasSetLast() {
    Backend backend = zimmer.newBackend();
    ZimmerClient client = backend.client();
    client
        .call("RobotRegister", "{\"UserInfo\":[{\"UserId\":\"@RBT#1\",\"UserName\":\"Robot\"}]}")
        .expect(0);
    client
        .call("ModifyUserInfo", "{\"UserInfo\":[{\"UserId\":\"@RBT#1\",\"Extra\":\"extra\"}]}")
        .expect(0);
    JsonAnswer infos = client.call("QueryUserInfos", "{\"UserIds\":[\"@RBT#1\"]}").expect(0);
    JsonNode info = infos.listOf("Result").get(0);
    assertThat(info.path("UserName").stringValue()).isEqualTo("Robot");
    assertThat(info.path("Extra").stringValue()).isEqualTo("extra");
  }

  @Test
  void groupsOfAUser_areThoseTheyAreInNow() {
    Backend backend = zimmer.newBackend().register("a", "b");
    for (String group : List.of("g1", "g2", "g3", "g4", "g5")) {
      backend.createGroup(group, "b", "a");
    }
    backend.kick("b", "g2", "a");
    backend.client().call("DismissGroup", Map.of("FromUserId", "b", "GroupId", "g4")).expect(0);
    assertThat(groups(backend, "a")).containsExactly("g1", "g3", "g5");
    backend.invite("b", "g2", "a");
    assertThat(groups(backend, "a")).containsExactly("g1", "g2", "g3", "g5");
    assertThat(groups(backend, "b")).containsExactly("g1", "g2", "g3", "g5");
  }

  private static List<String> friends(Backend backend, String user) {
    List<String> all = new ArrayList<>();
    long next = 0;
    do {
      JsonAnswer page =
          backend
              .client()
              .call("QueryFriendList", Map.of("FromUserId", user, "Limit", 70, "Next", next))
              .expect(0);
      page.listOf("FriendInfos").forEach(each -> all.add(each.path("UserId").stringValue()));
      next = page.json().path("Next").longValue();
    } while (next != 0);
    return all;
  }

  private static List<String> groups(Backend backend, String user) {
    List<String> all = new ArrayList<>();
    Map<String, Object> body = new HashMap<>(Map.of("FromUserId", user, "Limit", 2, "Next", ""));
    do {
      JsonAnswer page = backend.client().call("QueryGroupsInfoOfUser", body).expect(0);
      page.listOf("GroupInfoList").forEach(each -> all.add(each.path("GroupId").stringValue()));
      body.put("Next", page.json().path("NextRsp").stringValue());
    } while (!"0".equals(body.get("Next")));
    return all;
  }

  private static Caller.Reply call(ZimmerClient client, Record request) {
    JsonAnswer answer =
        client.send(client.request(RecordJson.action(request)).body(RecordJson.body(request)));
    return new Caller.Reply(answer.code(), RecordJson.response(request, answer));
  }
}
