package dev.zimmer.list;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zimmer.Domain;
import dev.zimmer.DomainConfig;
import dev.zimmer.group.InviteUsersIntoGroup;
import dev.zimmer.harness.Caller;
import dev.zimmer.harness.JacksonText;
import dev.zimmer.harness.SettableTime;
import dev.zimmer.harness.TestStore;
import dev.zimmer.message.SendGroupMessage.TargetOption;
import dev.zimmer.stamp.StampClock;
import dev.zimmer.storage.StorageEngine;
import dev.zimmer.storage.Transaction;
import dev.zimmer.storage.WriteBatch;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Whom a message for all but some does not reach never sees it, also not for the moment in which
/// the group's timeline tells of it and their own row does not yet.
class MessageForMostTest {
  private static final TargetOption ALL_BUT_U = new TargetOption(List.of("u"), false);

  private final TestStore store = new TestStore();
  private final SettableTime time = new SettableTime();

  @AfterEach
  void closeStore() {
    store.close();
  }

  /// Rows alongside a transaction may be seen later than the transaction, as on Cassandra.
  @Test
  void list_whileRowsAlongsideAreLate_showsNothingThatIsTakenBack() {
    Runnable[] between = {() -> {}};
    Caller caller = caller(lateEngine(() -> between[0].run()));
    caller.register(List.of("o", "u"));
    caller.createGroup("g", "o", List.of("u"));
    time.advance(10);
    caller.sendToGroup("o", "g");
    long before = updateTime(caller);
    time.advance(10);
    long[] meanwhile = {0};
    between[0] = () -> meanwhile[0] = updateTime(caller);
    caller.sendToGroup("o", "g", ALL_BUT_U);
    assertThat(meanwhile[0]).isEqualTo(before);
    assertThat(updateTime(caller)).isEqualTo(before);
  }

  /// A list is read while a message is durable of which the lists in memory do not know yet.
  @Test
  void list_readBeforeTheActionsOfACommit_showsNothingThatIsTakenBack() throws Exception {
    CountDownLatch durable = new CountDownLatch(1);
    CountDownLatch headsAreRead = new CountDownLatch(1);
    Runnable[] beforeHeads = {() -> {}};
    Runnable[] beforeActions = {() -> {}};
    StorageEngine engine =
        delayed(() -> beforeHeads[0].run(), () -> beforeActions[0].run(), headsAreRead::countDown);
    Caller caller = caller(engine);
    caller.register(List.of("o", "u"));
    caller.createGroup("g", "o", List.of("u"));
    time.advance(10);
    caller.sendToGroup("o", "g");
    time.advance(10);
    Thread sender = new Thread(() -> caller.sendToGroup("o", "g", ALL_BUT_U));
    beforeHeads[0] =
        () -> {
          beforeHeads[0] = () -> {};
          beforeActions[0] =
              () -> {
                durable.countDown();
                await(headsAreRead);
              };
          sender.start();
          await(durable);
        };
    long meanwhile = updateTime(caller);
    headsAreRead.countDown();
    sender.join();
    assertThat(updateTime(caller)).isEqualTo(meanwhile);
  }

  @Test
  void rejoined_withATimeBeforeTheFirstJoining_doesNotSeeMessagesForMostOfThen() {
    Caller caller = caller(store.engine());
    caller.register(List.of("o", "u", "w"));
    caller.createGroup("g", "o", List.of("w"));
    time.advance(10);
    long early = time.millis();
    time.advance(10);
    caller.sendToGroup("o", "g", new TargetOption(List.of("w"), false));
    time.advance(10);
    caller.invite("o", "g", "u");
    time.advance(10);
    caller.sendToGroup("o", "g", ALL_BUT_U);
    time.advance(10);
    caller.kick("o", "g", "u");
    InviteUsersIntoGroup.MemberInfo again = new InviteUsersIntoGroup.MemberInfo("u", early, 0);
    caller
        .call(new InviteUsersIntoGroup.Request("o", "g", List.of(), List.of(again)))
        .as(InviteUsersIntoGroup.Response.class);
    assertThat(caller.list("u")).isEmpty();
  }

  private Caller caller(StorageEngine engine) {
    StampClock clock = new StampClock(engine, time);
    return new Caller(new Domain(engine, clock, new JacksonText(), DomainConfig.DEFAULT), time, 1);
  }

  private static long updateTime(Caller caller) {
    return caller.list("u").getFirst().updateTime();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private StorageEngine lateEngine(Runnable between) {
    StorageEngine whole = store.engine();
    return proxy(
        StorageEngine.class,
        (method, arguments) ->
            switch (method.getName()) {
              case "isShared" -> true;
              case "transact" -> {
                WriteBatch late = new WriteBatch();
                Object result =
                    transact(whole, method, arguments, transaction -> with(transaction, late));
                between.run();
                whole.write(late);
                yield result;
              }
              default -> call(method, whole, arguments);
            });
  }

  private static Transaction with(Transaction whole, WriteBatch alongside) {
    return proxy(
        Transaction.class,
        (method, arguments) ->
            method.getName().equals("alongside") ? alongside : call(method, whole, arguments));
  }

  private StorageEngine delayed(
      Runnable beforeHeads, Runnable beforeActions, Runnable onAwaitActions) {
    StorageEngine whole = store.engine();
    return proxy(
        StorageEngine.class,
        (method, arguments) -> {
          switch (method.getName()) {
            case "getAll" -> beforeHeads.run();
            case "awaitActions" -> onAwaitActions.run();
            case "transact" -> {
              return transact(whole, method, arguments, each -> before(each, beforeActions));
            }
            default -> {}
          }
          return call(method, whole, arguments);
        });
  }

  private static Transaction before(Transaction whole, Runnable beforeActions) {
    return proxy(
        Transaction.class,
        (method, arguments) -> {
          if (!method.getName().equals("onCommit")) {
            return call(method, whole, arguments);
          }
          Runnable action = (Runnable) arguments[0];
          whole.onCommit(() -> {
            beforeActions.run();
            action.run();
          });
          return null;
        });
  }

  @SuppressWarnings("unchecked")
  private static @Nullable Object transact(
      StorageEngine whole, Method method, Object[] arguments, UnaryOperator<Transaction> view)
      throws Throwable {
    Function<Transaction, Object> body = (Function<Transaction, Object>) arguments[1];
    Function<Transaction, Object> viewed = transaction -> body.apply(view.apply(transaction));
    return call(method, whole, new Object[] {arguments[0], viewed});
  }

  private interface Handler {
    @Nullable Object handle(Method method, Object[] arguments) throws Throwable;
  }

  private static <T> T proxy(Class<T> type, Handler handler) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (_, method, arguments) ->
                handler.handle(method, arguments == null ? new Object[0] : arguments)));
  }

  private static @Nullable Object call(Method method, Object whole, Object[] arguments)
      throws Throwable {
    try {
      return method.invoke(whole, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }
}
