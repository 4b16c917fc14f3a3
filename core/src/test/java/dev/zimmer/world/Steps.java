package dev.zimmer.world;

import dev.zimmer.group.ModifyGroupAttribute;
import dev.zimmer.group.MuteGroup;
import dev.zimmer.group.MuteGroupMembers;
import dev.zimmer.group.SetGroupMemberRole;
import dev.zimmer.group.SetGroupMembersNickname;
import dev.zimmer.group.TransferGroupOwner;
import dev.zimmer.group.UpdateGroupData;
import dev.zimmer.list.ConvPinned;
import dev.zimmer.list.SetConvMark;
import dev.zimmer.list.SilenceConvNotification;
import dev.zimmer.world.Step.Limit;
import dev.zimmer.world.Step.When;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;

/// Random steps. Few users, few groups and a clock that mostly stands still make it likely that
/// things meet: a deletion and a message in one millisecond, a user and a group of one name.
public final class Steps {
  private static final String ONE_GROUP = "one";
  private static final String TOO_LONG = "a".repeat(33);
  private static final int HOURS_MILLIS = 8 * 3_600_000;

  private Steps() {}

  /// The steps of one world.
  public static Arbitrary<List<Step>> lists() {
    return step()
        .list()
        .ofMinSize(1)
        .ofMaxSize(70)
        .withSizeDistribution(RandomDistribution.uniform());
  }

  /// By how many milliseconds the clocks of two servers differ.
  public static Arbitrary<Integer> apart() {
    return Arbitraries.of(0, 0, 1, 3, 500);
  }

  private static Arbitrary<Step> step() {
    return Arbitraries.frequencyOf(
        Tuple.of(10, advance()),
        Tuple.of(2, register()),
        Tuple.of(2, block()),
        Tuple.of(1, queryBlocks()),
        Tuple.of(3, setting()),
        Tuple.of(16, sendPeer()),
        Tuple.of(10, importPeer()),
        Tuple.of(6, createGroup()),
        Tuple.of(9, invite()),
        Tuple.of(8, kick()),
        Tuple.of(1, dismiss()),
        Tuple.of(20, sendGroup()),
        Tuple.of(12, importGroup()),
        Tuple.of(14, delete()),
        Tuple.of(6, query()),
        Tuple.of(16, turn()),
        Tuple.of(6, changeMessage()),
        Tuple.of(5, queryHistory()),
        Tuple.of(5, compareAll()),
        Tuple.of(1, restart()));
  }

  /// The steps of one group whose members come and go between messages for all, for some and for
  /// all but some.
  static Arbitrary<List<Step>> ofOneGroup() {
    Step created = new Step.CreateGroup(0, ONE_GROUP, "a", List.of("b", "c"), new When.Absent());
    Arbitrary<String> group = Arbitraries.just(ONE_GROUP);
    Arbitrary<List<String>> some = member().list().ofMinSize(1).ofMaxSize(3);
    Arbitrary<Optional<Step.Target>> all = Arbitraries.just(Optional.empty());
    Arbitrary<Optional<Step.Target>> targeted =
        Combinators.combine(rarely(), some).as(Step.Target::new).map(Optional::of);
    Arbitrary<Step> step =
        Arbitraries.frequencyOf(
            Tuple.of(5, Arbitraries.integers().between(1, 3).map(Step.Advance::new)),
            Tuple.of(2, sendTo(group, all)),
            Tuple.of(8, sendTo(group, targeted)),
            Tuple.of(4, importTo(group)),
            Tuple.of(4, inviteInto(group)),
            Tuple.of(4, some.map(users -> new Step.Kick(0, "a", ONE_GROUP, users))),
            Tuple.of(1, member().map(user -> new Step.Delete(0, user, 2, ONE_GROUP))),
            Tuple.of(4, compareAll()));
    return step.list()
        .ofMinSize(2)
        .ofMaxSize(40)
        .map(steps -> {
          List<Step> whole = new ArrayList<>(List.of(created));
          whole.addAll(steps);
          return whole;
        });
  }

