package dev.zimmer.server.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zimmer.Domain;
import dev.zimmer.DomainConfig;
import dev.zimmer.action.ActionTable;
import dev.zimmer.action.Answer;
import dev.zimmer.action.CallContext;
import dev.zimmer.action.ReturnCode;
import dev.zimmer.conversation.ConversationPage;
import dev.zimmer.conversation.QueryConversationList.Response;
import dev.zimmer.server.limit.LimitConfig;
import dev.zimmer.server.limit.RateLimits;
import dev.zimmer.stamp.StampClock;
import dev.zimmer.storage.StorageEngine;
import dev.zimmer.storage.rocksdb.RocksDbConfig;
import dev.zimmer.storage.rocksdb.RocksDbEngine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/// A page that was put together row by row is what the mapper would have written by itself.
class ConversationPageJsonTest {
  private static final Json JSON = new Json();
  private static final String SIGNS = " !#$%&()+-:;<=.>?@[]^_{}|~";
  private static final String GROUP = "[g]{1}";
  private static final int MOST = 100; // receivers of a call
  private static final int MANY = 200; // rows for more than one buffer of the JSON library

  @Test
  void answer_aPageOfEveryKindOfRow_isWhatTheMapperWrites(@TempDir Path folder) {
    try (StorageEngine engine = RocksDbEngine.open(RocksDbConfig.at(folder.resolve("store")))) {
      Response page = page(engine);
      assertThat(page.list()).isInstanceOf(ConversationPage.class).hasSize(others().size() + 1);
      Response plain = new Response(page.totalCount(), page.next(), new ArrayList<>(page.list()));

      assertThat(JSON.answer(ReturnCode.OK, "success", "1", page).toString(UTF_8))
          .isEqualTo(JSON.answer(ReturnCode.OK, "success", "1", plain).toString(UTF_8))
          .contains("{\"ConvId\":\"me{\",\"ConvType\":0,\"UpdateTime\":16151869")
          .contains("{\"ConvId\":\"[g]{1}\",\"ConvType\":2,");
    }
  }

  @Test
  void page_writtenAsCharacters_isTheSame(@TempDir Path folder) {
    JsonMapper mapper =
        JsonMapper.builder()
            .addModule(
                new SimpleModule()
                    .addSerializer(ConversationPage.class, new ConversationPageJson()))
            .build();
    try (StorageEngine engine = RocksDbEngine.open(RocksDbConfig.at(folder.resolve("store")))) {
      List<?> page = page(engine).list();
      assertThat(mapper.writeValueAsString(page))
          .isEqualTo(new String(mapper.writeValueAsBytes(page), UTF_8));
    }
  }

  private static Response page(StorageEngine engine) {
    StampClock clock = new StampClock(engine, Fixture.TIME);
    ActionTable actions = new Domain(engine, clock, JSON, DomainConfig.DEFAULT).actions();
    List<String> others = others();
    register(actions, List.of("me"));
    for (int from = 0; from < others.size(); from += MOST) {
      List<String> some = others.subList(from, Math.min(from + MOST, others.size()));
      register(actions, some);
      call(actions, "SendPeerMessage", message(Map.of("FromUserId", "me", "ToUserId", some)));
    }
    call(actions, "CreateGroup", Map.of("GroupOwner", "me", "UserId", List.of(), "GroupId", GROUP));
    call(actions, "SendGroupMessage", message(Map.of("FromUserId", "me", "GroupId", GROUP)));
    Map<String, Object> query = Map.of("FromUserId", "me", "Limit", 2 * MANY);
    return (Response) call(actions, "QueryConversationList", query).response();
  }

  private static void register(ActionTable actions, List<String> users) {
    List<Map<String, String>> infos = users.stream().map(id -> Map.of("UserId", id)).toList();
    call(actions, "UserRegister", Map.of("UserInfo", infos));
  }

  private static Map<String, Object> message(Map<String, Object> to) {
    Map<String, Object> message = new HashMap<>(to);
    message.putAll(
        Map.of("MessageType", 1, "Priority", 1, "MessageBody", Map.of("Message", "hello")));
    return message;
  }

  private static Answer<?> call(ActionTable actions, String name, Map<String, Object> body) {
    CallContext context = new CallContext(1, "1", Fixture.TIME.millis());
    RateLimits limits = new RateLimits(LimitConfig.OFF, () -> 1, () -> 1);
    Answer<?> answer =
        Endpoint.of(actions.find(name).orElseThrow()).call(context, new Query(""), body, limits);
    assertThat(answer.code()).isEqualTo(ReturnCode.OK);
    return answer;
  }

  private static List<String> others() {
    List<String> ids = new ArrayList<>(List.of("x".repeat(32)));
    SIGNS.chars().forEach(sign -> ids.add("me" + (char) sign));
    IntStream.range(0, MANY).forEach(i -> ids.add("other" + i));
    return ids;
  }
}
