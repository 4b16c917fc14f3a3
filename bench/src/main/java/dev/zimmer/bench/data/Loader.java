package dev.zimmer.bench.data;

import dev.zimmer.bench.data.ApiClient.Call;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Makes a world in an empty store, through the API like everybody else.
///
/// @param world what to make
/// @param progress is told what is being done
public record Loader(World world, Consumer<String> progress) {
  private static final int BATCH = 100;

  /// Makes it.
  public void load(ApiClient api) {
    progress.accept("registering %,d users".formatted(world.users()));
    api.callAll(registrations());
    progress.accept("creating %,d groups".formatted(world.groups() * world.groupsOfRound()));
    api.callAll(groups());
    List<Long> messages = messages();
    progress.accept("sending %,d batches of messages".formatted(messages.size()));
    api.callAll(messages.stream().map(this::message));
  }

  private Stream<Call> registrations() {
    return IntStream.range(0, (world.users() + BATCH - 1) / BATCH)
        .mapToObj(batch ->
            IntStream.range(batch * BATCH, Math.min((batch + 1) * BATCH, world.users()))
                .mapToObj(World::userId)
                .toList())
        .map(users -> new Call("UserRegister", Bodies.register(users)));
  }

  private Stream<Call> groups() {
    return IntStream.range(0, world.groups() * world.groupsOfRound())
        .mapToObj(number -> {
          int round = number / world.groupsOfRound();
          int group = number % world.groupsOfRound();
          List<String> ids = world.members(round, group).stream().map(World::userId).toList();
          String body =
              Bodies.createGroup(
                  world.groupId(round, group), ids.getFirst(), ids.subList(1, ids.size()));
          return new Call("CreateGroup", body);
        });
  }

  /// All messages in random order: a batch of a user is a number from 0, a group one below 0.
  private List<Long> messages() {
    List<Long> messages = new ArrayList<>();
    int batches = batchesOfUser();
    for (long i = 0; i < (long) world.users() * batches; i++) {
      messages.add(i);
    }
    for (long i = 0; i < (long) world.groups() * world.groupsOfRound(); i++) {
      messages.add(-1 - i);
    }
    Collections.shuffle(messages, new Random(1));
    return messages;
  }

  private int batchesOfUser() {
    return (world.peers() / 2 + BATCH - 1) / BATCH;
  }

  private Call message(long number) {
    if (number < 0) {
      int round = (int) ((-1 - number) / world.groupsOfRound());
      int group = (int) ((-1 - number) % world.groupsOfRound());
      String sender = World.userId(world.members(round, group).getFirst());
      return new Call("SendGroupMessage", Bodies.sendGroup(sender, world.groupId(round, group)));
    }
    int user = (int) (number / batchesOfUser());
    int batch = (int) (number % batchesOfUser());
    List<Integer> all = world.receivers(user);
    List<String> receivers =
        all.subList(batch * BATCH, Math.min((batch + 1) * BATCH, all.size())).stream()
            .map(World::userId)
            .toList();
    return new Call("SendPeerMessage", Bodies.sendPeer(World.userId(user), receivers));
  }
}