  /// The steps of two users and their group, whose messages are recalled, edited, cleared and read
  /// back.
  public static Arbitrary<List<Step>> ofFewMessages() {
    Step created = new Step.CreateGroup(0, ONE_GROUP, "a", List.of("b"), new When.Absent());
    Arbitrary<String> user = Arbitraries.of("a", "b");
    Arbitrary<Boolean> flag = Arbitraries.of(true, false);
    Arbitrary<Step> advance =
        Arbitraries.of(1, 1, 3, 3, 120_000, HOURS_MILLIS).map(Step.Advance::new);
    Arbitrary<Step> send =
        Combinators.combine(user, flag)
            .as((from, unaware) ->
                new Step.SendPeer(0, from, List.of(other(from)), 1, unaware, false));
    Arbitrary<Step> sendToAll =
        user.map(from -> new Step.SendGroup(0, from, ONE_GROUP, 1, Optional.empty()));
    Arbitrary<Step> importOne =
        Combinators.combine(user, when(), flag)
            .as((from, sent, own) -> new Step.ImportPeer(0, from, other(from), 1, sent, own));
    Arbitrary<Step> change =
        Combinators.combine(
                user,
                flag,
                Arbitraries.frequency(
                    Tuple.of(4, Step.ChangeMessage.Kind.RECALL),
                    Tuple.of(4, Step.ChangeMessage.Kind.EDIT),
                    Tuple.of(3, Step.ChangeMessage.Kind.EDIT_OTHERS),
                    Tuple.of(1, Step.ChangeMessage.Kind.CLEAR),
                    Tuple.of(1, Step.ChangeMessage.Kind.READ_ALL),
                    Tuple.of(2, Step.ChangeMessage.Kind.RECEIPT)),
                Arbitraries.longs().between(1, 4))
            .as((who, ofGroup, kind, number) ->
                ofGroup
                    ? new Step.ChangeMessage(0, who, 2, ONE_GROUP, kind, number)
                    : new Step.ChangeMessage(0, who, 0, other(who), kind, number));
    Arbitrary<Step> query =
        Combinators.combine(user, flag, limits(), flag)
            .as((who, ofGroup, limits, empty) ->
                ofGroup
                    ? new Step.QueryHistory(0, who, 2, ONE_GROUP, limits, empty)
                    : new Step.QueryHistory(0, who, 0, other(who), limits, empty));
    return Arbitraries.frequencyOf(
            Tuple.of(2, advance),
            Tuple.of(5, send),
            Tuple.of(4, sendToAll),
            Tuple.of(2, importOne),
            Tuple.of(12, change),
            Tuple.of(5, query))
        .list()
        .ofMinSize(20)
        .ofMaxSize(60)
        .map(steps -> Stream.concat(Stream.of(created), steps.stream()).toList());
  }

  private static String other(String user) {
    return user.equals("a") ? "b" : "a";
  }

  /// The steps that make a list of 1,001 to 1,300 entries for `a` and change it a little, with more
  /// than a hundred imports at one millisecond.
  static Arbitrary<List<Step>> longLists() {
    Arbitrary<Hundred> hundred =
        Combinators.combine(
                Arbitraries.of(true, false),
                Arbitraries.integers().between(0, 3),
                Arbitraries.integers().between(0, 2))
            .as(Hundred::new);
    Arbitrary<Step> change =
        Combinators.combine(
                Arbitraries.integers().between(0, 3),
                Arbitraries.integers().between(0, 1299).map(i -> "p" + i),
                Arbitraries.integers().between(0, 3))
            .as(Steps::change);
    return Combinators.combine(
            Arbitraries.integers().between(1001, 1300),
            hundred.list().ofSize(13),
            change.list().ofSize(60),
            limits().list().ofSize(4))
        .as((size, hundreds, changes, limits) -> {
          List<Step> steps = new ArrayList<>();
          for (int from = 0; from < size; from += 100) {
            steps.addAll(hundreds.get(from / 100).steps(from, Math.min(from + 100, size)));
          }
          for (int i = 0; i < changes.size(); i++) {
            if (i % 15 == 0) {
              steps.add(new Step.Query(0, "a", limits.get(i / 15)));
            }
            steps.add(changes.get(i));
          }
          return steps;
        });
  }

  private static Arbitrary<Step> advance() {
    Arbitrary<Integer> millis =
        Arbitraries.frequencyOf(
            Tuple.of(20, Arbitraries.integers().between(1, 3)),
            Tuple.of(4, Arbitraries.integers().between(4, 40)),
            Tuple.of(1, Arbitraries.integers().between(200, 700)),
            Tuple.of(1, Arbitraries.integers().between(-5, -1)),
            Tuple.of(1, Arbitraries.of(-HOURS_MILLIS, HOURS_MILLIS)));
    return millis.map(Step.Advance::new);
  }

