package dev.zimmer.bench.data;

import dev.zimmer.bench.data.ApiClient.Call;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Makes a data set in an empty store, through the API like everybody else.
///
/// @param dataset what to make
/// @param progress is told what is being done
public record Loader(Dataset dataset, Consumer<String> progress) {
  private static final int BATCH = 100;

  /// Makes it.
  public void load(ApiClient api) {
    progress.accept("registering %,d users".formatted(dataset.users()));
    api.callAll(registrations());
    progress.accept("creating %,d groups".formatted(dataset.groups() * dataset.groupsOfRound()));
    api.callAll(groups());
    List<Long> messages = messages();
    progress.accept("sending %,d batches of messages".formatted(messages.size()));
    api.callAll(messages.stream().map(this::message));
  }

  private Stream<Call> registrations() {
    return IntStream.range(0, (dataset.users() + BATCH - 1) / BATCH)
        .mapToObj(batch ->
            IntStream.range(batch * BATCH, Math.min((batch + 1) * BATCH, dataset.users()))
                .mapToObj(Dataset::userId)
                .toList())
        .map(users -> new Call("UserRegister", CallBodies.register(users)));
  }

  private Stream<Call> groups() {
    return IntStream.range(0, dataset.groups() * dataset.groupsOfRound())
        .mapToObj(number -> {
          int round = number / dataset.groupsOfRound();
          int group = number % dataset.groupsOfRound();
          List<String> ids = dataset.members(round, group).stream().map(Dataset::userId).toList();
          String body =
              CallBodies.createGroup(
                  dataset.groupId(round, group), ids.getFirst(), ids.subList(1, ids.size()));
          return new Call("CreateGroup", body);
        });
  }

  /// All messages in random order: a batch of a user is a number from 0, a group one below 0.
  private List<Long> messages() {
    List<Long> messages = new ArrayList<>();
    int batches = batchesOfUser();
    for (long i = 0; i < (long) dataset.users() * batches; i++) {
      messages.add(i);
    }
    for (long i = 0; i < (long) dataset.groups() * dataset.groupsOfRound(); i++) {
      messages.add(-1 - i);
    }
    Collections.shuffle(messages, new Random(1));
    return messages;
  }

  private int batchesOfUser() {
    return (dataset.peers() / 2 + BATCH - 1) / BATCH;
  }

  private Call message(long number) {
    if (number < 0) {
      int round = (int) ((-1 - number) / dataset.groupsOfRound());
      int group = (int) ((-1 - number) % dataset.groupsOfRound());
      String sender = Dataset.userId(dataset.members(round, group).getFirst());
      return new Call(
          "SendGroupMessage", CallBodies.sendGroup(sender, dataset.groupId(round, group)));
    }
    int user = (int) (number / batchesOfUser());
    int batch = (int) (number % batchesOfUser());
    List<Integer> all = dataset.receivers(user);
    List<String> receivers =
        all.subList(batch * BATCH, Math.min((batch + 1) * BATCH, all.size())).stream()
            .map(Dataset::userId)
            .toList();
    return new Call("SendPeerMessage", CallBodies.sendPeer(Dataset.userId(user), receivers));
  }
}
