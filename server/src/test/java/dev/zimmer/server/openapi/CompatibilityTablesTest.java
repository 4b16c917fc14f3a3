package dev.zimmer.server.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zimmer.Domain;
import dev.zimmer.DomainConfig;
import dev.zimmer.action.ReturnCode;
import dev.zimmer.server.wire.Json;
import dev.zimmer.spec.ActionSpec;
import dev.zimmer.spec.ActionTable;
import dev.zimmer.spec.FieldSpec;
import dev.zimmer.spec.Size;
import dev.zimmer.stamp.StampClock;
import dev.zimmer.storage.rocksdb.RocksDbConfig;
import dev.zimmer.storage.rocksdb.RocksDbEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The tables of `docs/compatibility.md` that follow from the actions' classes: what stands between
/// the marks `<!-- made: NAME -->` and `<!-- end -->` is what is made here. When it is not,
/// `-Dzimmer.tables=write` writes it.
class CompatibilityTablesTest {
  private static final Pattern MADE =
      Pattern.compile("(<!-- made: ([a-z]+) -->\n)(.*?)(<!-- end -->)", Pattern.DOTALL);
  private static final Pattern ROW =
      Pattern.compile("\\| ([A-Za-z0-9]+) \\| (GET|POST) \\| (.*) \\|");

  @TempDir Path folder;

  @Test
  void tables_areWhatTheActionsSay() throws IOException {
    Path page = page();
    String written = Files.readString(page);
    try (RocksDbEngine engine = RocksDbEngine.open(RocksDbConfig.at(folder.resolve("store")))) {
      StampClock clock = new StampClock(engine, InstantSource.system());
      ActionTable actions = new Domain(engine, clock, new Json(), DomainConfig.DEFAULT).actions();
      Matcher parts = MADE.matcher(written);
      String made =
          parts.replaceAll(part ->
              Matcher.quoteReplacement(
                  part.group(1) + table(part.group(2), part.group(3), actions) + part.group(4)));
      if (System.getProperty("zimmer.tables", "").equals("write")) {
        Files.writeString(page, made);
      }
      assertThat(Files.readString(page))
          .as("docs/compatibility.md: run this test once with -Dzimmer.tables=write")
          .isEqualTo(made);
      assertThat(MADE.matcher(written).results().map(part -> part.group(2)))
          .containsExactlyInAnyOrder("actions", "limits", "sizes", "codes");
    }
  }

  private static String table(String name, String present, ActionTable actions) {
    return switch (name) {
      case "actions" -> actions(present, actions);
      case "limits" -> limits(actions);
      case "sizes" -> sizes(actions);
      case "codes" -> codes(actions);
      default -> throw new AssertionError("nothing is made for " + name);
    };
  }

  /// The names of all actions come from the table itself, where they are listed by category with
  /// their verbs.
  private static String actions(String present, ActionTable actions) {
    Map<String, List<String[]>> categories = new LinkedHashMap<>();
    List<String[]> rows = new ArrayList<>();
    for (String line : present.lines().toList()) {
      Matcher row = ROW.matcher(line);
      if (line.startsWith("### ")) {
        rows = new ArrayList<>();
        categories.put(line.substring("### ".length(), line.indexOf(':')), rows);
      } else if (row.matches()) {
        rows.add(new String[] {row.group(1), row.group(2), row.group(3)});
      }
    }
    List<String> listed =
        categories.values().stream().flatMap(List::stream).map(row -> row[0]).toList();
    assertThat(listed).containsAll(actions.all().stream().map(ActionSpec::name).toList());
    StringBuilder text =
        new StringBuilder("Done: %d of %d.\n\n".formatted(actions.all().size(), listed.size()));
    categories.forEach((category, members) -> {
      long done = members.stream().filter(row -> actions.find(row[0]).isPresent()).count();
      text.append("### %s: %d of %d\n\n".formatted(category, done, members.size()));
      text.append("| action | verb | state |\n|---|---|---|\n");
      members.stream()
          .map(row -> row(row, actions))
          .sorted(
              Comparator.comparing((String row) -> !row.endsWith("| done |\n"))
                  .thenComparing(Comparator.naturalOrder()))
          .forEach(text::append);
      text.append('\n');
    });
    return text.toString();
  }

  private static String row(String[] row, ActionTable actions) {
    return actions
        .find(row[0])
        .map(action -> "| %s | %s | done |\n".formatted(row[0], action.verb()))
        .orElseGet(() -> "| %s | %s | %s |\n".formatted(row[0], row[1], row[2]));
  }

  private static String limits(ActionTable actions) {
    Map<String, List<String>> names = new TreeMap<>();
    for (ActionSpec<?, ?> action : actions.all()) {
      String limit = "| %s | %d |".formatted(action.limit(), action.limit().code().number());
      names.computeIfAbsent(limit, _ -> new ArrayList<>()).add(action.name());
    }
    StringBuilder text = new StringBuilder("| limit | beyond it | actions |\n|---|---|---|\n");
    names.forEach((limit, list) ->
        text.append(limit).append(' ').append(String.join(", ", list)).append(" |\n"));
    return text.toString();
  }

  private static String sizes(ActionTable actions) {
    StringBuilder text = new StringBuilder("| list | at most | more |\n|---|---|---|\n");
    for (ActionSpec<?, ?> action : actions.all()) {
      for (FieldSpec field : action.request().fields()) {
        field
            .said(Size.class)
            .ifPresent(size ->
                text.append(
                    "| %s, %s | %d | %d |\n"
                        .formatted(action.name(), field.name(), size.max(), size.code().number())));
      }
    }
    return text.toString();
  }

  private static String codes(ActionTable actions) {
    Map<ReturnCode, List<String>> names = new TreeMap<>();
    for (ActionSpec<?, ?> action : actions.all()) {
      for (ReturnCode code : action.codes()) {
        names.computeIfAbsent(code, _ -> new ArrayList<>()).add(action.name());
      }
    }
    StringBuilder text = new StringBuilder("| code | what it says | actions |\n|---|---|---|\n");
    names.forEach((code, list) ->
        text.append(
            "| %d | %s | %s |\n".formatted(code.number(), code.text(), who(list, actions))));
    return text.toString();
  }

  private static String who(List<String> names, ActionTable actions) {
    List<String> others =
        actions.all().stream().map(ActionSpec::name).filter(name -> !names.contains(name)).toList();
    return others.isEmpty() ? "all" : names.stream().sorted().collect(Collectors.joining(", "));
  }

  private static Path page() {
    Path root = Path.of("").toAbsolutePath();
    while (!Files.exists(root.resolve("docs/compatibility.md"))) {
      root = Objects.requireNonNull(root.getParent());
    }
    return root.resolve("docs/compatibility.md");
  }
}
