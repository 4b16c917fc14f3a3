package dev.zimmer.server.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// Settings from outside the command line. The setting `max-body-bytes` is the variable
/// `ZIMMER_MAX_BODY_BYTES` and the key `max-body-bytes` of a YAML file; the variable wins.
public final class Settings {
  private final Map<String, String> environment;

  /// Settings of this environment.
  public Settings(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /// The variable that a setting has.
  public static String variable(String name) {
    return "ZIMMER_" + name.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  /// A setting's value in the environment; empty if it is not there.
  public Optional<String> fromEnvironment(String name) {
    return Optional.ofNullable(environment.get(variable(name)));
  }

  /// A file's settings by name; the elements of a list are joined by commas.
  ///
  /// @param known the names that there are
  /// @throws IllegalArgumentException if the file cannot be read, is not a flat YAML object, or has
  ///   a name that is not known
  public static Map<String, String> fromFile(Path file, Set<String> known) {
    Map<String, String> settings = new java.util.LinkedHashMap<>();
    read(file)
        .forEach((key, value) -> {
          String name = String.valueOf(key);
          if (!known.contains(name)) {
            throw new IllegalArgumentException(
                file + ": unknown key '" + name + "' (expected: one of " + sorted(known) + ")");
          }
          settings.put(name, text(file, name, value));
        });
    return settings;
  }

  private static Map<?, ?> read(Path file) {
    String yaml;
    try {
      yaml = Files.readString(file);
    } catch (IOException e) {
      throw new IllegalArgumentException("config: cannot read " + file, e);
    }
    try {
      Object root = new YAMLMapper().readValue(yaml, Object.class);
      if (root == null) {
        return Map.of();
      }
      if (root instanceof Map<?, ?> map) {
        return map;
      }
    } catch (JacksonException e) {
      var location = e.getLocation();
      String where = location == null ? "" : " at line " + location.getLineNr();
      throw new IllegalArgumentException(file + ": not valid YAML" + where, e);
    }
    throw new IllegalArgumentException(file + ": expected lines of `key: value`");
  }

  private static String text(Path file, String name, Object value) {
    if (value instanceof List<?> list) {
      List<String> texts = new ArrayList<>();
      list.forEach(item -> texts.add(text(file, name, item)));
      return String.join(",", texts);
    }
    if (value == null || value instanceof Map<?, ?>) {
      throw new IllegalArgumentException(file + ": " + name + " needs a value or a list of values");
    }
    return value.toString();
  }

  private static String sorted(Set<String> names) {
    return String.join(", ", names.stream().sorted().toList());
  }
}
