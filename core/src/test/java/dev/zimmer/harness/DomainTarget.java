package dev.zimmer.harness;

import dev.zimmer.Domain;
import dev.zimmer.action.ActionException;
import dev.zimmer.action.Answer;
import dev.zimmer.action.CallContext;
import dev.zimmer.spec.ActionSpec;
import java.time.InstantSource;

/// Calls actions as the pipeline does, without HTTP.
///
/// @param domain what is called
/// @param time the wall clock
public record DomainTarget(Domain domain, InstantSource time) implements Caller.Target {
  @Override
  public Caller.Reply call(long appId, Record request) {
    String name = request.getClass().getEnclosingClass().getSimpleName();
    CallContext call = new CallContext(appId, "1", time.millis());
    try {
      Answer<?> answer = handle(domain.actions().find(name).orElseThrow(), call, request);
      return new Caller.Reply(answer.code().number(), answer.response());
    } catch (ActionException e) {
      return new Caller.Reply(e.code().number(), null);
    }
  }

  private static <Q extends Record, R extends Record> Answer<R> handle(
      ActionSpec<Q, R> action, CallContext call, Record request) {
    Q sent = action.request().type().cast(request);
    return action.handle(call, Sent.corrected(action.request(), sent));
  }
}
