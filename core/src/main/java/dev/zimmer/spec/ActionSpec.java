package dev.zimmer.spec;

import dev.zimmer.action.Action;
import dev.zimmer.action.Answer;
import dev.zimmer.action.CallContext;
import dev.zimmer.action.ReturnCode;
import java.lang.reflect.ParameterizedType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// An action with all that its page says of it.
///
/// @param <Q> the action's request
/// @param <R> the action's response
public final class ActionSpec<Q extends Record, R extends Record> {
  private final Action<Q, R> action;
  private final Api api;
  private final Limit limit;
  private final RecordSpec<Q> request;
  private final RecordSpec<R> response;
  private final @Nullable R failure;

  private ActionSpec(Action<Q, R> action, Api api, Class<Q> request, Class<R> response) {
    this.action = action;
    this.api = api;
    this.limit = Limit.of(api.limit());
    this.request = RecordSpec.of(request);
    this.response = RecordSpec.of(response);
    this.failure = failureOf(this.response);
    requireComponent(limit.scope().component(), Kind.Words.class);
    requireComponent(limit.counting(), Kind.Items.class);
    if (limit.scope() != Limit.Scope.APP
        && (limit.callsADay() > 0 || limit.period().compareTo(Limit.MAX_PERIOD_OF_A_PART) > 0)) {
      throw new IllegalArgumentException(
          name() + ": a limit for each group or room has at most a minute, and none for a day");
    }
  }

  /// What an action's class says.
  ///
  /// @throws IllegalArgumentException if it does not say enough, or something that cannot be
  @SuppressWarnings("unchecked") // an action is an Action<Q, R> of the types that its class names
  public static <Q extends Record, R extends Record> ActionSpec<Q, R> of(Action<Q, R> action) {
    Class<?> type = action.getClass();
    Api api = type.getAnnotation(Api.class);
    if (api == null) {
      throw new IllegalArgumentException(type.getName() + " has no annotation Api");
    }
    ParameterizedType declared =
        Arrays.stream(type.getGenericInterfaces())
            .filter(ParameterizedType.class::isInstance)
            .map(ParameterizedType.class::cast)
            .filter(generic -> generic.getRawType() == Action.class)
            .findFirst()
            .orElseThrow(() ->
                new IllegalArgumentException(type.getName() + " does not name Action<…> itself"));
    return new ActionSpec<>(
        action,
        api,
        (Class<Q>) declared.getActualTypeArguments()[0],
        (Class<R>) declared.getActualTypeArguments()[1]);
  }

  /// The value of the query parameter `Action`.
  public String name() {
    return type().getSimpleName();
  }

  /// Another value that is taken for it; empty if there is none.
  public Optional<String> alias() {
    return Optional.ofNullable(type().getAnnotation(Alias.class)).map(Alias::value);
  }

  /// The action's class.
  public Class<?> type() {
    return action.getClass();
  }

  /// The part of the API that it belongs to.
  public Category category() {
    return api.category();
  }

  /// The verb of its page.
  public Verb verb() {
    return api.verb();
  }

  /// How often it may be called.
  public Limit limit() {
    return limit;
  }

  /// What a call answers when this server fails to serve it.
  public ReturnCode failureCode() {
    return api.failure();
  }

  /// The response's fields for a call that failed as a whole: all its lists, empty, if one of them
  /// is a list of failures; null if there is none, for then the three common fields are all.
  public @Nullable R failure() {
    return failure;
  }

  /// Its parameters.
  public RecordSpec<Q> request() {
    return request;
  }

  /// The fields of its answer after Code, Message and RequestId.
  public RecordSpec<R> response() {
    return response;
  }

  /// What it can answer, as Code or SubCode, beyond OK, OVERLOADED and the gateway's codes.
  public SortedSet<ReturnCode> codes() {
    SortedSet<ReturnCode> codes = new TreeSet<>(List.of(api.codes()));
    codes.add(ReturnCode.INVALID_ARGUMENT);
    codes.add(limit.code());
    codes.add(api.failure());
    request.fields().forEach(field -> field.addCodesTo(codes));
    return codes;
  }

  /// Serves one call.
  ///
  /// @throws dev.zimmer.action.ActionException if the call as a whole is refused; with the code of
  ///   the first rule that the request breaks, if it breaks one
  public Answer<R> handle(CallContext call, Q sent) {
    Violation broken = request.violation("", sent, call.nowMillis());
    if (broken != null) {
      throw broken.refusal();
    }
    return action.handle(call, sent);
  }

  private void requireComponent(String name, Class<? extends Kind> kind) {
    boolean isThere =
        name.isEmpty()
            || request.component(name).filter(f -> kind.isInstance(f.value().kind())).isPresent();
    if (!isThere) {
      throw new IllegalArgumentException(name() + " is limited by " + name + " and has none");
    }
  }

  private static <R extends Record> @Nullable R failureOf(RecordSpec<R> response) {
    if (response.fields().stream().noneMatch(ActionSpec::isFailures)) {
      return null;
    }
    return response.create(response.fields().stream().map(FieldSpec::absent).toArray());
  }

  private static boolean isFailures(FieldSpec field) {
    return field.value().kind() instanceof Kind.Items(ValueSpec element)
        && element.kind() instanceof Kind.Fields(RecordSpec<?> item)
        && (item.component("subCode").isPresent() || item.component("reason").isPresent());
  }
}
