package dev.zimmer.server.wire;

import static dev.zimmer.action.ReturnCode.INVALID_ARGUMENT;

import dev.zimmer.action.ActionException;
import dev.zimmer.spec.Alias;
import dev.zimmer.spec.EmptyIsAbsent;
import dev.zimmer.spec.FieldSpec;
import dev.zimmer.spec.RecordSpec;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes an action's request out of a query and a body.
///
/// A component `fromUserId` is the parameter `FromUserId`: the body's if it has one that is not
/// null, else the query's; an [Alias] counts in either where the right name is missing. What nobody
/// sent is what [FieldSpec#absent] says, and so does an empty text for [EmptyIsAbsent]; what the
/// record does not name is ignored. What a value may look like is said in [Conversion].
///
/// @param <Q> the request
public final class RequestBinder<Q extends Record> implements Conversion {
  private record Component(
      FieldSpec field, Conversion conversion, boolean emptyIsAbsent, @Nullable String alias) {
    Component(FieldSpec field) {
      this(
          field,
          Conversion.to(field),
          field.said(EmptyIsAbsent.class).isPresent(),
          field.said(Alias.class).map(Alias::value).orElse(null));
    }

    /// What an object has for it; null if nothing.
    @Nullable Object in(Map<?, ?> object) {
      Object sent = object.get(field.name());
      return sent == null && alias != null ? object.get(alias) : sent;
    }

    /// What a query has for it.
    List<String> in(Query query) {
      List<String> sent =
          CommonNames.ALL.contains(field.name()) ? List.of() : query.all(field.name());
      return sent.isEmpty() && alias != null ? query.all(alias) : sent;
    }
  }

  private final RecordSpec<Q> record;
  private final List<Component> components;

  /// A binder for a record.
  ///
  /// @throws IllegalArgumentException if a component can neither be null nor has a default
  public RequestBinder(RecordSpec<Q> record) {
    this.record = record;
    this.components = record.fields().stream().map(Component::new).toList();
    for (FieldSpec field : record.fields()) {
      if (field.isPrimitive() && field.absent() == null) {
        throw new IllegalArgumentException(record.type() + ": " + field.name() + " has no default");
      }
    }
  }

  /// The request.
  ///
  /// @throws ActionException with INVALID_ARGUMENT and a text that names the parameter and says
  ///   what was expected
  public Q bind(Query query, Map<String, Object> body) {
    @Nullable Object[] values = new @Nullable Object[components.size()];
    for (int i = 0; i < values.length; i++) {
      Component component = components.get(i);
      Object sent = component.in(body);
      values[i] = sent == null ? fromQuery(query, component) : convert(component, "", sent);
    }
    return record.create(values);
  }

  /// A record inside a request, from a JSON object.
  @Override
  public Object convert(String path, Object value) {
    if (!(value instanceof Map<?, ?> object)) {
      throw Conversion.refused(path, "an object");
    }
    @Nullable Object[] values = new @Nullable Object[components.size()];
    for (int i = 0; i < values.length; i++) {
      Component component = components.get(i);
      Object sent = component.in(object);
      values[i] = sent == null ? component.field().absent() : convert(component, path + '.', sent);
    }
    return record.create(values);
  }

  private static @Nullable Object fromQuery(Query query, Component component) {
    String name = component.field().name();
    List<String> sent = component.in(query);
    if (sent.isEmpty()) {
      return component.field().absent();
    }
    if (sent.contains(Query.MALFORMED)) {
      throw new ActionException(INVALID_ARGUMENT, name + " is not valid UTF-8");
    }
    Object value = component.conversion() instanceof Conversion.ToList ? sent : sent.getFirst();
    return convert(component, "", value);
  }

  private static @Nullable Object convert(Component component, String prefix, Object value) {
    if (component.emptyIsAbsent() && value.equals("")) {
      return component.field().absent();
    }
    return component.conversion().convert(prefix + component.field().name(), value);
  }
}
