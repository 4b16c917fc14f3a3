package dev.zimmer.bench.data;

import java.util.List;
import java.util.stream.IntStream;

/// Users who all have equally many conversations, seven of ten one-to-one and the others groups.
///
/// User i writes to the users who follow, so each has as many one-to-one conversations with those
/// before as with those after. Groups are dealt in rounds: each round shuffles all users in its own
/// way and cuts them into groups of [#GROUP_SIZE], so each user is in one group of each round.
///
/// @param users how many
/// @param conversations how many each of them has
public record Dataset(int users, int conversations) {
  /// How many members a group has; the last of a round may have fewer.
  public static final int GROUP_SIZE = 100;

  private static final int[] STEPS = {1, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53};

  /// Checks that there are enough users for that many conversations.
  public Dataset {
    if (conversations > 0 && users <= peersOf(conversations)) {
      throw new IllegalArgumentException(
          "users: " + users + " (expected: more than " + peersOf(conversations) + ")");
    }
  }

  /// A name that no other data set has.
  public String name() {
    return "world-%d-%d".formatted(users, conversations);
  }

  /// One-to-one conversations of a user.
  public int peers() {
    return peersOf(conversations);
  }

  /// Groups of a user, which is also how many rounds there are.
  public int groups() {
    return conversations - peers();
  }

  /// How many groups one round has.
  public int groupsOfRound() {
    return (users + GROUP_SIZE - 1) / GROUP_SIZE;
  }

  /// The id of a user.
  public static String userId(int user) {
    return "u%07d".formatted(user);
  }

  /// The id of a group.
  public String groupId(int round, int group) {
    return "g%07d".formatted(round * groupsOfRound() + group);
  }

  /// The users to whom a user writes first.
  public List<Integer> receivers(int user) {
    return IntStream.rangeClosed(1, peers() / 2).mapToObj(i -> (user + i) % users).toList();
  }

  /// The members of a group.
  public List<Integer> members(int round, int group) {
    long step = STEPS[round % STEPS.length];
    while (gcd(step, users) != 1) {
      step++;
    }
    long factor = step;
    int first = group * GROUP_SIZE;
    return IntStream.range(first, Math.min(first + GROUP_SIZE, users))
        .mapToObj(i -> (int) ((i * factor + (long) round * 61) % users))
        .toList();
  }

  private static int peersOf(int conversations) {
    return 2 * (conversations * 7 / 20);
  }

  private static long gcd(long a, long b) {
    return b == 0 ? a : gcd(b, a % b);
  }
}
