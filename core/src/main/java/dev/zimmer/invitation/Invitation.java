package dev.zimmer.invitation;

import dev.zimmer.action.ReturnCode;
import dev.zimmer.storage.ValueReader;
import dev.zimmer.storage.ValueWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// An invitation into a call.
///
/// It is open until everybody has answered, or its time is over; who has not answered by then
/// cannot any more.
///
/// @param caller who invites
/// @param createdMillis when, in Unix milliseconds
/// @param timeoutSeconds how long there is to answer
/// @param extendedData what the caller says, at most 2048 bytes; may be empty
/// @param callees who was invited, at least one
record Invitation(
    String caller,
    long createdMillis,
    int timeoutSeconds,
    String extendedData,
    List<Callee> callees) {
  private static final int FORMAT = 1;

  /// Somebody who was invited.
  ///
  /// @param extendedData what they say with their answer, at most 2048 bytes; may be empty
  record Callee(String userId, CalleeState state, String extendedData) {
    /// Somebody who has not answered.
    static Callee invited(String userId) {
      return new Callee(userId, CalleeState.INVITED, "");
    }

    boolean hasAnswered() {
      return state != CalleeState.INVITED;
    }
  }

  /// Why somebody cannot answer now; OK if they can.
  ///
  /// @param nowMillis the time, in Unix milliseconds
  ReturnCode refusal(String userId, long nowMillis) {
    Optional<Callee> callee =
        callees.stream().filter(each -> each.userId().equals(userId)).findFirst();
    if (callee.isEmpty()) {
      return ReturnCode.NOT_INVITED;
    }
    if (callee.get().hasAnswered()) {
      return ReturnCode.CALL_ENDED;
    }
    return nowMillis < createdMillis + timeoutSeconds * 1000L
        ? ReturnCode.OK
        : ReturnCode.CALL_INVITATION_TIMED_OUT;
  }

  /// The same with an answer of somebody who can answer.
  Invitation with(Callee answer) {
    List<Callee> after =
        callees.stream()
            .map(each -> each.userId().equals(answer.userId()) ? answer : each)
            .toList();
    return new Invitation(caller, createdMillis, timeoutSeconds, extendedData, after);
  }

  byte[] toBytes() {
    ValueWriter value =
        new ValueWriter(FORMAT)
            .text(caller)
            .number(createdMillis)
            .number(timeoutSeconds)
            .text(extendedData)
            .number(callees.size());
    for (Callee callee : callees) {
      value.text(callee.userId()).number(callee.state().number()).text(callee.extendedData());
    }
    return value.toBytes();
  }

  static Invitation read(byte[] value) {
    ValueReader reader = new ValueReader(value, FORMAT);
    String caller = reader.text();
    long createdMillis = reader.number();
    int timeoutSeconds = (int) reader.number();
    String extendedData = reader.text();
    long count = reader.number();
    List<Callee> callees = new ArrayList<>();
    for (long i = 0; i < count; i++) {
      callees.add(new Callee(reader.text(), CalleeState.of(reader.number()), reader.text()));
    }
    return new Invitation(caller, createdMillis, timeoutSeconds, extendedData, callees);
  }
}
