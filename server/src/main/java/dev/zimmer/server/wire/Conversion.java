package dev.zimmer.server.wire;

import static dev.zimmer.action.ReturnCode.INVALID_ARGUMENT;

import dev.zimmer.action.ActionException;
import dev.zimmer.action.Printable;
import dev.zimmer.spec.Corrected;
import dev.zimmer.spec.FieldSpec;
import dev.zimmer.spec.Kind;
import dev.zimmer.spec.ValueSpec;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Makes a component's value out of what was sent for it.
///
/// | component | sent | value |
/// |---|---|---|
/// | String | `"a"`, `5`, `true` | `a`, `5`, `true` |
/// | int, long | `5`, `"5"`, `5.0`, `5e0` | 5 |
/// | int that is corrected to 1 to 500, else 100 | `-0.5`, `0`, `1e400` | 100, 100, 500 |
/// | boolean | `true`, `"True"`, `1`, `"1"` | true |
/// | List | `[…]`; in a query any number of values | the list; null in it is refused |
/// | record, Map | `{…}` | the record; the map, its values converted if they have a type |
interface Conversion {
  /// The value.
  ///
  /// @param path where it stands, for the refusal: `UserInfo[2].UserId`
  /// @param value what [Json] makes of JSON, or a text of the query; not null
  /// @throws ActionException with INVALID_ARGUMENT if it cannot be one
  Object convert(String path, Object value);

  /// The conversion to what a component is.
  static Conversion to(FieldSpec field) {
    Optional<Corrected> corrected = field.said(Corrected.class);
    if (corrected.isPresent() && field.absent() instanceof Integer otherwise) {
      int max = corrected.get().max();
      return (path, value) -> corrected(path, value, max, otherwise);
    }
    return to(field.value());
  }

  private static Conversion to(ValueSpec value) {
    return switch (value.kind()) {
      case Kind.Words() -> Conversion::text;
      case Kind.Whole(boolean isLong) when isLong ->
          (path, sent) -> whole(path, sent, Long.MIN_VALUE, Long.MAX_VALUE);
      case Kind.Whole _ ->
          (path, sent) -> (int) whole(path, sent, Integer.MIN_VALUE, Integer.MAX_VALUE);
      case Kind.Flag() -> Conversion::truth;
      case Kind.Items(ValueSpec element) -> new ToList(to(element));
      case Kind.Fields(var record) -> new RequestBinder<>(record);
      case Kind.Named(ValueSpec each) -> new ToMap(to(each));
      case Kind.Anything() -> Conversion::map;
    };
  }

  /// A refusal that names the parameter.
  static ActionException refused(String path, String expected) {
    return new ActionException(INVALID_ARGUMENT, path + " must be " + expected)
        .with("Parameter", path);
  }

  /// A list, each of its elements converted.
  record ToList(Conversion element) implements Conversion {
    @Override
    public Object convert(String path, Object value) {
      if (!(value instanceof List<?> sent)) {
        throw refused(path, "a list");
      }
      List<Object> list = new ArrayList<>(sent.size());
      for (Object item : sent) {
        String itemPath = path + '[' + list.size() + ']';
        if (item == null) {
          throw refused(itemPath, "something, not null");
        }
        list.add(element.convert(itemPath, item));
      }
      return List.copyOf(list);
    }
  }

  /// An object whose fields have any names, each of them converted.
  record ToMap(Conversion each) implements Conversion {
    @Override
    public Object convert(String path, Object value) {
      if (!(value instanceof Map<?, ?> sent)) {
        throw refused(path, "an object");
      }
      Map<String, Object> converted = new LinkedHashMap<>();
      for (Map.Entry<?, ?> field : sent.entrySet()) {
        String name = (String) text(path, String.valueOf(field.getKey()));
        String fieldPath = path + '.' + Printable.sent(name);
        if (field.getValue() == null) {
          throw refused(fieldPath, "something, not null");
        }
        converted.put(name, each.convert(fieldPath, field.getValue()));
      }
      return Collections.unmodifiableMap(converted);
    }
  }

  private static Object map(String path, Object value) {
    if (!(value instanceof Map<?, ?>)) {
      throw refused(path, "an object");
    }
    requireWellFormed(path, value);
    return value;
  }

  private static Object text(String path, Object value) {
    if (value instanceof List<?> || value instanceof Map<?, ?>) {
      throw refused(path, "a text");
    }
    String text = value.toString();
    requireWellFormed(path, text);
    return text;
  }

  private static int corrected(String path, Object value, int max, int otherwise) {
    BigDecimal number = decimal(path, value, "a number");
    if (number.signum() <= 0) {
      return otherwise;
    }
    return number.compareTo(BigDecimal.valueOf(max)) > 0 ? max : (int) whole(path, number, 1, max);
  }

  private static long whole(String path, Object value, long min, long max) {
    BigDecimal number = decimal(path, value, "a whole number");
    boolean isHuge = (long) number.precision() - number.scale() > 20;
    if (!isHuge && number.signum() != 0 && number.stripTrailingZeros().scale() > 0) {
      throw refused(path, "a whole number");
    }
    BigInteger whole = isHuge ? null : number.toBigInteger();
    if (whole == null
        || whole.compareTo(BigInteger.valueOf(min)) < 0
        || whole.compareTo(BigInteger.valueOf(max)) > 0) {
      throw refused(path, "a whole number from " + min + " to " + max);
    }
    return whole.longValue();
  }

  private static BigDecimal decimal(String path, Object value, String expected) {
    return switch (value) {
      case Integer n -> BigDecimal.valueOf(n);
      case Long n -> BigDecimal.valueOf(n);
      case BigInteger n -> new BigDecimal(n);
      case BigDecimal n -> n;
      case String text when Syntax.NUMBER.matcher(text).matches() -> new BigDecimal(text);
      default -> throw refused(path, expected);
    };
  }

  private static Object truth(String path, Object value) {
    return switch (value.toString()) {
      case "true", "True", "TRUE", "1" -> true;
      case "false", "False", "FALSE", "0" -> false;
      default -> throw refused(path, "true or false");
    };
  }

  /// Refuses half a surrogate pair: it has no UTF-8, so it could not be stored or answered.
  private static void requireWellFormed(String path, @Nullable Object value) {
    switch (value) {
      case String text when hasHalfPair(text) -> throw refused(path, "well-formed Unicode");
      case List<?> list -> list.forEach(item -> requireWellFormed(path, item));
      case Map<?, ?> map ->
          map.forEach((key, item) -> {
            requireWellFormed(path, key);
            requireWellFormed(path, item);
          });
      case null, default -> {}
    }
  }

  private static boolean hasHalfPair(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (Character.isBmpCodePoint(text.codePointAt(i))) {
          return true;
        }
        i++;
      }
    }
    return false;
  }

  /// What texts may look like.
  final class Syntax {
    private static final Pattern NUMBER =
        Pattern.compile("-?[0-9]{1,400}(\\.[0-9]{1,400})?([eE][+-]?[0-9]{1,9})?");

    private Syntax() {}
  }
}
