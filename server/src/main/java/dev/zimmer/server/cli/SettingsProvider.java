package dev.zimmer.server.cli;

import dev.zimmer.server.config.Settings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/// Gives the options that are not on the command line the values that the environment or the file
/// named by `--config` has for them.
final class SettingsProvider implements IDefaultValueProvider {
  private static final String CONFIG = "config";

  private final Settings settings;
  private final Map<String, Map<String, String>> files = new HashMap<>();

  SettingsProvider(Settings settings) {
    this.settings = settings;
  }

  @Override
  public @Nullable String defaultValue(ArgSpec argument) {
    if (!(argument instanceof OptionSpec option) || option.usageHelp()) {
      return null;
    }
    String name = name(option);
    return settings
        .fromEnvironment(name)
        .orElseGet(() -> name.equals(CONFIG) ? null : file(option.command()).get(name));
  }

  private Map<String, String> file(CommandSpec command) {
    OptionSpec config = command.findOption("--" + CONFIG);
    Path chosen = config == null ? null : config.getValue();
    String path =
        chosen == null ? settings.fromEnvironment(CONFIG).orElse(null) : chosen.toString();
    if (config == null || path == null) {
      return Map.of();
    }
    // By path: picocli asks for some values before it has come to --config.
    return files.computeIfAbsent(path, p -> read(command, config, p));
  }

  private static Map<String, String> read(CommandSpec command, OptionSpec config, String path) {
    Set<String> names =
        command.options().stream()
            .filter(option -> !option.usageHelp() && !option.equals(config))
            .map(SettingsProvider::name)
            .collect(Collectors.toSet());
    try {
      return Settings.fromFile(Path.of(path), names);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  private static String name(OptionSpec option) {
    return option.longestName().substring(2);
  }
}
