package dev.zimmer.server.wire;

import static dev.zimmer.action.ReturnCode.INVALID_ARGUMENT;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.zimmer.action.ActionException;
import dev.zimmer.action.JsonText;
import dev.zimmer.action.NoFields;
import dev.zimmer.action.ReturnCode;
import dev.zimmer.list.ConversationPage;
import dev.zimmer.spec.Name;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.PropertyName;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/// The JSON of calls and answers: one mapper for the whole process.
///
/// Reading is strict where the text is broken and bounded where it is hostile: nesting, the length
/// of a number and of a name have limits, and numbers with a fraction or an exponent stay decimal,
/// whatever their size.
public final class Json implements JsonText {
  private static final int MAX_LEVELS = 100;
  private static final int MAX_NUMBER_LENGTH = 1000;
  private static final int MAX_NAME_LENGTH = 5000;

  private final JsonMapper mapper =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_LEVELS)
                          .maxNumberLength(MAX_NUMBER_LENGTH)
                          .maxNameLength(MAX_NAME_LENGTH)
                          .build())
                  .build())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .propertyNamingStrategy(PropertyNamingStrategies.UPPER_CAMEL_CASE)
          .annotationIntrospector(new NamesOnTheWire())
          .changeDefaultPropertyInclusion(
              value -> value.withValueInclusion(JsonInclude.Include.NON_NULL))
          .addModule(
              new SimpleModule().addSerializer(ConversationPage.class, new ConversationPageJson()))
          .build();
  private final ObjectReader anything = mapper.readerFor(Object.class);
  private final ObjectWriter bare = mapper.writerFor(BareAnswer.class);
  private final ObjectWriter maps = mapper.writer();
  private final Map<Class<?>, ObjectWriter> writers = new ConcurrentHashMap<>();
  private final SpareArrays spareArrays = new SpareArrays();

  /// Names that do not follow from the component's.
  private static final class NamesOnTheWire extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1L;

    @Override
    public @Nullable PropertyName findNameForSerialization(
        MapperConfig<?> config, Annotated annotated) {
      Name said = annotated.getAnnotation(Name.class);
      return said == null
          ? super.findNameForSerialization(config, annotated)
          : PropertyName.construct(said.value());
    }
  }

  private record BareAnswer(int code, String message, String requestId) {}

  private record FullAnswer<R>(
      int code, String message, String requestId, @JsonUnwrapped R response) {}

  /// The JSON object that is a call's body; empty for a body of nothing but white space.
  ///
  /// @throws ActionException with INVALID_ARGUMENT and a text that says what is wrong and where,
  ///   and repeats nothing of the body
  public Map<String, Object> body(byte[] bytes) {
    String text = utf8(bytes);
    if (text.isBlank()) {
      return Map.of();
    }
    Object value;
    try {
      value = parse(text);
    } catch (StreamConstraintsException e) {
      throw new ActionException(
          INVALID_ARGUMENT,
          "the body is nested deeper than %d levels, or a number or name in it is too long"
              .formatted(MAX_LEVELS));
    } catch (JacksonException e) {
      throw new ActionException(INVALID_ARGUMENT, "the body is not valid JSON" + where(e));
    }
    if (value instanceof Map<?, ?> map) {
      return object(map);
    }
    throw new ActionException(INVALID_ARGUMENT, "the body must be a JSON object");
  }

  @Override
  public Optional<Map<String, Object>> object(String text) {
    try {
      return parse(text) instanceof Map<?, ?> map ? Optional.of(object(map)) : Optional.empty();
    } catch (JacksonException _) {
      return Optional.empty();
    }
  }

  @Override
  public String write(Map<String, Object> object) {
    return maps.writeValueAsString(object);
  }

  /// An answer on the wire: Code, Message, RequestId, then the response's components.
  ///
  /// @param response null for the three common fields alone
  public JsonBytes answer(
      ReturnCode code, String message, String requestId, @Nullable Record response) {
    JsonBytes out = new JsonBytes(spareArrays);
    if (response == null || response instanceof NoFields) {
      bare.writeValue(out, new BareAnswer(code.number(), message, requestId));
    } else {
      writers
          .computeIfAbsent(response.getClass(), this::writer)
          .writeValue(out, new FullAnswer<>(code.number(), message, requestId, response));
    }
    return out;
  }

  private ObjectWriter writer(Class<?> response) {
    JavaType type = mapper.getTypeFactory().constructParametricType(FullAnswer.class, response);
    return mapper.writerFor(type);
  }

  private @Nullable Object parse(String text) {
    try {
      return anything.readValue(text);
    } catch (NumberFormatException | ArithmeticException e) {
      // An exponent that does not even fit an int.
      throw new StreamConstraintsException("a number's exponent is out of range");
    }
  }

  private static String utf8(byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException _) {
      throw new ActionException(INVALID_ARGUMENT, "the body is not valid UTF-8");
    }
  }

  private static String where(JacksonException e) {
    var location = e.getLocation();
    return location == null
        ? ""
        : " at line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
  }

  @SuppressWarnings("unchecked") // the reader makes no other maps
  private static Map<String, Object> object(Map<?, ?> map) {
    return (Map<String, Object>) map;
  }
}
