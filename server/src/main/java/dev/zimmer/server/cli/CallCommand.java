package dev.zimmer.server.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.zimmer.server.wire.Json;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `zimmer call`: makes one signed call and prints the answer.
@Command(
    name = "call",
    description = {
      "Makes one signed call and prints the answer; exits with 0 only for Code 0.",
      "  zimmer call QueryConversationList FromUserId=alice Limit=10",
      "  zimmer call KickoutGroupUser FromUserId=alice GroupId=team UserId=bob UserId=carol",
      "  zimmer call SendPeerMessage '{\"FromUserId\": \"alice\", \"ToUserId\": [\"bob\"], …}'"
    })
final class CallCommand implements Callable<Integer> {
  private static final String LIST_ACTION = "QueryConversationList";

  @Spec CommandSpec spec = CommandSpec.create();

  @Mixin CallerOptions caller = new CallerOptions();

  @Option(
      names = "--url",
      description = "Where the server listens; default ${DEFAULT-VALUE}. Variable: ZIMMER_URL.")
  String url = DemoApp.URL;

  @Option(names = "--json", description = "Prints the JSON alone, as it came.")
  boolean rawJson;

  @Option(names = "--help", usageHelp = true, description = "Shows this.")
  boolean help;

  @Parameters(index = "0", paramLabel = "ACTION", description = "The action's name.")
  String action = "";

  @Parameters(
      index = "1..*",
      paramLabel = "KEY=VALUE",
      description = {
        "Parameters. A value that is a JSON number, true, false, object or array is sent as such,",
        "anything else as text; a repeated key is a list. Or one JSON object with all of them."
      })
  List<String> parameters = List.of();

  @Override
  public Integer call() {
    Secrets.warn(spec);
    Json json = new Json();
    String body = Arguments.body(parameters, json);
    String answer = new HttpActionClient(url, caller.credentials()).call(action, body);
    Map<String, Object> fields = json.object(answer).orElse(Map.of());
    boolean toTerminal = isTerminal();
    // JSON is UTF-8, whatever the locale is; a terminal shows what its locale has.
    PrintStream out =
        toTerminal
            ? System.out
            : new PrintStream(new FileOutputStream(FileDescriptor.out), true, UTF_8);
    if (action.equals(LIST_ACTION) && !rawJson && toTerminal) {
      out.print(ListTable.of(fields));
    }
    out.println(answer);
    return Integer.valueOf(0).equals(fields.get("Code")) ? 0 : 1;
  }

  @SuppressWarnings("SystemConsoleNull") // it is null when the output is not a terminal
  private static boolean isTerminal() {
    Console console = System.console();
    return console != null && console.isTerminal();
  }
}
