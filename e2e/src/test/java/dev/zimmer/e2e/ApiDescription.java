package dev.zimmer.e2e;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The description of the API that a server gives of itself: which actions there are, and what they
/// take.
///
/// @param document OpenAPI, all actions in one
record ApiDescription(JsonNode document) {
  private static final JsonMapper JSON = new JsonMapper();
  private static final TypeReference<LinkedHashMap<String, Object>> OBJECT =
      new TypeReference<>() {};

  static ApiDescription of(Admin admin) {
    return new ApiDescription(JSON.readTree(admin.get("/openapi.json").body()));
  }

  /// The names of all actions.
  List<String> actions() {
    List<String> names = new ArrayList<>();
    document
        .path("paths")
        .forEach(path -> names.add(path.path("post").path("operationId").asString()));
    return names;
  }

  /// The example of a request, free to be changed.
  Map<String, Object> example(String action) {
    for (JsonNode path : document.path("paths")) {
      JsonNode operation = path.path("post");
      if (operation.path("operationId").asString().equals(action)) {
        JsonNode body = operation.path("requestBody").path("content").path("application/json");
        return JSON.convertValue(body.path("example"), OBJECT);
      }
    }
    throw new IllegalArgumentException("no action is called " + action);
  }

  /// The names of an action's parameters that are lists.
  List<String> lists(String action) {
    return parameters(action).stream()
        .filter(name -> request(action).path("properties").path(name).has("items"))
        .toList();
  }

  /// The names of an action's parameters.
  List<String> parameters(String action) {
    return names(request(action));
  }

  /// The names of the fields that a parameter has if it is an object, or its elements if it is a
  /// list of objects.
  List<String> fieldsOf(String action, String parameter) {
    TreeSet<String> all = new TreeSet<>();
    addFields(request(action).path("properties").path(parameter), all);
    return List.copyOf(all);
  }

  private void addFields(JsonNode schema, TreeSet<String> all) {
    JsonNode meant = resolved(schema);
    JsonNode object = meant.has("items") ? resolved(meant.path("items")) : meant;
    all.addAll(names(object));
    object.path("properties").forEach(field -> addFields(field, all));
  }

  private JsonNode request(String action) {
    return document.path("components").path("schemas").path(action + "Request");
  }

  private JsonNode resolved(JsonNode schema) {
    String reference = schema.path("$ref").asString("");
    return reference.isEmpty() ? schema : document.at(reference.substring(1));
  }

  private static List<String> names(JsonNode object) {
    return List.copyOf(object.path("properties").propertyNames());
  }
}
