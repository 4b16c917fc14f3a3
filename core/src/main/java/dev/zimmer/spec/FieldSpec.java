package dev.zimmer.spec;

import dev.zimmer.action.ReturnCode;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One parameter of a request, or one field of an answer: what its component says.
///
/// What a component does not say itself holds as its record's interfaces say it of the method of
/// that name, so that what several requests have in common stands in one place.
public final class FieldSpec {
  private final String name;
  private final String component;
  private final ValueSpec value;
  private final Method accessor;
  private final boolean isPrimitive;
  private final boolean isNullable;
  private final @Nullable Required required;
  private final boolean isEachAlone;
  private final @Nullable OnlyWhen onlyWhen;
  private final @Nullable OnlyWithout onlyWithout;
  private final List<Rule> rules;
  private final List<Rule> elementRules;
  private final @Nullable Object absent;

  FieldSpec(RecordComponent declared) {
    this.name = Names.onTheWire(declared);
    this.component = declared.getName();
    this.value = new ValueSpec(Kind.of(declared.getAnnotatedType()), annotations(declared));
    this.accessor = declared.getAccessor();
    this.isPrimitive = declared.getType().isPrimitive();
    this.isNullable = declared.getAnnotatedType().isAnnotationPresent(Nullable.class);
    this.required = said(Required.class).orElse(null);
    this.isEachAlone = said(EachAlone.class).isPresent();
    this.onlyWhen = said(OnlyWhen.class).orElse(null);
    this.onlyWithout = said(OnlyWithout.class).orElse(null);
    this.rules = Rule.of(value);
    this.elementRules =
        value.kind() instanceof Kind.Items(ValueSpec element) ? Rule.of(element) : List.of();
    this.absent = absent(value.kind());
  }

  /// Its name on the wire.
  public String name() {
    return name;
  }

  /// The name of the record's component.
  public String component() {
    return component;
  }

  /// What it may be.
  public ValueSpec value() {
    return value;
  }

  /// Whether it must always be sent.
  public boolean isRequired() {
    return required != null && dependsOn().isEmpty();
  }

  /// Whether it can never be null, since its component is primitive.
  public boolean isPrimitive() {
    return isPrimitive;
  }

  /// Whether it may be null, and so missing in an answer.
  public boolean isNullable() {
    return isNullable;
  }

  /// The value of the component if nothing was sent: an empty list, the default, or null.
  public @Nullable Object absent() {
    return absent;
  }

  /// What one of its annotations says.
  public <A extends Annotation> Optional<A> said(Class<A> type) {
    return value.said().stream().filter(type::isInstance).map(type::cast).findFirst();
  }

  /// Its value in a record.
  public @Nullable Object in(Record record) {
    try {
      return accessor.invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the accessor of a public record must be there", e);
    }
  }

  /// The component on which it depends whether it counts; empty if on none.
  Optional<String> dependsOn() {
    return said(OnlyWhen.class)
        .map(OnlyWhen::component)
        .or(() -> said(OnlyWithout.class).map(OnlyWithout::value));
  }

  /// Whether it counts in a record, or is ignored because of another component.
  ///
  /// @param other gives the value of another component
  boolean counts(Function<String, @Nullable Object> other) {
    if (onlyWhen != null) {
      return Integer.valueOf(onlyWhen.is()).equals(other.apply(onlyWhen.component()));
    }
    return onlyWithout == null || isNothing(other.apply(onlyWithout.value()));
  }

  /// Whether there is anything to check.
  boolean hasRules() {
    return required != null
        || !rules.isEmpty()
        || (!isEachAlone && (!elementRules.isEmpty() || nested(value.kind()).isPresent()));
  }

