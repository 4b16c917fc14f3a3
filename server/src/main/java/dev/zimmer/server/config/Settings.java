package dev.zimmer.server.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// Settings from outside the command line. The setting `max-body-bytes` is the variable
/// `ZIMMER_MAX_BODY_BYTES` and the key `max-body-bytes` of a YAML file; the variable wins.
public final class Settings {
  private static final Pattern SERVICE = Pattern.compile("(tcp|udp|sctp)://");

  private final Map<String, String> environment;

  /// Settings of this environment.
  public Settings(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /// The variable that a setting has.
  public static String variable(String name) {
    return "ZIMMER_" + name.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  /// A setting's value in the environment; empty if it is not there, and if nothing is in it.
  public Optional<String> fromEnvironment(String name) {
    return Optional.ofNullable(environment.get(variable(name)))
        .filter(value -> !value.isEmpty() && !isOfKubernetes(name, value));
  }

  /// Whether a setting's variable is there, but was set by Kubernetes, which tells every container
  /// of the services beside it: of one named `zimmer` by `ZIMMER_PORT=tcp://10.96.0.11:8080`.
  public boolean isOfKubernetes(String name) {
    return isOfKubernetes(name, environment.getOrDefault(variable(name), ""));
  }

  private static boolean isOfKubernetes(String name, String value) {
    return (name.equals("port") || name.endsWith("-port")) && SERVICE.matcher(value).lookingAt();
  }

  /// A file's settings by name; the elements of a list are joined by commas.
  ///
  /// @param known the names that there are
  /// @throws IllegalArgumentException if the file cannot be read, is not a flat YAML object, or has
  ///   a name that is not known or is there twice
  public static Map<String, String> fromFile(Path file, Set<String> known) {
    try (JsonParser yaml = new YAMLMapper().createParser(text(file))) {
      return settings(file, yaml, known);
    } catch (JacksonException e) {
      var location = e.getLocation();
      String where = location == null ? "" : " at line " + location.getLineNr();
      throw new IllegalArgumentException(file + ": not valid YAML" + where, e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new IllegalArgumentException("config: cannot read " + file, e);
    }
  }

  private static Map<String, String> settings(Path file, JsonParser yaml, Set<String> known) {
    Map<String, String> settings = new LinkedHashMap<>();
    JsonToken first = yaml.nextToken();
    if (first == null || first == JsonToken.VALUE_NULL) {
      return settings;
    }
    if (first != JsonToken.START_OBJECT) {
      throw new IllegalArgumentException(file + ": expected lines of `key: value`");
    }
    List<String> unknown = new ArrayList<>();
    for (String name = yaml.nextName(); name != null; name = yaml.nextName()) {
      yaml.nextToken();
      if (!known.contains(name)) {
        unknown.add(name);
        yaml.skipChildren();
      } else if (settings.put(name, value(file, name, yaml)) != null) {
        throw new IllegalArgumentException(file + ": " + name + " is there twice");
      }
    }
    if (yaml.nextToken() != null) {
      throw new IllegalArgumentException(file + ": more than one document");
    }
    if (!unknown.isEmpty()) {
      String names = " (expected: one of " + sorted(known) + ")";
      throw new IllegalArgumentException(
          file + ": unknown key '" + unknown.getFirst() + "'" + names);
    }
    return settings;
  }

  /// A value as it is written: what YAML takes for a number may be a part of a secret.
  private static String value(Path file, String name, JsonParser yaml) {
    if (yaml.currentToken() != JsonToken.START_ARRAY) {
      return scalar(file, name, yaml);
    }
    List<String> texts = new ArrayList<>();
    while (yaml.nextToken() != JsonToken.END_ARRAY) {
      texts.add(scalar(file, name, yaml));
    }
    return String.join(",", texts);
  }

  private static String scalar(Path file, String name, JsonParser yaml) {
    if (!yaml.currentToken().isScalarValue() || yaml.currentToken() == JsonToken.VALUE_NULL) {
      throw new IllegalArgumentException(file + ": " + name + " needs a value or a list of values");
    }
    return yaml.getString();
  }

  private static String sorted(Set<String> names) {
    return String.join(", ", names.stream().sorted().toList());
  }
}