  private static Arbitrary<Step> register() {
    Arbitrary<String> ids =
        Arbitraries.frequency(
            Tuple.of(3, "e"), Tuple.of(2, "a"), Tuple.of(1, "ü"), Tuple.of(1, TOO_LONG));
    return Combinators.combine(app(), ids.list().ofMinSize(1).ofMaxSize(3)).as(Step.Register::new);
  }

  private static Arbitrary<Step> block() {
    Arbitrary<List<String>> others = user().list().ofMinSize(1).ofMaxSize(3);
    return Combinators.combine(app(), user(), others, Arbitraries.of(true, false))
        .as(Step.Block::new);
  }

  private static Arbitrary<Step> queryBlocks() {
    Arbitrary<List<String>> others = user().list().ofMinSize(1).ofMaxSize(4);
    return Combinators.combine(app(), user(), others, Arbitraries.integers().between(1, 3))
        .as(Step.QueryBlocks::new);
  }

  /// The steps of one world in which what must move no list alternates with all else.
  static Arbitrary<List<Step>> withSettings() {
    Arbitrary<Step> still =
        Arbitraries.oneOf(
            setting(), block(), queryBlocks(), changeMessage(), changeMessage(), queryHistory());
    return Combinators.combine(step(), still)
        .as(List::of)
        .list()
        .ofMinSize(2)
        .ofMaxSize(30)
        .map(pairs -> pairs.stream().flatMap(List::stream).toList());
  }

  private static Arbitrary<Step> setting() {
    Arbitrary<Boolean> flag = Arbitraries.of(true, false);
    Arbitrary<List<String>> peers = user().list().ofMinSize(1).ofMaxSize(3);
    Arbitrary<List<String>> groups = group().list().ofMinSize(1).ofMaxSize(3);
    Arbitrary<Record> pin =
        Combinators.combine(user(), peers, groups, flag)
            .as((user, some, others, on) -> {
              List<ConvPinned.Conversation> conversations = new ArrayList<>();
              some.forEach(id -> conversations.add(new ConvPinned.Conversation(id, 0)));
              others.forEach(id -> conversations.add(new ConvPinned.Conversation(id, 2)));
              return new ConvPinned.Request(user, conversations, on ? 1 : 0);
            });
    Arbitrary<Record> silence =
        Combinators.combine(user(), peers, groups, flag, flag)
            .as((user, some, others, ofPeers, on) ->
                ofPeers
                    ? new SilenceConvNotification.Request(user, 0, some, on)
                    : new SilenceConvNotification.Request(user, 2, others, on));
    Arbitrary<SetConvMark.MarkInfo> info =
        Combinators.combine(user(), marks(peers), marks(groups), flag)
            .as(SetConvMark.MarkInfo::new);
    Arbitrary<Record> mark =
        Combinators.combine(user(), info.list().ofMinSize(1).ofMaxSize(3))
            .as(SetConvMark.Request::new);
    return Combinators.combine(app(), Arbitraries.oneOf(pin, silence, mark, groupSetting()))
        .as(Step.Setting::new);
  }

  private static Arbitrary<Record> groupSetting() {
    Arbitrary<Integer> number = Arbitraries.of(-1, 0, 2, 3, 200);
    return Combinators.combine(
            user(), group(), user(), number, Arbitraries.integers().between(0, 6))
        .as((from, group, user, some, kind) ->
            switch (kind) {
              case 0 -> new UpdateGroupData.Request(from, group, null, user, null);
              case 1 ->
                  new ModifyGroupAttribute.Request(
                      some == 0 ? 1 : 0,
                      from,
                      group,
                      List.of(new ModifyGroupAttribute.Attribute(user, from)));
              case 2 -> new SetGroupMemberRole.Request(from, group, user, some);
              case 3 -> new TransferGroupOwner.Request(from, group, user);
              case 4 ->
                  new SetGroupMembersNickname.Request(
                      from, group, List.of(new SetGroupMembersNickname.MemberNickname(user, from)));
              case 5 -> new MuteGroup.Request(from, group, some > 2, List.of(3), some);
              default -> new MuteGroupMembers.Request(from, group, List.of(user), some);
            });
  }

  private static Arbitrary<Map<String, SetConvMark.MarkContent>> marks(
      Arbitrary<List<String>> ids) {
    return Combinators.combine(ids, Arbitraries.longs().between(0, 31))
        .as((all, number) -> {
          Map<String, SetConvMark.MarkContent> marks = new LinkedHashMap<>();
          all.forEach(id -> marks.put(id, new SetConvMark.MarkContent(number)));
          return marks;
        });
  }

