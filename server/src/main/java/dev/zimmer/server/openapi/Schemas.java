package dev.zimmer.server.openapi;

import dev.zimmer.action.Require;
import dev.zimmer.action.ReturnCode;
import dev.zimmer.spec.About;
import dev.zimmer.spec.Corrected;
import dev.zimmer.spec.EachAlone;
import dev.zimmer.spec.EmptyIsAbsent;
import dev.zimmer.spec.FieldSpec;
import dev.zimmer.spec.GroupId;
import dev.zimmer.spec.Kind;
import dev.zimmer.spec.Names;
import dev.zimmer.spec.OneOf;
import dev.zimmer.spec.OnlyWhen;
import dev.zimmer.spec.OnlyWithout;
import dev.zimmer.spec.PastTime;
import dev.zimmer.spec.Range;
import dev.zimmer.spec.RecordSpec;
import dev.zimmer.spec.Required;
import dev.zimmer.spec.RoomId;
import dev.zimmer.spec.Shape;
import dev.zimmer.spec.Size;
import dev.zimmer.spec.Text;
import dev.zimmer.spec.UserId;
import dev.zimmer.spec.ValueSpec;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/// The schemas of requests and answers, and those of the shapes that they name.
final class Schemas {
  private final Map<String, Map<String, Object>> shapes = new TreeMap<>();

  /// The shapes that the requests so far have named, by name.
  Map<String, Map<String, Object>> shapes() {
    return shapes;
  }

  /// The schema of a request.
  Map<String, Object> request(RecordSpec<?> record) {
    return object(record, FieldSpec::isRequired);
  }

  /// The schema of what an answer has, in which all may be missing if the call was refused.
  Map<String, Object> response(RecordSpec<?> record) {
    Map<String, Object> schema = object(record, field -> !field.isNullable());
    schema.remove("required");
    return schema;
  }

  private Map<String, Object> object(RecordSpec<?> record, Predicate<FieldSpec> isRequired) {
    List<String> required = new ArrayList<>();
    Map<String, Object> properties = new LinkedHashMap<>();
    for (FieldSpec field : record.fields()) {
      properties.put(field.name(), field(record, field, isRequired));
      if (isRequired.test(field)) {
        required.add(field.name());
      }
    }
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "object");
    if (!required.isEmpty()) {
      schema.put("required", required);
    }
    schema.put("properties", properties);
    return schema;
  }

  private Map<String, Object> field(
      RecordSpec<?> record, FieldSpec field, Predicate<FieldSpec> isRequired) {
    if (field.said(Shape.class).isPresent()) {
      String shape = field.said(Shape.class).get().value();
      shapes.computeIfAbsent(shape, name -> Prose.object(record.type(), name + ".yaml"));
      return Map.of("$ref", "#/components/schemas/" + shape);
    }
    Map<String, Object> schema = value(field.value(), isRequired);
    boolean isEmpty = field.absent() instanceof List<?> || field.absent() instanceof Map<?, ?>;
    if (field.absent() != null && !isEmpty) {
      schema.put("default", field.absent());
    }
    if (field.isRequired() && field.value().kind() instanceof Kind.Items) {
      schema.put("minItems", 1);
    }
    schema.put("description", description(field));
    return schema;
  }

  private Map<String, Object> value(ValueSpec value, Predicate<FieldSpec> isRequired) {
    Map<String, Object> schema = new LinkedHashMap<>();
    switch (value.kind()) {
      case Kind.Words() -> schema.put("type", "string");
      case Kind.Flag() -> schema.put("type", "boolean");
      case Kind.Whole(boolean isLong) -> {
        schema.put("type", "integer");
        schema.put("format", isLong ? "int64" : "int32");
      }
      case Kind.Items(ValueSpec element) -> {
        schema.put("type", "array");
        schema.put("items", value(element, isRequired));
      }
      case Kind.Fields(RecordSpec<?> record) -> schema.putAll(object(record, isRequired));
      case Kind.Named(ValueSpec each) -> {
        schema.put("type", "object");
        schema.put("additionalProperties", value(each, isRequired));
      }
      case Kind.Anything() -> {
        schema.put("type", "object");
        schema.put("additionalProperties", true);
      }
    }
    value.said().forEach(said -> bound(schema, said));
    if (value.kind() instanceof Kind.Named && schema.remove("maxItems") instanceof Integer most) {
      schema.put("maxProperties", most);
    }
    return schema;
  }

  private static void bound(Map<String, Object> schema, Annotation said) {
    switch (said) {
      case UserId id -> {
        id(schema, 1, Require.ID_SIGNS + " ");
        code(schema, id.tooLong());
      }
      case GroupId id -> id(schema, id.isNew() ? 0 : 1, Require.ID_SIGNS);
      case RoomId id -> {
        id(schema, 1, Require.ID_SIGNS + " ,");
        schema.put("maxLength", id.maxBytes());
      }
      case Text text -> {
        schema.put("minLength", Math.min(1, text.minBytes()));
        schema.put("maxLength", Math.min(text.maxBytes(), text.maxCharacters()));
        code(schema, text.code());
      }
      case Range range -> {
        schema.put("minimum", range.min());
        schema.put("maximum", range.max());
        code(schema, range.code());
      }
      case OneOf few -> {
        schema.put("enum", Arrays.stream(few.value()).boxed().toList());
        code(schema, few.code());
      }
      case Size size -> {
        schema.put("maxItems", size.max());
        code(schema, size.code());
      }
      case PastTime time -> {
        schema.put("minimum", 0);
        code(schema, time.later());
      }
      case Required required -> code(schema, required.code());
      default -> {}
    }
  }

  private static void id(Map<String, Object> schema, int minLength, String signs) {
    schema.put("minLength", minLength);
    schema.put("maxLength", Require.MAX_ID_BYTES);
    schema.put("pattern", "^[0-9A-Za-z" + signs.replaceAll("[-\\[\\]]", "\\\\$0") + "]*$");
  }

  private static void code(Map<String, Object> schema, ReturnCode code) {
    if (code != ReturnCode.INVALID_ARGUMENT) {
      schema.put("x-violation-code", code.number());
    }
  }

  /// What no keyword of a schema can say stands in the description.
  private static String description(FieldSpec field) {
    List<String> sentences = new ArrayList<>();
    field.said(About.class).map(About::value).ifPresent(sentences::add);
    for (Annotation said : field.value().said()) {
      switch (said) {
        case Text text when text.maxBytes() < Integer.MAX_VALUE ->
            sentences.add("at most " + text.maxBytes() + " bytes");
        case GroupId id when id.isNew() -> sentences.add("does not start with `#`");
        case PastTime _ ->
            sentences.add(
                "Unix milliseconds, not seconds: 0 or at least "
                    + PastTime.MIN_MILLIS
                    + ", not later than now");
        case Corrected corrected ->
            sentences.add(
                "0 or less counts as %s, more than %d as %d"
                    .formatted(field.absent(), corrected.max(), corrected.max()));
        case EmptyIsAbsent _ -> sentences.add("an empty text counts as nothing sent");
        case OnlyWhen when ->
            sentences.add(
                "ignored unless " + Names.onTheWire(when.component()) + " is " + when.is());
        case OnlyWithout without ->
            sentences.add("ignored if " + Names.onTheWire(without.value()) + " is not empty");
        case EachAlone _ ->
            sentences.add("what is wrong with one element is the failure of that element alone");
        default -> {}
      }
    }
    return capitalized(String.join("; ", sentences)) + '.';
  }

  private static String capitalized(String text) {
    return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
