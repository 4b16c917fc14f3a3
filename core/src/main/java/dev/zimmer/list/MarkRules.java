package dev.zimmer.list;

import dev.zimmer.action.CallContext;
import dev.zimmer.action.ReturnCode;
import dev.zimmer.conversation.ConversationId;
import dev.zimmer.list.SetConvMark.ConversationFailure;
import dev.zimmer.list.SetConvMark.Failure;
import dev.zimmer.list.SetConvMark.MarkContent;
import dev.zimmer.list.SetConvMark.MarkInfo;
import dev.zimmer.spec.RecordSpec;
import dev.zimmer.spec.Violation;
import dev.zimmer.user.Mark;
import dev.zimmer.user.Users;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// Which marks of one user's conversations can be set or cancelled.
///
/// @param users who is registered
/// @param memberships who is in which group
record MarkRules(Users users, Memberships memberships) {
  private static final RecordSpec<MarkContent> CONTENT = RecordSpec.of(MarkContent.class);

  /// What is right, and what is not.
  ///
  /// @param right in the order in which it was sent
  /// @param failures of which elements all or some conversations fail
  record Checked(List<Mark> right, Map<MarkInfo, Failure> failures) {}

  /// Looks at everything that is asked for a user, who is registered.
  Checked check(CallContext call, String userId, List<MarkInfo> infos) {
    Map<ConversationId, ReturnCode> known = known(call, userId, infos);
    List<Mark> right = new ArrayList<>();
    Map<MarkInfo, Failure> failures = new LinkedHashMap<>();
    for (MarkInfo info : infos) {
      List<ConversationFailure> wrong = new ArrayList<>();
      int before = right.size();
      info.conversations()
          .forEach(conversation -> {
            ConversationId id = conversation.getKey();
            MarkContent content = conversation.getValue();
            ReturnCode code = known.getOrDefault(id, ReturnCode.OK);
            Optional<Violation> broken = CONTENT.violation(content, call.nowMillis());
            if (broken.isPresent()) {
              wrong.add(failure(id, broken.get().code(), broken.get().text()));
            } else if (code != ReturnCode.OK) {
              wrong.add(failure(id, code, code.text()));
            } else {
              right.add(mark(id, content, info));
            }
          });
      if (!wrong.isEmpty()) {
        boolean isAll = right.size() == before;
        ReturnCode code = isAll ? ReturnCode.MARK_ALL_FAILED : ReturnCode.OK;
        failures.put(info, new Failure(code.number(), code.text(), userId, wrong));
      }
    }
    return new Checked(right, failures);
  }

  private Map<ConversationId, ReturnCode> known(
      CallContext call, String userId, List<MarkInfo> infos) {
    Map<ConversationId, ReturnCode> codes = new LinkedHashMap<>();
    List<String> peers = ids(infos.stream().map(MarkInfo::setMarkC2c).toList());
    Set<String> registered = users.registeredAmong(call.appId(), peers);
    for (String peer : peers) {
      if (!registered.contains(peer)) {
        codes.put(ConversationId.peer(peer), ReturnCode.PEER_NOT_REGISTERED);
      }
    }
    List<String> groups = ids(infos.stream().map(MarkInfo::setMarkGroup).toList());
    memberships
        .of(call.appId(), userId, groups)
        .forEach((group, code) -> codes.put(ConversationId.group(group), code));
    return codes;
  }

  private static List<String> ids(Collection<Map<String, MarkContent>> maps) {
    return maps.stream().flatMap(map -> map.keySet().stream()).distinct().toList();
  }

  private static Mark mark(ConversationId id, MarkContent content, MarkInfo info) {
    int number = Math.toIntExact(Objects.requireNonNull(content.markContent()));
    return new Mark(id, number, Objects.requireNonNull(info.action()));
  }

  private static ConversationFailure failure(ConversationId id, ReturnCode code, String text) {
    int type = id.type().number();
    return new ConversationFailure(code.number(), text, id.id(), type);
  }
}
