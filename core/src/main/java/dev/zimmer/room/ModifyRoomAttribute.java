package dev.zimmer.room;

import dev.zimmer.action.Action;
import dev.zimmer.action.Answer;
import dev.zimmer.action.Batch;
import dev.zimmer.action.CallContext;
import dev.zimmer.action.ReturnCode;
import dev.zimmer.spec.About;
import dev.zimmer.spec.Api;
import dev.zimmer.spec.Category;
import dev.zimmer.spec.Default;
import dev.zimmer.spec.EachAlone;
import dev.zimmer.spec.OneOf;
import dev.zimmer.spec.OnlyWhen;
import dev.zimmer.spec.RecordSpec;
import dev.zimmer.spec.Required;
import dev.zimmer.spec.RoomId;
import dev.zimmer.spec.Size;
import dev.zimmer.spec.Text;
import dev.zimmer.spec.UserId;
import dev.zimmer.spec.Violation;
import dev.zimmer.user.Users;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Sets and deletes attributes of a room, one after the other.
///
/// Source: ZIM server API, ModifyRoomAttribute.
@Api(
    category = Category.ROOM,
    codes = {ReturnCode.OPERATOR_NOT_REGISTERED, ReturnCode.ROOM_NOT_FOUND})
public final class ModifyRoomAttribute
    implements Action<ModifyRoomAttribute.Request, ModifyRoomAttribute.Response> {
  private static final RecordSpec<Change> CHANGE = RecordSpec.of(Change.class);
  private static final int SET = 0;

  private final Rooms rooms;
  private final Users users;

  ModifyRoomAttribute(Rooms rooms, Users users) {
    this.rooms = rooms;
    this.users = users;
  }

  /// What the caller sends.
  public record Request(
      @About("who acts; registered, need not be in the room") @Required @UserId String fromUserId,
      @About("the room") @Required @RoomId String roomId,
      @About("what to change, in this order")
          @Required
          @Size(max = RoomAttributes.MAX_COUNT)
          @EachAlone
          List<Change> attributes) {}

  /// What to do with one attribute.
  public record Change(
      @About("0 sets it, whether it was set or not, 1 deletes it") @Required @OneOf({0, 1})
          @Nullable Integer action,
      @About("its name") @Required @Text(minBytes = 1, maxBytes = 16) @Nullable String key,
      @About("its value")
          @Default("")
          @OnlyWhen(component = "action", is = SET)
          @Text(maxBytes = 1024)
          String value,
      @About("1 if it goes when FromUserId leaves the room, or comes and then leaves")
          @Default("0")
          @OnlyWhen(component = "action", is = SET)
          @OneOf({0, 1})
          int autoDelete,
      @About("1 leaves out all later changes if this one fails") @Default("0") @OneOf({0, 1})
          int stopOnError) {}

  /// What the caller gets.
  public record Response(
      @About(
              "how many changes of one attribute there were in the room; left out if the call"
                  + " failed")
          @Nullable Long attributeSeq,
      @About("what was changed") List<Changed> succKeyList,
      @About("what was not; empty if nothing failed") List<Failure> errKeyList) {}

  /// One attribute that was changed.
  public record Changed(
      @About("its name") String key,
      @About("the number of the change, from 1 in each room") long seq) {}

  /// One attribute that was not changed.
  public record Failure(
      @About("its name as it was sent") @Nullable String key,
      @About("why, a return code") int subCode) {}

  @Override
  public Answer<Response> handle(CallContext call, Request request) {
    users.requireOperator(call.appId(), request.fromUserId());
    return rooms.change(
        new RoomKey(call.appId(), request.roomId()),
        call.nowMillis(),
        rows -> change(call, request, rows));
  }

  private static Answer<Response> change(CallContext call, Request request, RoomRows rows) {
    RoomAttributes before = rows.attributes();
    RoomAttributes attributes = before;
    Map<Integer, Batch.Outcome<Changed>> outcomes = new LinkedHashMap<>();
    boolean goesOn = true;
    for (int i = 0; goesOn && i < request.attributes().size(); i++) {
      Change change = request.attributes().get(i);
      switch (changed(call, request.fromUserId(), attributes, change)) {
        case Batch.Outcome.Success<RoomAttributes>(RoomAttributes after) -> {
          attributes = after;
          String key = Objects.requireNonNull(change.key());
          outcomes.put(i, Batch.Outcome.of(new Changed(key, after.sequence())));
        }
        case Batch.Outcome.Failure<RoomAttributes>(ReturnCode code, String text) -> {
          outcomes.put(i, Batch.Outcome.failed(code, text));
          goesOn = change.stopOnError() == 0;
        }
      }
    }
    if (attributes.sequence() > before.sequence()) {
      rows.put(attributes);
    }
    long sequence = attributes.sequence();
    return Batch.of(outcomes)
        .answer((failures, done) -> new Response(sequence, done, failures(request, failures)));
  }

  /// What one change makes of all attributes.
  private static Batch.Outcome<RoomAttributes> changed(
      CallContext call, String owner, RoomAttributes before, Change change) {
    Optional<Violation> broken = CHANGE.violation(change, call.nowMillis());
    if (broken.isPresent()) {
      return Batch.Outcome.failed(broken.get().code(), broken.get().text());
    }
    String key = Objects.requireNonNull(change.key());
    boolean sets = Objects.requireNonNull(change.action()) == SET;
    Optional<RoomAttributes> after =
        sets
            ? before.with(key, change.value(), change.autoDelete() == 1, owner)
            : before.without(key);
    String problem = sets ? "Attributes " + RoomAttributes.RULE : "Key is not set";
    return after
        .map(Batch.Outcome::of)
        .orElseGet(() -> Batch.Outcome.failed(ReturnCode.INVALID_ARGUMENT, problem));
  }

  private static List<Failure> failures(Request request, List<Batch.Failed<Integer>> failures) {
    return failures.stream()
        .map(failed ->
            new Failure(request.attributes().get(failed.item()).key(), failed.code().number()))
        .toList();
  }
}
