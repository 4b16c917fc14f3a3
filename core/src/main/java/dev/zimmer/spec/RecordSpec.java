package dev.zimmer.spec;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the components of a record say of the parameters of a request, or of the fields of an
/// answer.
///
/// @param <T> the record
public final class RecordSpec<T extends Record> {
  private final Class<T> type;
  private final List<FieldSpec> fields;
  private final List<FieldSpec> checked;
  private final Constructor<T> constructor;

  private RecordSpec(Class<T> type) {
    RecordComponent[] components = type.getRecordComponents();
    this.type = type;
    this.fields = Arrays.stream(components).map(FieldSpec::new).toList();
    this.checked = fields.stream().filter(FieldSpec::hasRules).toList();
    for (FieldSpec field : fields) {
      field
          .dependsOn()
          .filter(other -> component(other).isEmpty())
          .ifPresent(other -> {
            throw new IllegalArgumentException(
                "%s of %s depends on %s, which is not there".formatted(field.name(), type, other));
          });
    }
    try {
      this.constructor =
          type.getDeclaredConstructor(
              Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("every record has a canonical constructor", e);
    }
  }

  /// What a record says; looks through it once, so keep what you get.
  ///
  /// @throws IllegalArgumentException if a component has a type that nothing on the wire can have
  public static <T extends Record> RecordSpec<T> of(Class<T> type) {
    return new RecordSpec<>(type);
  }

  /// The record.
  public Class<T> type() {
    return type;
  }

  /// Its components, in their order.
  public List<FieldSpec> fields() {
    return fields;
  }

  /// The component with that name; empty if there is none.
  public Optional<FieldSpec> component(String name) {
    return fields.stream().filter(field -> field.component().equals(name)).findFirst();
  }

  /// A record of values in the order of the components.
  public T create(@Nullable Object... values) {
    try {
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException refusal) {
        throw refusal;
      }
      throw new IllegalStateException(type + " cannot be made", e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type + " must be public", e);
    }
  }

  /// The first rule that a record breaks; empty if it keeps all.
  ///
  /// @param nowMillis when the call was received, in Unix milliseconds
  public Optional<Violation> violation(T record, long nowMillis) {
    return Optional.ofNullable(violation("", record, nowMillis));
  }

  @Nullable Violation violation(String prefix, Record record, long nowMillis) {
    for (FieldSpec field : checked) {
      Violation broken =
          field.counts(other -> component(other).orElseThrow().in(record))
              ? field.violation(prefix, record, nowMillis)
              : null;
      if (broken != null) {
        return broken;
      }
    }
    return null;
  }
}
