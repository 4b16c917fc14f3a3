package dev.zimmer.harness;

import dev.zimmer.action.JsonText;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// JSON as the server reads it, by Jackson.
public final class JacksonText implements JsonText {
  private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

  private final JsonMapper mapper = JsonMapper.builder().build();

  @Override
  public Optional<Map<String, Object>> object(String text) {
    try {
      return Optional.ofNullable(mapper.readValue(text, OBJECT));
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  @Override
  public String write(Map<String, Object> object) {
    return mapper.writeValueAsString(object);
  }
}
