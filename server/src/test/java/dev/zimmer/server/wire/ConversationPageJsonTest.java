package dev.zimmer.server.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zimmer.Domain;
import dev.zimmer.DomainConfig;
import dev.zimmer.action.Answer;
import dev.zimmer.action.CallContext;
import dev.zimmer.action.ReturnCode;
import dev.zimmer.conversation.ConversationPage;
import dev.zimmer.conversation.QueryConversationList.Response;
import dev.zimmer.spec.ActionSpec;
import dev.zimmer.spec.ActionTable;
import dev.zimmer.stamp.StampClock;
import dev.zimmer.storage.StorageEngine;
import dev.zimmer.storage.rocksdb.RocksDbConfig;
import dev.zimmer.storage.rocksdb.RocksDbEngine;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/// A page that was written in one piece is what the mapper would have written by itself.
class ConversationPageJsonTest {
  private static final Json JSON = new Json();
  private static final InstantSource TIME =
      InstantSource.fixed(Instant.ofEpochSecond(1_615_186_943));
  private static final String SIGNS = " !#$%&()+-:;<=.>?@[]^_{}|~";
  private static final String GROUP = "[g]{1}";
  private static final int MAX_RECEIVERS = 100; // of a call
  private static final int MANY = 200; // rows for more than one buffer of the JSON library
  private static final int ALL = 400;
  private static final List<Integer> LIMITS = List.of(1, 2, 100, ALL);

  @Test
  void answer_pagesOfEverySize_areWhatTheMapperWrites(@TempDir Path folder) {
    try (StorageEngine engine = RocksDbEngine.open(RocksDbConfig.at(folder.resolve("store")))) {
      ActionTable actions = withConversations(engine);
      for (int limit : LIMITS) {
        Response page = page(actions, "me", limit);
        assertThat(page.list())
            .isInstanceOf(ConversationPage.class)
            .hasSizeLessThanOrEqualTo(limit);
        assertThat(text(page)).isEqualTo(text(withPlainList(page)));
      }
      assertThat(page(actions, "me", ALL).list()).hasSize(others().size() + 1);
      assertThat(text(page(actions, "me", ALL)))
          .contains("{\"ConvId\":\"me{\",\"ConvType\":0,\"UpdateTime\":16151869")
          .contains("{\"ConvId\":\"[g]{1}\",\"ConvType\":2,");
      assertThat(text(page(actions, "lonely", ALL))).endsWith("\"Next\":0,\"List\":[]}");
    }
  }

  @Test
  void page_writtenAsCharacters_isTheSame(@TempDir Path folder) {
    SimpleModule module =
        new SimpleModule().addSerializer(ConversationPage.class, new ConversationPageJson());
    JsonMapper mapper = JsonMapper.builder().addModule(module).build();
    try (StorageEngine engine = RocksDbEngine.open(RocksDbConfig.at(folder.resolve("store")))) {
      ActionTable actions = withConversations(engine);
      for (int limit : LIMITS) {
        List<?> page = page(actions, "me", limit).list();
        assertThat(mapper.writeValueAsString(page))
            .isEqualTo(new String(mapper.writeValueAsBytes(page), UTF_8));
      }
    }
  }

  private static String text(Response page) {
    return JSON.answer(ReturnCode.OK, "success", "1", page).toString(UTF_8);
  }

  private static Response withPlainList(Response page) {
    return new Response(page.totalCount(), page.next(), new ArrayList<>(page.list()));
  }

  private static ActionTable withConversations(StorageEngine engine) {
    StampClock clock = new StampClock(engine, TIME);
    ActionTable actions = new Domain(engine, clock, JSON, DomainConfig.DEFAULT).actions();
    List<String> others = others();
    register(actions, List.of("me", "lonely"));
    for (int from = 0; from < others.size(); from += MAX_RECEIVERS) {
      List<String> some = others.subList(from, Math.min(from + MAX_RECEIVERS, others.size()));
      register(actions, some);
      call(actions, "SendPeerMessage", message(Map.of("FromUserId", "me", "ToUserId", some)));
    }
    call(actions, "CreateGroup", Map.of("GroupOwner", "me", "UserId", List.of(), "GroupId", GROUP));
    call(actions, "SendGroupMessage", message(Map.of("FromUserId", "me", "GroupId", GROUP)));
    return actions;
  }

  private static Response page(ActionTable actions, String user, int limit) {
    Map<String, Object> query = Map.of("FromUserId", user, "Limit", limit);
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
    CallContext context = new CallContext(1, "1", TIME.millis());
    Answer<?> answer = handle(actions.find(name).orElseThrow(), context, body);
    assertThat(answer.code()).isEqualTo(ReturnCode.OK);
    return answer;
  }

  private static <Q extends Record> Answer<?> handle(
      ActionSpec<Q, ?> action, CallContext context, Map<String, Object> body) {
    Q request = new RequestBinder<>(action.request()).bind(new Query(""), body);
    return action.handle(context, request);
  }

  private static List<String> others() {
    List<String> ids = new ArrayList<>(List.of("x".repeat(32)));
    SIGNS.chars().forEach(sign -> ids.add("me" + (char) sign));
    IntStream.range(0, MANY).forEach(i -> ids.add("other" + i));
    return ids;
  }
}
