package dev.zimmer.server.openapi;

import dev.zimmer.action.ReturnCode;
import dev.zimmer.server.wire.CommonNames;
import dev.zimmer.spec.ActionSpec;
import dev.zimmer.spec.ActionTable;
import dev.zimmer.spec.Category;
import dev.zimmer.spec.Verb;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/// The description of the API: one document for each action, and one for all of them.
///
/// In the document of one action its path is `/`; where there are several, their path keys have to
/// differ, so each carries the action's name as a path parameter, which the server ignores. Made
/// when it is asked for: a server starts without it.
public final class OpenApi {
  private static final JsonMapper JSON = new JsonMapper();
  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
          .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
          .enable(YAMLWriteFeature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
          .enable(YAMLWriteFeature.LITERAL_BLOCK_STYLE)
          .build();

  /// How a document is written.
  public enum Format {
    /// YAML.
    YAML("yaml", "application/yaml"),
    /// JSON.
    JSON("json", "application/json");

    private final String ending;
    private final String mediaType;

    Format(String ending, String mediaType) {
      this.ending = ending;
      this.mediaType = mediaType;
    }

    /// The end of a file's name, without a dot.
    public String ending() {
      return ending;
    }

    /// Its media type.
    public String mediaType() {
      return mediaType;
    }
  }

  private final ActionTable actions;
  private final String version;

  /// A description of some actions.
  ///
  /// @param version the program's
  public OpenApi(ActionTable actions, String version) {
    this.actions = actions;
    this.version = version;
  }

  /// The description of all actions.
  public String all(Format format) {
    return text(document(actions.all()), format);
  }

  /// The description of one action.
  ///
  /// @return empty if there is no such action
  public Optional<String> of(String action, Format format) {
    return actions.find(action).map(spec -> text(document(List.of(spec)), format));
  }

  private static String text(Map<String, Object> document, Format format) {
    return switch (format) {
      case YAML -> YAML.writeValueAsString(document);
      case JSON -> JSON.writerWithDefaultPrettyPrinter().writeValueAsString(document);
    };
  }

  private Map<String, Object> document(Collection<ActionSpec<?, ?>> described) {
    Map<String, Object> document = Prose.object(OpenApi.class, "frame.yaml");
    object(document, "info").put("version", version);
    Map<String, Object> paths = new LinkedHashMap<>();
    Map<String, Object> components = object(document, "components");
    Map<String, Object> schemas = object(components, "schemas");
    Schemas made = new Schemas();
    for (ActionSpec<?, ?> action : described) {
      String path = described.size() == 1 ? "/" : "/;" + action.name();
      paths.put(path, Map.of("post", operation(action)));
      schemas.put(action.name() + "Request", made.request(action.request()));
      schemas.put(action.name() + "Response", response(action, made, object(schemas, "Refusal")));
    }
    schemas.putAll(made.shapes());
    document.put("tags", tags(described));
    document.put("paths", paths);
    document.remove("components");
    document.put("components", components);
    return document;
  }

  private static List<Map<String, Object>> tags(Collection<ActionSpec<?, ?>> described) {
    return described.stream()
        .map(ActionSpec::category)
        .distinct()
        .sorted()
        .map(category ->
            Map.<String, Object>of("name", category.title(), "description", about(category)))
        .toList();
  }

  private static String about(Category category) {
    return "Actions of the part " + category.title() + " of the API.";
  }

  private static Map<String, Object> operation(ActionSpec<?, ?> action) {
    Prose prose = Prose.of(action);
    Map<String, Object> operation = new LinkedHashMap<>();
    operation.put("tags", List.of(action.category().title()));
    operation.put("operationId", action.name());
    operation.put("summary", prose.summary());
    operation.put("description", prose.description() + verb(action.verb()));
    operation.put("x-rate-limit", action.limit().toString());
    operation.put("x-rate-limit-code", action.limit().code().number());
    operation.put("x-return-codes", action.codes().stream().map(ReturnCode::number).toList());
    operation.put("parameters", List.of(picksTheAction(action.name())));
    operation.put(
        "requestBody",
        ordered("required", true, "content", json(action.name() + "Request", prose.request())));
    Map<String, Object> example = new LinkedHashMap<>();
    example.put("Code", 0);
    example.put("Message", ReturnCode.OK.text());
    example.put("RequestId", "5012839475610237711");
    example.putAll(prose.response());
    operation.put(
        "responses",
        ordered(
            "200",
            ordered(
                "description",
                "What came of it, or what was wrong.",
                "content",
                json(action.name() + "Response", example)),
            "413",
            Map.of("$ref", "#/components/responses/Refused")));
    return operation;
  }

  private static String verb(Verb verb) {
    return verb == Verb.GET
        ? "\n\nThe API's page has this as a GET with the parameters in the query; that works too."
        : "";
  }

  private static Map<String, Object> picksTheAction(String name) {
    return ordered(
        "name",
        CommonNames.ACTION,
        "in",
        "query",
        "required",
        true,
        "description",
        "Picks the action.",
        "schema",
        ordered("type", "string", "enum", List.of(name)));
  }

  private static Map<String, Object> json(String schema, Map<String, Object> example) {
    return Map.of(
        "application/json",
        ordered("schema", Map.of("$ref", "#/components/schemas/" + schema), "example", example));
  }

  /// The schema of an answer, which is a refusal with more: nothing of that is sure to be there, as
  /// what is refused before its action is known answers nothing else.
  private static Map<String, Object> response(
      ActionSpec<?, ?> action, Schemas made, Map<String, Object> refusal) {
    Map<String, Object> properties = new LinkedHashMap<>(object(refusal, "properties"));
    properties.putAll(object(made.response(action.response()), "properties"));
    return ordered(
        "type",
        "object",
        "required",
        Objects.requireNonNull(refusal.get("required")),
        "properties",
        properties);
  }

  private static Map<String, Object> ordered(Object... namesAndValues) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      object.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return object;
  }

  @SuppressWarnings("unchecked") // objects of a document are maps of strings
  private static Map<String, Object> object(Map<String, Object> parent, String name) {
    return (Map<String, Object>) Objects.requireNonNull(parent.get(name));
  }
}