  private static Arbitrary<Step> changeMessage() {
    Arbitrary<Long> number = Arbitraries.longs().between(1, 6);
    Arbitrary<Step.ChangeMessage.Kind> kind = Arbitraries.of(Step.ChangeMessage.Kind.class);
    return Arbitraries.oneOf(
        Combinators.combine(app(), user(), user(), kind, number)
            .as((app, user, other, how, n) -> new Step.ChangeMessage(app, user, 0, other, how, n)),
        Combinators.combine(app(), user(), group(), kind, number)
            .as((app, user, group, how, n) -> new Step.ChangeMessage(app, user, 2, group, how, n)));
  }

  private static Arbitrary<Step> queryHistory() {
    Arbitrary<Boolean> withEmpty = Arbitraries.of(true, false);
    return Arbitraries.oneOf(
        Combinators.combine(app(), user(), user(), limits(), withEmpty)
            .as((app, user, other, limits, empty) ->
                new Step.QueryHistory(app, user, 0, other, limits, empty)),
        Combinators.combine(app(), user(), group(), limits(), withEmpty)
            .as((app, user, group, limits, empty) ->
                new Step.QueryHistory(app, user, 2, group, limits, empty)));
  }

  private static Arbitrary<Step> sendPeer() {
    Arbitrary<List<String>> receivers =
        Arbitraries.frequencyOf(
            Tuple.of(3, user().list().ofSize(1)),
            Tuple.of(2, user().list().ofMinSize(2).ofMaxSize(5)));
    return Combinators.combine(
            app(),
            user(),
            receivers,
            type(),
            Arbitraries.frequency(Tuple.of(2, false), Tuple.of(1, true)),
            rarely())
        .as(Step.SendPeer::new);
  }

  private static Arbitrary<Step> importPeer() {
    return Combinators.combine(app(), member(), user(), type(), when(), Arbitraries.of(true, false))
        .as(Step.ImportPeer::new);
  }

  private static Arbitrary<Step> createGroup() {
    Arbitrary<List<String>> members = user().list().ofMinSize(0).ofMaxSize(5);
    return Combinators.combine(app(), group(), member(), members, when()).as(Step.CreateGroup::new);
  }

  private static Arbitrary<Step> invite() {
    return inviteInto(group());
  }

  private static Arbitrary<Step> inviteInto(Arbitrary<String> group) {
    Arbitrary<Step.Invited> invited =
        Combinators.combine(user(), when(), rarely()).as(Step.Invited::new);
    return Combinators.combine(app(), user(), group, invited.list().ofMinSize(1).ofMaxSize(3))
        .as(Step.Invite::new);
  }

  private static Arbitrary<Step> kick() {
    return Combinators.combine(app(), user(), group(), user().list().ofMinSize(1).ofMaxSize(3))
        .as(Step.Kick::new);
  }

  private static Arbitrary<Step> dismiss() {
    return Combinators.combine(app(), user(), group()).as(Step.Dismiss::new);
  }

  private static Arbitrary<Step> sendGroup() {
    Arbitrary<Step.Target> target =
        Combinators.combine(Arbitraries.of(true, false), possibleUser().list().ofMaxSize(3))
            .as(Step.Target::new);
    Arbitrary<Optional<Step.Target>> maybe =
        Arbitraries.frequencyOf(
            Tuple.of(1, Arbitraries.just(Optional.empty())), Tuple.of(1, target.map(Optional::of)));
    return sendTo(group(), maybe);
  }

  private static Arbitrary<Step> sendTo(
      Arbitrary<String> group, Arbitrary<Optional<Step.Target>> target) {
    return Combinators.combine(app(), user(), group, type(), target).as(Step.SendGroup::new);
  }

  private static Arbitrary<Step> importGroup() {
    return importTo(group());
  }

  private static Arbitrary<Step> importTo(Arbitrary<String> group) {
    return Combinators.combine(app(), user(), group, type(), when()).as(Step.ImportGroup::new);
  }

  private static Arbitrary<Step> delete() {
    Arbitrary<Step> peers =
        Combinators.combine(app(), user(), user())
            .as((app, user, other) -> new Step.Delete(app, user, 0, other));
    Arbitrary<Step> groups =
        Combinators.combine(app(), user(), group())
            .as((app, user, group) -> new Step.Delete(app, user, 2, group));
    return Arbitraries.oneOf(peers, groups);
  }

  private static Arbitrary<Step> query() {
    return Combinators.combine(app(), user(), limits()).as(Step.Query::new);
  }

