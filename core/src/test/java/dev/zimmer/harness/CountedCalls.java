package dev.zimmer.harness;

import dev.zimmer.storage.StorageEngine;
import dev.zimmer.storage.Transaction;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// A store that counts what is asked of it, in transactions and outside. A read is a round trip
/// where the store is a cluster, of however many rows; a delete leaves a mark there, also of a row
/// that never was.
///
/// @param engine the store
/// @param calls how often each method was called, by its name
public record CountedCalls(StorageEngine engine, Map<String, Integer> calls) {
  /// A store of which nothing has been asked.
  public static CountedCalls of(StorageEngine whole) {
    Map<String, Integer> calls = new ConcurrentHashMap<>();
    return new CountedCalls(counting(StorageEngine.class, whole, calls), calls);
  }

  /// How many reads there were.
  public int reads() {
    return count("get") + count("getAll") + count("scan");
  }

  /// How many deletes in transactions there were.
  public int deletes() {
    return count("delete");
  }

  private int count(String method) {
    return calls.getOrDefault(method, 0);
  }

  private static <T> T counting(Class<T> type, T whole, Map<String, Integer> calls) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (_, method, arguments) -> {
              calls.merge(method.getName(), 1, Integer::sum);
              if (method.getName().equals("transact")) {
                @SuppressWarnings("unchecked")
                Function<Transaction, Object> body = (Function<Transaction, Object>) arguments[1];
                Function<Transaction, Object> counted =
                    transaction -> body.apply(counting(Transaction.class, transaction, calls));
                return invoke(method, whole, new Object[] {arguments[0], counted});
              }
              return invoke(method, whole, arguments);
            }));
  }

  private static Object invoke(Method method, Object whole, Object[] arguments) throws Throwable {
    try {
      return method.invoke(whole, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
