package dev.zimmer.server.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zimmer.Domain;
import dev.zimmer.DomainConfig;
import dev.zimmer.server.wire.Json;
import dev.zimmer.server.wire.Query;
import dev.zimmer.server.wire.RequestBinder;
import dev.zimmer.spec.ActionSpec;
import dev.zimmer.spec.ActionTable;
import dev.zimmer.stamp.StampClock;
import dev.zimmer.storage.rocksdb.RocksDbConfig;
import dev.zimmer.storage.rocksdb.RocksDbEngine;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// What the description says follows from the actions' classes; here stands what callers rely on.
class OpenApiTest {
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir Path folder;
  private RocksDbEngine engine;
  private ActionTable actions;
  private OpenApi openApi;

  @BeforeEach
  void open() {
    engine = RocksDbEngine.open(RocksDbConfig.at(folder.resolve("store")));
    StampClock clock = new StampClock(engine, InstantSource.system());
    actions = new Domain(engine, clock, new Json(), DomainConfig.DEFAULT).actions();
    openApi = new OpenApi(actions, "1.2.3");
  }

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void all_hasEveryActionOnce_andPicksItByTheQuery() {
    JsonNode document = JSON.readTree(openApi.all(OpenApi.Format.JSON));
    assertThat(document.path("info").path("version").asString()).isEqualTo("1.2.3");
    assertThat(document.path("paths").propertyNames())
        .containsExactlyElementsOf(
            actions.all().stream().map(action -> "/;" + action.name()).toList());
    for (ActionSpec<?, ?> action : actions.all()) {
      JsonNode operation = document.path("paths").path("/;" + action.name()).path("post");
      assertThat(operation.path("operationId").asString()).isEqualTo(action.name());
      JsonNode parameter = operation.path("parameters").path(0);
      assertThat(parameter.path("name").asString()).isEqualTo("Action");
      assertThat(parameter.path("schema").path("enum").path(0).asString()).isEqualTo(action.name());
    }
  }

  @Test
  void formats_sayTheSame() {
    assertThat(new YAMLMapper().readTree(openApi.all(OpenApi.Format.YAML)))
        .isEqualTo(JSON.readTree(openApi.all(OpenApi.Format.JSON)));
  }

  @Test
  void of_oneAction_standsAtTheRootWithWhatItNeedsAndNoMore() {
    for (ActionSpec<?, ?> action : actions.all()) {
      JsonNode document =
          JSON.readTree(openApi.of(action.name(), OpenApi.Format.JSON).orElseThrow());
      assertThat(document.path("paths").propertyNames()).containsExactly("/");
      Set<String> schemas = new TreeSet<>();
      document.path("components").path("schemas").propertyNames().forEach(schemas::add);
      Set<String> referenced =
          document.findValuesAsString("$ref").stream()
              .filter(ref -> ref.startsWith("#/components/schemas/"))
              .map(ref -> ref.substring("#/components/schemas/".length()))
              .collect(Collectors.toCollection(TreeSet::new));
      assertThat(schemas).as(action.name()).isEqualTo(referenced);
    }
    assertThat(openApi.of("Nothing", OpenApi.Format.JSON)).isEmpty();
  }

  @Test
  void queryConversationList_hasItsBoundsAndCodes() {
    JsonNode document =
        JSON.readTree(openApi.of("QueryConversationList", OpenApi.Format.JSON).orElseThrow());
    JsonNode operation = document.path("paths").path("/").path("post");
    assertThat(operation.path("x-rate-limit").asString()).isEqualTo("20/s per app");
    assertThat(operation.path("x-return-codes").toString())
        .isEqualTo("[660000002,660300005,660500002,660800053]");
    JsonNode schemas = document.path("components").path("schemas");
    JsonNode request = schemas.path("QueryConversationListRequest");
    assertThat(request.path("required").toString()).isEqualTo("[\"FromUserId\"]");
    JsonNode user = request.path("properties").path("FromUserId");
    assertThat(user.path("maxLength").asInt()).isEqualTo(32);
    assertThat("o'brien").doesNotMatch(user.path("pattern").asString());
    assertThat("0-9 ]^a").matches(user.path("pattern").asString());
    JsonNode limit = request.path("properties").path("Limit");
    assertThat(limit.path("default").asInt()).isEqualTo(100);
    assertThat(limit.path("description").asString()).contains("more than 500 as 500");
    JsonNode next = request.path("properties").path("Next");
    assertThat(next.path("maximum").asLong()).isEqualTo(9007199254740991L);
    JsonNode row =
        schemas.path("QueryConversationListResponse").path("properties").path("List").path("items");
    assertThat(row.path("required").toString())
        .isEqualTo("[\"ConvId\",\"ConvType\",\"UpdateTime\"]");
    assertThat(row.path("properties").path("ConvType").path("enum").toString()).isEqualTo("[0,2]");
  }

  @Test
  void violations_withACodeOfTheirOwn_sayIt() {
    JsonNode document = JSON.readTree(openApi.of("CreateGroup", OpenApi.Format.JSON).orElseThrow());
    JsonNode properties =
        document.path("components").path("schemas").path("CreateGroupRequest").path("properties");
    assertThat(properties.path("UserId").path("maxItems").asInt()).isEqualTo(100);
    assertThat(properties.path("UserId").path("x-violation-code").asInt()).isEqualTo(660600016);
    assertThat(properties.path("Attributes").path("x-violation-code").asInt()).isEqualTo(660600019);
  }

  @Test
  void times_sayThatSecondsAreRefused() {
    JsonNode document =
        JSON.readTree(openApi.of("ImportPeerMsg", OpenApi.Format.JSON).orElseThrow());
    JsonNode properties =
        document.path("components").path("schemas").path("ImportPeerMsgRequest").path("properties");
    assertThat(properties.path("SendMessageTime").path("description").asString())
        .contains("Unix milliseconds, not seconds: 0 or at least 978307200000");
  }

  /// An example that nobody could send or get would be worse than none.
  @Test
  void examples_areWhatTheActionsTakeAndGive() {
    for (ActionSpec<?, ?> action : actions.all()) {
      Prose prose = Prose.of(action);
      assertThat(prose.summary()).as(action.name()).isNotBlank().endsWith(".");
      assertThat(broken(action, prose.request())).as(action.name()).isEmpty();
      List<String> fields = action.response().fields().stream().map(f -> f.name()).toList();
      assertThat(fields).as(action.name()).containsAll(prose.response().keySet());
    }
  }

  private static <Q extends Record> String broken(
      ActionSpec<Q, ?> action, Map<String, Object> example) {
    List<String> names = action.request().fields().stream().map(f -> f.name()).toList();
    assertThat(names).containsAll(example.keySet());
    Q request = new RequestBinder<>(action.request()).bind(new Query(""), example);
    return action.request().violation(request, Long.MAX_VALUE).map(v -> v.text()).orElse("");
  }
}
