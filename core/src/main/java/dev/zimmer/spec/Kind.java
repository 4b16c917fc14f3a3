package dev.zimmer.spec;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;

/// What a value is made of.
public sealed interface Kind {
  /// A text.
  record Words() implements Kind {}

  /// A whole number.
  ///
  /// @param isLong whether it has 64 bits, else 32
  record Whole(boolean isLong) implements Kind {}

  /// True or false.
  record Flag() implements Kind {}

  /// A list.
  record Items(ValueSpec element) implements Kind {}

  /// An object with the fields of a record.
  record Fields(RecordSpec<?> record) implements Kind {}

  /// An object whose fields have any names and are all alike.
  record Named(ValueSpec each) implements Kind {}

  /// Any object.
  record Anything() implements Kind {}

  /// The kind of a component's type.
  ///
  /// @throws IllegalArgumentException if no parameter or field can have that type
  static Kind of(AnnotatedType annotated) {
    Type type = annotated.getType();
    if (type instanceof ParameterizedType generic) {
      if (generic.getRawType() == Map.class
          && generic.getActualTypeArguments()[1] == Object.class) {
        return new Anything();
      }
      if (annotated instanceof AnnotatedParameterizedType parameterized) {
        AnnotatedType[] arguments = parameterized.getAnnotatedActualTypeArguments();
        if (generic.getRawType() == Map.class) {
          return new Named(element(arguments[1]));
        }
        if (generic.getRawType() == List.class) {
          return new Items(element(arguments[0]));
        }
      }
    }
    if (type instanceof Class<?> plain && plain.isRecord()) {
      return new Fields(RecordSpec.of(plain.asSubclass(Record.class)));
    }
    return ofScalar(type);
  }

  private static ValueSpec element(AnnotatedType type) {
    return new ValueSpec(of(type), List.of(type.getAnnotations()));
  }

  private static Kind ofScalar(Type type) {
    if (type == String.class) {
      return new Words();
    }
    if (type == Boolean.class || type == boolean.class) {
      return new Flag();
    }
    if (type == Long.class || type == long.class) {
      return new Whole(true);
    }
    if (type == Integer.class || type == int.class) {
      return new Whole(false);
    }
    throw new IllegalArgumentException("no parameter can be a " + type.getTypeName());
  }
}
