package dev.zimmer.server.cli;

import dev.zimmer.action.Printable;
import dev.zimmer.server.auth.App;
import dev.zimmer.server.config.Settings;
import dev.zimmer.server.limit.LimitOverride;
import dev.zimmer.server.transfer.TransferException;
import dev.zimmer.storage.StorageException;
import java.io.PrintWriter;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/// `zimmer`: the command that has all others.
@Command(
    name = "zimmer",
    description = "A self-hosted server that speaks the ZIM server API.",
    subcommands = {
      DevCommand.class,
      ServeCommand.class,
      ExportCommand.class,
      ImportCommand.class,
      CallCommand.class,
      SignCommand.class,
      VersionCommand.class,
      TrainCommand.class
    })
public final class ZimmerCommand implements Runnable {
  /// What is said of an argument or a variable that [#isUnreadable], after its name.
  static final String UNREADABLE =
      " has letters that this locale does not have: set LC_ALL=C.UTF-8, or another locale of UTF-8";

  private static final int MAX_ERROR_CHARACTERS = 2000;
  private static final int FAILED = 1;
  private static final int MISUSED = 2;

  /// The commands whose options may come from the environment.
  private static final Set<String> SETTABLE = Set.of("serve", "export", "import", "call", "sign");

  @Spec CommandSpec spec = CommandSpec.create();

  @Option(names = "--help", usageHelp = true, description = "Shows this.")
  boolean help;

  private ZimmerCommand() {}

  /// Runs a command.
  ///
  /// @param environment the variables that settings may come from
  /// @return the exit code: 0 if all went well, 2 for arguments that cannot be understood, else 1
  public static int run(String[] arguments, Map<String, String> environment) {
    CommandLine commandLine = commandLine(environment);
    for (int i = 0; i < arguments.length; i++) {
      if (isUnreadable(arguments[i])) {
        return report(commandLine, "argument " + (i + 1) + UNREADABLE, MISUSED);
      }
    }
    return commandLine.execute(arguments);
  }

  /// Whether the Java runtime could not tell what was typed: it puts this character for each byte
  /// that the locale knows nothing of.
  static boolean isUnreadable(String text) {
    return text.indexOf('\uFFFD') >= 0;
  }

  static CommandLine commandLine(Map<String, String> environment) {
    Settings settings = new Settings(environment);
    CommandLine commandLine = new CommandLine(new ZimmerCommand());
    commandLine.getSubcommands().values().stream()
        .filter(command -> SETTABLE.contains(command.getCommandName()))
        .forEach(command -> command.setDefaultValueProvider(new SettingsProvider(settings)));
    return commandLine
        .registerConverter(App.class, converter(App::parse))
        .registerConverter(LimitOverride.class, converter(LimitOverride::parse))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionStrategy(new CommandLine.RunLast())
        .setParameterExceptionHandler(ZimmerCommand::misused)
        .setExecutionExceptionHandler(ZimmerCommand::failed);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing; see --help");
  }

  private static int misused(ParameterException e, String[] arguments) {
    return report(e.getCommandLine(), message(e), MISUSED);
  }

  /// What follows a name that does not exist may be a secret, so it is not said again.
  private static String message(ParameterException e) {
    return e instanceof UnmatchedArgumentException unknown
        ? "unknown option or argument '"
            + unknown.getUnmatched().getFirst().replaceFirst("=.*", "")
            + "'; see --help"
        : String.valueOf(e.getMessage());
  }

  /// What an operator can mend is one line; anything else is our mistake and shows where it is.
  private static int failed(
      Exception e, CommandLine commandLine, CommandLine.ParseResult arguments) {
    if (e instanceof IllegalArgumentException
        || e instanceof CallFailedException
        || e instanceof TransferException
        || e instanceof StorageException) {
      return report(commandLine, String.valueOf(e.getMessage()), FAILED);
    }
    PrintWriter err = commandLine.getErr();
    e.printStackTrace(err);
    err.flush();
    return FAILED;
  }

  private static int report(CommandLine commandLine, String message, int exitCode) {
    PrintWriter err = commandLine.getErr();
    err.println("zimmer: " + Printable.of(message.replaceAll("\\R", " "), MAX_ERROR_CHARACTERS));
    err.flush();
    return exitCode;
  }

  private static <T> ITypeConverter<T> converter(Function<String, T> parse) {
    return text -> {
      try {
        return parse.apply(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    };
  }
}
