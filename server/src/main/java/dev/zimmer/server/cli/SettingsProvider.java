package dev.zimmer.server.cli;

import static java.util.Objects.requireNonNull;

import dev.zimmer.server.config.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/// Gives the options that are not on the command line the values that the environment or the file
/// named by `--config` has for them. One file serves all commands: its keys are the options of
/// `serve`, and each command takes those that it has.
final class SettingsProvider implements IDefaultValueProvider {
  private static final String CONFIG = "config";
  private static final Logger log = LoggerFactory.getLogger(SettingsProvider.class);

  private final Settings settings;
  private final Map<String, Map<String, String>> files = new HashMap<>();
  private final List<Path> filesWithSecrets = new ArrayList<>();
  private final Set<String> ignored = new HashSet<>();

  SettingsProvider(Settings settings) {
    this.settings = settings;
  }

  @Override
  public @Nullable String defaultValue(ArgSpec argument) {
    if (!(argument instanceof OptionSpec option) || option.usageHelp()) {
      return null;
    }
    String name = name(option);
    if (settings.isOfKubernetes(name) && ignored.add(name)) {
      log.warn(
          "{} is what Kubernetes says of a service, not a setting: ignored",
          Settings.variable(name));
    }
    return settings
        .fromEnvironment(name)
        .map(value -> readable(option, value))
        .orElseGet(() -> name.equals(CONFIG) ? null : file(option.command()).get(name));
  }

  private static String readable(OptionSpec option, String value) {
    if (ZimmerCommand.isUnreadable(value)) {
      throw new ParameterException(
          option.command().commandLine(),
          Settings.variable(name(option)) + ZimmerCommand.UNREADABLE);
    }
    return value;
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
    return files.computeIfAbsent(path, p -> read(command, p));
  }

  /// The files that were read and have secrets among their keys, of whichever command.
  List<Path> filesWithSecrets() {
    return filesWithSecrets;
  }

  private Map<String, String> read(CommandSpec command, String path) {
    Map<String, OptionSpec> options =
        serve(command).options().stream()
            .filter(option -> !option.usageHelp() && !option.longestName().equals("--" + CONFIG))
            .collect(Collectors.toMap(SettingsProvider::name, option -> option));
    Path file = Path.of(path);
    try {
      Map<String, String> found = Settings.fromFile(file, options.keySet());
      if (options.entrySet().stream()
          .anyMatch(option ->
              found.containsKey(option.getKey()) && Secrets.isSecretValue(option.getValue()))) {
        filesWithSecrets.add(file);
      }
      return found;
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  /// The command whose options are the keys of a file, whichever command reads it.
  private static CommandSpec serve(CommandSpec command) {
    return requireNonNull(command.parent().subcommands().get("serve")).getCommandSpec();
  }

  private static String name(OptionSpec option) {
    return option.longestName().substring(2);
  }
}
