package dev.zimmer.server.wire;

import static dev.zimmer.action.ReturnCode.INVALID_ARGUMENT;

import dev.zimmer.action.ActionException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes an action's request out of a query and a body.
///
/// A component `fromUserId` is the parameter `FromUserId`: the body's if it has one that is not
/// null, else the query's. A list that nobody sent is empty, everything else null; what the record
/// does not name is ignored. What a value may look like is said in [Conversion].
///
/// @param <Q> the request
public final class RequestBinder<Q extends Record> implements Conversion {
  /// What every call has in its query: no action has parameters of these names there.
  private static final Set<String> COMMON_PARAMETERS =
      Set.of("AppId", "Timestamp", "SignatureNonce", "Signature", "SignatureVersion", "Action");

  private record Component(String name, Conversion conversion) {}

  private final Constructor<Q> constructor;
  private final List<Component> components;

  /// Looks the record up once.
  ///
  /// @throws IllegalArgumentException if a component has a type that no parameter can have
  public RequestBinder(Class<Q> type) {
    RecordComponent[] declared = type.getRecordComponents();
    this.components =
        Arrays.stream(declared)
            .map(c -> new Component(wireName(c.getName()), Conversion.to(c.getGenericType())))
            .toList();
    try {
      this.constructor =
          type.getDeclaredConstructor(
              Arrays.stream(declared).map(RecordComponent::getType).toArray(Class<?>[]::new));
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("every record has a canonical constructor", e);
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
      Object sent = body.get(component.name());
      values[i] = sent == null ? fromQuery(query, component) : convert(component, "", sent);
    }
    return create(values);
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
      Object sent = object.get(component.name());
      values[i] =
          sent == null ? component.conversion().absent() : convert(component, path + '.', sent);
    }
    return create(values);
  }

  private static @Nullable Object fromQuery(Query query, Component component) {
    List<String> sent =
        COMMON_PARAMETERS.contains(component.name()) ? List.of() : query.all(component.name());
    if (sent.isEmpty()) {
      return component.conversion().absent();
    }
    if (sent.contains(Query.MALFORMED)) {
      throw new ActionException(INVALID_ARGUMENT, component.name() + " is not valid UTF-8");
    }
    Object value = component.conversion() instanceof Conversion.ToList ? sent : sent.getFirst();
    return convert(component, "", value);
  }

  private static Object convert(Component component, String prefix, Object value) {
    return component.conversion().convert(prefix + component.name(), value);
  }

  private Q create(@Nullable Object[] values) {
    try {
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException refusal) {
        throw refusal;
      }
      throw new IllegalStateException("a request record cannot be made", e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a request record must be public", e);
    }
  }

  private static String wireName(String componentName) {
    return Character.toUpperCase(componentName.charAt(0)) + componentName.substring(1);
  }
}
