package dev.zimmer.action;

/// A request whose action is limited per group ([Limit.Scope#GROUP]).
public interface GroupScoped {
  /// The group whose budget the call uses, as the caller sent it; null if he sent none.
  @org.jspecify.annotations.Nullable
  String groupId();
}