  /// The first rule that its value in a record breaks; null if it keeps all.
  @Nullable Violation violation(String prefix, Record record, long nowMillis) {
    String path = prefix + name;
    Object sent = in(record);
    if (required != null && isNothing(sent)) {
      String problem = sent == null ? " is missing" : " is missing or empty";
      return new Violation(required.code(), path + problem);
    }
    if (sent == null) {
      return null;
    }
    Violation broken = broken(rules, path, sent, nowMillis);
    return broken != null || isEachAlone ? broken : inside(path, sent, nowMillis);
  }

  /// The codes of all rules in it.
  void addCodesTo(SortedSet<ReturnCode> codes) {
    if (required != null) {
      codes.add(required.code());
    }
    rules.forEach(rule -> codes.add(rule.code()));
    elementRules.forEach(rule -> codes.add(rule.code()));
    nested(value.kind()).ifPresent(spec -> spec.fields().forEach(field -> field.addCodesTo(codes)));
  }

  private static boolean isNothing(@Nullable Object sent) {
    return sent == null
        || (sent instanceof List<?> list && list.isEmpty())
        || (sent instanceof Map<?, ?> map && map.isEmpty());
  }

  private @Nullable Violation inside(String path, Object sent, long nowMillis) {
    if (sent instanceof Record nested && value.kind() instanceof Kind.Fields(RecordSpec<?> spec)) {
      return spec.violation(path + '.', nested, nowMillis);
    }
    if (!(sent instanceof List<?> list) || !(value.kind() instanceof Kind.Items items)) {
      return null;
    }
    for (int i = 0; i < list.size(); i++) {
      String elementPath = path + '[' + i + ']';
      Violation broken = broken(elementRules, elementPath, list.get(i), nowMillis);
      if (broken == null
          && list.get(i) instanceof Record nested
          && items.element().kind() instanceof Kind.Fields(RecordSpec<?> spec)) {
        broken = spec.violation(elementPath + '.', nested, nowMillis);
      }
      if (broken != null) {
        return broken;
      }
    }
    return null;
  }

  private static @Nullable Violation broken(
      List<Rule> rules, String path, Object value, long nowMillis) {
    for (Rule rule : rules) {
      if (!rule.test().isKept(value, nowMillis)) {
        return new Violation(rule.code(), path + ' ' + rule.problem());
      }
    }
    return null;
  }

  private static Optional<RecordSpec<?>> nested(Kind kind) {
    return switch (kind) {
      case Kind.Fields(RecordSpec<?> spec) -> Optional.of(spec);
      case Kind.Items(ValueSpec element) -> nested(element.kind());
      case Kind.Named(ValueSpec each) -> nested(each.kind());
      default -> Optional.empty();
    };
  }

  private @Nullable Object absent(Kind kind) {
    @Nullable String text = said(Default.class).map(Default::value).orElse(null);
    if (text == null) {
      return switch (kind) {
        case Kind.Items _ -> List.of();
        case Kind.Named _ -> Map.of();
        default -> null;
      };
    }
    return switch (kind) {
      case Kind.Words() -> text;
      case Kind.Flag() -> Boolean.valueOf(text);
      case Kind.Whole(boolean isLong) when isLong -> Long.valueOf(text);
      case Kind.Whole _ -> Integer.valueOf(text);
      default -> throw new IllegalArgumentException(name + " can have no default");
    };
  }

  private static List<Annotation> annotations(RecordComponent declared) {
    List<Annotation> all = new ArrayList<>(List.of(declared.getAnnotations()));
    for (Class<?> type : declared.getDeclaringRecord().getInterfaces()) {
      inherit(type, declared.getName(), all);
    }
    return List.copyOf(all);
  }

  private static void inherit(Class<?> type, String method, List<Annotation> all) {
    Arrays.stream(type.getDeclaredMethods())
        .filter(each -> each.getName().equals(method))
        .flatMap(each -> Arrays.stream(each.getAnnotations()))
        .filter(said -> all.stream().noneMatch(a -> a.annotationType() == said.annotationType()))
        .forEach(all::add);
    for (Class<?> parent : type.getInterfaces()) {
      inherit(parent, method, all);
    }
  }
}
