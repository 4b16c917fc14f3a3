package dev.zimmer.server.cli;

import dev.zimmer.server.config.Settings;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// Warns of secrets that other users of this machine may see: those on the command line, which
/// stand in the list of processes and in the shell's history, and those in files that are open to
/// others. What is secret is marked by [Secret], where the option is.
final class Secrets {
  private static final Logger log = LoggerFactory.getLogger(Secrets.class);

  /// What the Java runtime says of a user without an entry, as there are in containers.
  private static final String NOBODY_KNOWN = "?";

  private static final Set<PosixFilePermission> OF_OTHERS =
      PosixFilePermissions.fromString("---rwxrwx");

  private Secrets() {}

  /// Looks at what a command was given.
  ///
  /// @param command one that has been parsed
  static void warn(CommandSpec command) {
    for (OptionSpec option : command.options()) {
      if (!isSecret(option)) {
        continue;
      }
      if (option.getValue() instanceof Path file) {
        warnIfOpen(name(option), file);
      } else if (!isFile(option) && isOnCommandLine(command, option)) {
        log.warn(
            "{}: a secret on the command line is seen by everybody who may list processes, and"
                + " stays in the shell's history: give it in the variable {}{}",
            name(option),
            Settings.variable(name(option)),
            command.findOption("--config") == null ? "" : " or in the file that --config names");
      }
    }
    if (command.defaultValueProvider() instanceof SettingsProvider settings) {
      settings.filesWithSecrets().forEach(file -> warnIfOpen("config", file));
    }
  }

  /// Whether the value of an option, wherever it is given, is a secret.
  static boolean isSecretValue(OptionSpec option) {
    return isSecret(option) && !isFile(option);
  }

  static boolean isSecret(OptionSpec option) {
    return option.userObject() instanceof Field field && field.isAnnotationPresent(Secret.class);
  }

  private static boolean isFile(OptionSpec option) {
    return option.type() == Path.class;
  }

  private static boolean isOnCommandLine(CommandSpec command, OptionSpec option) {
    return command.commandLine().getParseResult().hasMatchedOption(option);
  }

  private static String name(OptionSpec option) {
    return option.longestName().substring(2);
  }

  /// A file that cannot be looked at is left to whoever reads it; where a file system knows nothing
  /// of other users, there is nothing to say.
  static void warnIfOpen(String setting, Path file) {
    PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    if (view == null || !Files.isRegularFile(file)) {
      return;
    }
    try {
      PosixFileAttributes attributes = view.readAttributes();
      Set<PosixFilePermission> permissions = attributes.permissions();
      if (!Collections.disjoint(permissions, OF_OTHERS)) {
        log.warn(
            "{}: {} holds a secret and is open to other users ({}); close it with: {}",
            setting,
            file,
            PosixFilePermissions.toString(permissions),
            command(attributes.owner().getName(), file.toAbsolutePath().normalize()));
      }
    } catch (IOException e) {
      log.debug("cannot see who may read {}", file, e);
    }
  }

  /// What closes a file. One of somebody else's must become this user's too, or it could not be
  /// read any more.
  static String command(String owner, Path file) {
    String user = System.getProperty("user.name");
    String path = quoted(file.toString());
    boolean isOwn = owner.equals(user) || user.equals(NOBODY_KNOWN);
    return isOwn
        ? "chmod go= " + path
        : "chown " + quoted(user) + ' ' + path + " && chmod 600 " + path;
  }

  private static String quoted(String word) {
    return word.matches("[A-Za-z0-9_/.,@%+=:-]+") ? word : '\'' + word.replace("'", "'\\''") + '\'';
  }
}
