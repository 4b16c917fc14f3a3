package dev.zimmer.world;

import static dev.zimmer.world.Check.failures;
import static dev.zimmer.world.Check.isRefused;
import static dev.zimmer.world.Check.require;
import static dev.zimmer.world.Check.requireBatch;

import dev.zimmer.action.ReturnCode;
import dev.zimmer.harness.Caller;
import dev.zimmer.user.AddUsersToBlacklist;
import dev.zimmer.user.CheckUsersIsInBlacklist;
import dev.zimmer.user.QueryBlacklist;
import dev.zimmer.user.RemoveUsersFromBlacklist;
import dev.zimmer.user.UserFailure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/// The steps about who has blocked whom.
///
/// @param model what must be
/// @param caller what is asked
record Blocks(Model model, Caller caller) {
  void block(Step.Block step) {
    String owner = step.owner();
    Caller.Reply reply =
        caller.call(
            step.blocked()
                ? new AddUsersToBlacklist.Request(owner, step.others())
                : new RemoveUsersFromBlacklist.Request(owner, step.others()));
    if (isRefused(model, owner, reply)) {
      return;
    }
    Map<String, ReturnCode> expected = new LinkedHashMap<>();
    for (String other : step.others()) {
      expected.put(other, step.blocked() ? blocking(owner, other) : unblocking(owner, other));
    }
    List<UserFailure> failed =
        step.blocked()
            ? reply.failed(AddUsersToBlacklist.Response.class).errList()
            : reply.failed(RemoveUsersFromBlacklist.Response.class).errList();
    ReturnCode allFailed =
        step.blocked() ? ReturnCode.BLOCK_ALL_FAILED : ReturnCode.UNBLOCK_ALL_FAILED;
    requireBatch(expected, allFailed, reply.code(), failures(failed));
    expected.forEach((other, code) -> {
      if (code == ReturnCode.OK) {
        model.add(new ModelEvent.Blocked(owner, other, step.blocked()));
      }
    });
  }

  void query(Step.QueryBlocks step) {
    Caller.Reply reply =
        caller.call(new CheckUsersIsInBlacklist.Request(step.owner(), step.others()));
    if (isRefused(model, step.owner(), reply)) {
      return;
    }
    Map<String, ReturnCode> expected = new LinkedHashMap<>();
    List<CheckUsersIsInBlacklist.Relation> relations = new ArrayList<>();
    for (String other : new LinkedHashSet<>(step.others())) {
      if (model.isRegistered(other)) {
        expected.put(other, ReturnCode.OK);
        int result = model.isBlocked(step.owner(), other) ? 1 : 0;
        relations.add(new CheckUsersIsInBlacklist.Relation(other, result));
      } else {
        expected.put(other, ReturnCode.USER_NOT_REGISTERED);
      }
    }
    CheckUsersIsInBlacklist.Response response =
        reply.failed(CheckUsersIsInBlacklist.Response.class);
    requireBatch(expected, reply.code(), failures(response.errList()));
    require("Succ", relations, response.succ());
    require("the blocklist", model.blockedBy(step.owner()), walk(step.owner(), step.limit()));
  }

  private List<String> walk(String owner, int limit) {
    List<String> all = new ArrayList<>();
    long next = 0;
    do {
      QueryBlacklist.Response page =
          caller
              .call(new QueryBlacklist.Request(owner, limit, next))
              .as(QueryBlacklist.Response.class);
      require("TotalCount", model.blockedBy(owner).size(), page.totalCount());
      page.blacklist().forEach(user -> all.add(user.userId()));
      next = page.next();
    } while (next != 0);
    return all;
  }

  private ReturnCode blocking(String owner, String other) {
    if (owner.equals(other)) {
      return ReturnCode.CANNOT_BLOCK_SELF;
    }
    if (!model.isRegistered(other)) {
      return ReturnCode.USER_NOT_REGISTERED;
    }
    return model.isBlocked(owner, other) ? ReturnCode.ALREADY_BLOCKED : ReturnCode.OK;
  }

  private ReturnCode unblocking(String owner, String other) {
    if (owner.equals(other)) {
      return ReturnCode.CANNOT_BLOCK_SELF;
    }
    return model.isBlocked(owner, other) ? ReturnCode.OK : ReturnCode.NOT_BLOCKED;
  }
}
