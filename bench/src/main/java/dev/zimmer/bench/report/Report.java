package dev.zimmer.bench.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// Writes `results.md`, `results.svg` and `results.json`.
///
/// @param folder where to
public record Report(Path folder) {
  /// Writes all three; called after every work, so that a run that is stopped leaves what it has.
  public void write(List<String> conditions, List<Sheet> sheets) {
    List<Map<String, Object>> raw =
        sheets.stream()
            .map(sheet ->
                Map.<String, Object>of(
                    "work", sheet.name(),
                    "series", sheet.series(),
                    "goals", sheet.goals(),
                    "notes", sheet.notes()))
            .toList();
    String json =
        JsonMapper.builder()
            .build()
            .writerWithDefaultPrettyPrinter()
            .writeValueAsString(Map.of("conditions", conditions, "works", raw));
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("results.md"), Markdown.write(conditions, sheets));
      Files.writeString(folder.resolve("results.svg"), Plot.draw(sheets));
      Files.writeString(folder.resolve("results.json"), json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
