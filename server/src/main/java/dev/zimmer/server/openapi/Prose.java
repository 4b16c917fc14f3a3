package dev.zimmer.server.openapi;

import dev.zimmer.spec.ActionSpec;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// What is told of an action in sentences and examples: a resource beside its class.
///
/// @param summary one sentence
/// @param description more, in Markdown
/// @param request an example of its parameters
/// @param response an example of what its answer has after Code, Message and RequestId
record Prose(
    String summary, String description, Map<String, Object> request, Map<String, Object> response) {
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

  /// The prose of an action.
  static Prose of(ActionSpec<?, ?> action) {
    return read(action.type(), action.name() + ".yaml", in -> YAML.readValue(in, Prose.class));
  }

  /// An object in a resource beside a class.
  static Map<String, Object> object(Class<?> beside, String name) {
    return read(beside, name, in -> YAML.readValue(in, OBJECT));
  }

  private interface Reader<T> {
    T read(InputStream in) throws IOException;
  }

  private static <T> T read(Class<?> beside, String name, Reader<T> reader) {
    try (InputStream in = beside.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("beside " + beside.getName() + " there is no " + name);
      }
      return reader.read(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
