package dev.zimmer.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zimmer.Domain;
import dev.zimmer.DomainConfig;
import dev.zimmer.action.Action;
import dev.zimmer.action.Limit;
import dev.zimmer.action.ReturnCode;
import dev.zimmer.server.wire.Json;
import dev.zimmer.stamp.StampClock;
import dev.zimmer.storage.rocksdb.RocksDbConfig;
import dev.zimmer.storage.rocksdb.RocksDbEngine;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// The description that is served says what the actions' records say: the same actions, the same
/// fields with the same types, codes that exist, the limits that hold.
class OpenApiTest {
  private static final String PATH = "/?Action=";
  private static final String ANY_OBJECT = "any object";

  @TempDir Path folder;
  private RocksDbEngine engine;
  private Map<String, Action<?, ?>> actions;
  private JsonNode description;

  @BeforeEach
  void read() throws IOException {
    engine = RocksDbEngine.open(RocksDbConfig.at(folder.resolve("store")));
    Domain domain =
        new Domain(
            engine,
            new StampClock(engine, InstantSource.system()),
            new Json(),
            DomainConfig.DEFAULT);
    actions =
        domain.actions().all().stream().collect(Collectors.toMap(Action::name, action -> action));
    try (InputStream yaml = OpenApiTest.class.getResourceAsStream("/openapi.yaml")) {
      description = new YAMLMapper().readTree(yaml);
    }
  }

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void paths_areTheActions() {
    Set<String> described = new TreeSet<>();
    description
        .path("paths")
        .propertyNames()
        .forEach(path -> described.add(path.substring(PATH.length())));
    assertThat(described).isEqualTo(new TreeSet<>(actions.keySet()));
  }

  @Test
  void requests_haveTheRecordsFields() {
    actions.forEach((name, action) ->
        assertThat(schema(name + "Request")).as(name).isEqualTo(record(action.requestType())));
  }

  @Test
  void responses_haveTheRecordsFields() {
    actions.forEach((name, action) -> {
      Map<String, Object> expected = new TreeMap<>(record(responseType(action)));
      expected.putAll(Map.of("Code", "number", "Message", "string", "RequestId", "string"));
      assertThat(schema(name + "Response")).as(name).isEqualTo(expected);
    });
  }

  @Test
  void returnCodes_exist_andHoldTheLimitsAndTheFailures() {
    Set<Integer> existing =
        Arrays.stream(ReturnCode.values()).map(ReturnCode::number).collect(Collectors.toSet());
    actions.forEach((name, action) -> {
      Set<Integer> described = new TreeSet<>();
      operation(name).path("x-return-codes").forEach(code -> described.add(code.asInt()));
      assertThat(existing).as(name).containsAll(described);
      assertThat(described)
          .as(name)
          .contains(
              ReturnCode.INVALID_ARGUMENT.number(),
              action.limit().code().number(),
              action.failureCode().number());
    });
  }

  @Test
  void rateLimits_areThoseOfTheTable() {
    actions.forEach((name, action) -> {
      String scope = action.limit().scope() == Limit.Scope.APP ? "app" : "group";
      assertThat(operation(name).path("x-rate-limit").asString())
          .as(name)
          .isEqualTo(action.limit().callsPerSecond() + "/s per " + scope);
    });
  }

  private JsonNode operation(String action) {
    return description.path("paths").path(PATH + action).path("post");
  }

  private Object schema(String name) {
    return shape(description.path("components").path("schemas").path(name));
  }

  /// The fields of a schema with their types.
  private Object shape(JsonNode schema) {
    String reference = schema.path("$ref").asString("");
    if (reference.endsWith("/MessageBody")) {
      return ANY_OBJECT;
    }
    if (!reference.isEmpty()) {
      return schema(reference.substring(reference.lastIndexOf('/') + 1));
    }
    return switch (schema.path("type").asString("")) {
      case "object" -> {
        Map<String, Object> fields = new TreeMap<>();
        schema.path("properties").forEachEntry((name, field) -> fields.put(name, shape(field)));
        yield fields;
      }
      case "array" -> List.of(shape(schema.path("items")));
      case "integer", "number" -> "number";
      case "string", "boolean" -> schema.path("type").asString();
      default -> throw new AssertionError("a schema without a known type: " + schema);
    };
  }

  private static Map<String, Object> record(Class<?> type) {
    Map<String, Object> fields = new TreeMap<>();
    for (RecordComponent component : type.getRecordComponents()) {
      String name = component.getName();
      fields.put(
          Character.toUpperCase(name.charAt(0)) + name.substring(1),
          shape(component.getGenericType()));
    }
    return fields;
  }

  private static Object shape(Type type) {
    if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
      return List.of(shape(list.getActualTypeArguments()[0]));
    }
    if (type instanceof ParameterizedType map && map.getRawType() == Map.class) {
      return ANY_OBJECT;
    }
    if (type == String.class) {
      return "string";
    }
    if (type == Boolean.class || type == boolean.class) {
      return "boolean";
    }
    if (type instanceof Class<?> plain && plain.isRecord()) {
      return record(plain);
    }
    return "number";
  }

  private static Class<?> responseType(Action<?, ?> action) {
    return Arrays.stream(action.getClass().getGenericInterfaces())
        .filter(ParameterizedType.class::isInstance)
        .map(ParameterizedType.class::cast)
        .filter(type -> type.getRawType() == Action.class)
        .map(type -> (Class<?>) type.getActualTypeArguments()[1])
        .findFirst()
        .orElseThrow();
  }
}