  private static Arbitrary<Step> turn() {
    Arbitrary<Limit> limit =
        Arbitraries.frequencyOf(Tuple.of(4, Arbitraries.just(limitOf(1))), Tuple.of(1, limit()));
    return Combinators.combine(app(), member(), limit).as(Step.Turn::new);
  }

  private static Arbitrary<Step> compareAll() {
    return Combinators.combine(limits(), Arbitraries.of(true, false)).as(Step.CompareAll::new);
  }

  private static Arbitrary<Step> restart() {
    return Combinators.combine(rarely(), Arbitraries.of(true, false)).as(Step.Restart::new);
  }

  static Arbitrary<List<Limit>> limits() {
    return limit().list().ofMinSize(1).ofMaxSize(5);
  }

  private static Arbitrary<Limit> limit() {
    return Arbitraries.frequencyOf(
        Tuple.of(6, Arbitraries.integers().between(1, 4).map(Steps::limitOf)),
        Tuple.of(2, Arbitraries.integers().between(1, 600).map(Steps::limitOf)),
        Tuple.of(1, Arbitraries.of(0, -1, -7).map(Steps::limitOf)),
        Tuple.of(1, Arbitraries.just(new Limit(Optional.empty()))));
  }

  private static Limit limitOf(int rows) {
    return new Limit(Optional.of(rows));
  }

  private static Arbitrary<Integer> app() {
    return Arbitraries.frequency(Tuple.of(6, 0), Tuple.of(1, 1));
  }

  /// One of those who are registered from the start.
  private static Arbitrary<String> member() {
    return Arbitraries.of(World.USERS);
  }

  private static Arbitrary<String> user() {
    return Arbitraries.frequencyOf(
        Tuple.of(34, possibleUser()), Tuple.of(1, Arbitraries.just("ü")));
  }

  /// Somebody whose id may be one, registered or not.
  private static Arbitrary<String> possibleUser() {
    return Arbitraries.frequencyOf(
        Tuple.of(30, member()),
        Tuple.of(3, Arbitraries.just("e")),
        Tuple.of(1, Arbitraries.just("x")));
  }

  private static Arbitrary<String> group() {
    return Arbitraries.frequency(
        Tuple.of(6, AppIds.LAST_GROUP), Tuple.of(3, "a"), Tuple.of(1, "$1"));
  }

  private static Arbitrary<Integer> type() {
    return Arbitraries.frequency(
        Tuple.of(12, 1),
        Tuple.of(1, 2),
        Tuple.of(1, 10),
        Tuple.of(1, 11),
        Tuple.of(1, 12),
        Tuple.of(1, 13),
        Tuple.of(1, 14),
        Tuple.of(1, 200));
  }

  private static Arbitrary<When> when() {
    return Arbitraries.frequencyOf(
        Tuple.of(4, Arbitraries.just(new When.Absent())),
        Tuple.of(1, Arbitraries.just(new When.Zero())),
        Tuple.of(4, Arbitraries.just(new When.Ago(0))),
        Tuple.of(8, Arbitraries.integers().between(1, 6).map(When.Ago::new)),
        Tuple.of(2, Arbitraries.integers().between(7, 1000).map(When.Ago::new)),
        Tuple.of(1, Arbitraries.just(new When.Ago(-1))));
  }

  private static Arbitrary<Boolean> rarely() {
    return Arbitraries.frequency(Tuple.of(5, false), Tuple.of(1, true));
  }

  private static Step change(int kind, String other, int ago) {
    return switch (kind) {
      case 0 -> new Step.Delete(0, "a", 0, other);
      case 1 -> new Step.SendPeer(0, other, List.of("a"), 1, false, false);
      case 2 -> new Step.ImportPeer(0, other, "a", 1, new When.Ago(ago), false);
      default -> new Step.Turn(0, "a", limitOf(300));
    };
  }

  /// How `a` gets a hundred new entries: by messages, or by imports of one millisecond.
  private record Hundred(boolean sent, int ago, int advance) {
    List<Step> steps(int from, int to) {
      List<String> others = IntStream.range(from, to).mapToObj(i -> "p" + i).toList();
      List<Step> steps = new ArrayList<>();
      steps.add(new Step.Advance(advance));
      steps.add(new Step.Register(0, others));
      if (sent) {
        steps.add(new Step.SendPeer(0, "a", others, 1, false, false));
      } else {
        for (String other : others) {
          steps.add(new Step.ImportPeer(0, "a", other, 1, new When.Ago(ago), true));
        }
      }
      return steps;
    }
  }
}
