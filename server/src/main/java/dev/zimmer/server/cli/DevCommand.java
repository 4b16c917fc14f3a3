package dev.zimmer.server.cli;

import dev.zimmer.DomainConfig;
import dev.zimmer.server.call.Call;
import dev.zimmer.server.config.ServerConfig;
import dev.zimmer.server.config.StoreConfig;
import dev.zimmer.server.http.HttpConfig;
import dev.zimmer.server.limit.LimitConfig;
import dev.zimmer.server.observe.AdminConfig;
import dev.zimmer.server.observe.LogLevel;
import dev.zimmer.server.wire.Json;
import dev.zimmer.server.wire.Query;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `zimmer dev`: a server to try things out on, with people and conversations in it.
@Command(
    name = "dev",
    description = {
      "Runs a server for trying things out: on this machine alone, with a demo app whose secret"
          + " everybody knows, demo conversations if the store is empty, and no rate limits."
    })
final class DevCommand implements Callable<Integer> {
  private static final String LOCAL = "127.0.0.1";

  @Option(names = "--port", description = "Port to take calls on; default ${DEFAULT-VALUE}.")
  int port = HttpConfig.DEFAULT.port();

  @Option(
      names = "--admin-port",
      description = "Port for health and metrics; default ${DEFAULT-VALUE}.")
  int adminPort = AdminConfig.DEFAULT.port();

  @Option(names = "--data", description = "Folder of the store; default ${DEFAULT-VALUE}.")
  Path data = Path.of("data", "dev");

  @Option(names = "--help", usageHelp = true, description = "Shows this.")
  boolean help;

  @Override
  public Integer call() {
    Service.run(config(), DevCommand::prepare);
    return 0;
  }

  ServerConfig config() {
    return new ServerConfig(
        HttpConfig.DEFAULT.at(LOCAL, port),
        new AdminConfig(LOCAL, adminPort, false),
        new StoreConfig.Embedded(data, StoreConfig.Embedded.DEFAULT_CACHE_BYTES),
        true,
        List.of(DemoApp.APP),
        LimitConfig.OFF,
        DomainConfig.DEFAULT,
        LogLevel.INFO);
  }

  static void prepare(ZimmerServer server) {
    Credentials credentials = new Credentials(DemoApp.APP, InstantSource.system());
    Json json = new Json();
    new DemoWorld(inside(server, credentials), json).createIfEmpty();
    System.out.print(welcome(server, credentials));
  }

  /// Calls that do not go over the network.
  private static ActionClient inside(ZimmerServer server, Credentials credentials) {
    return (action, body) -> {
      Query query = new Query(credentials.query(action));
      byte[] bytes = body.getBytes(java.nio.charset.StandardCharsets.UTF_8);
      Call call = new Call(query, () -> bytes, () -> "this process");
      byte[] answer = server.pipeline().serve(call).json().toByteArray();
      return new String(answer, java.nio.charset.StandardCharsets.UTF_8);
    };
  }

  private static String welcome(ZimmerServer server, Credentials credentials) {
    String url = server.url();
    String urlOption = url.equals(DemoApp.URL) ? "" : " --url " + url;
    return """
    address       %s
    AppId         %s
    ServerSecret  %s
    admin         %s/health/ready  %s/metrics

    Ask for a conversation list:
      ./zimmer call%s QueryConversationList FromUserId=%s Limit=10
    or, for the next ten minutes:
      curl -s '%s/?%s' -d '{"FromUserId":"%s","Limit":10}'

    """
        .formatted(
            url,
            DemoApp.ID,
            DemoApp.SECRET,
            server.adminUrl(),
            server.adminUrl(),
            urlOption,
            DemoWorld.NARRATOR,
            url,
            credentials.query("QueryConversationList"),
            DemoWorld.NARRATOR);
  }
}
