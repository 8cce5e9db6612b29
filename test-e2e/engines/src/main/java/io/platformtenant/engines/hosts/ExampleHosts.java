package io.platformtenant.engines.hosts;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.SimpleFileServer;
import io.platformtenant.engines.real.EngineModule;
import io.platformtenant.engines.real.GitServer;
import io.platformtenant.testkit.programs.Commands;
import io.platformtenant.testkit.programs.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** What the addresses in {@code examples/} lead to. */
public final class ExampleHosts implements AutoCloseable {
  /** Whom the Git host lets read the repository that needs a Secret. */
  public static final String READER = "git";

  public static final String PASSWORD = "read";

  private static final String GIT = "git.example.com";
  private static final String CHARTS = "charts.example.com";
  private static final String REGISTRY = "registry.example.com";
  private static final String LOCKED = "payments/config";

  /** The tags of the Git repositories; they have a branch main besides. */
  private static final Map<String, String> TAGS =
      Map.of(
          "platform/tenant-base", "1.0.0",
          "payments/config", "1.0.0",
          "payments/deploy", "v1.42.0",
          "search/deploy", "2.0.0");

  private final Path folder;
  private final GitServer git;
  private final Hosts hosts;

  private ExampleHosts(Path folder, GitServer git, Hosts hosts) {
    this.folder = folder;
    this.git = git;
    this.hosts = hosts;
  }

  /**
   * @param repositories the folder {@code test-e2e/engines/repositories}
   * @param progress takes lines about what has to be built first
   */
  public static ExampleHosts start(Path repositories, Consumer<String> progress)
      throws IOException {
    Path folder = Files.createTempDirectory("platformtenant-hosts-");
    var git = GitServer.start();
    for (var tag : TAGS.entrySet()) {
      var repository = git.create(tag.getKey());
      repository.commit(files(repositories.resolve(GIT).resolve(tag.getKey())));
      repository.tag(tag.getValue());
    }
    var artifacts = new Artifacts();
    artifacts.push(
        "search/config", "stable", repositories.resolve(REGISTRY).resolve("search/config"), folder);
    Path charts = Files.createDirectory(folder.resolve("charts"));
    Path helm = EngineModule.HELM.program(progress);
    publish(helm, repositories.resolve(CHARTS), charts);
    var hosts =
        Hosts.start(
            Map.of(
                GIT, locked(git),
                CHARTS, SimpleFileServer.createFileHandler(charts.toAbsolutePath()),
                REGISTRY, artifacts),
            folder);
    return new ExampleHosts(folder, git, hosts);
  }

  private static Map<String, String> files(Path folder) throws IOException {
    var files = new TreeMap<String, String>();
    try (var paths = Files.walk(folder)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        files.put(folder.relativize(path).toString(), Files.readString(path));
      }
    }
    return files;
  }

  /** Packs the one chart and writes the index beside it, as a publisher would. */
  private static void publish(Path helm, Path sources, Path charts) throws IOException {
    Path stable = Files.createDirectory(charts.resolve("stable"));
    Path chart = sources.resolve("stable/ledger").toAbsolutePath();
    Commands.run(stable, List.of(helm.toString(), "package", chart.toString()));
    Commands.run(
        stable,
        List.of(helm.toString(), "repo", "index", ".", "--url", "https://" + CHARTS + "/stable"));
  }

  /** Asks for a password where the examples name a Secret. */
  private static HttpHandler locked(HttpHandler git) {
    String known =
        "Basic " + Base64.getEncoder().encodeToString((READER + ":" + PASSWORD).getBytes(UTF_8));
    return exchange -> {
      boolean open = !exchange.getRequestURI().getPath().startsWith("/" + LOCKED);
      if (open || known.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
        git.handle(exchange);
      } else {
        exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"" + GIT + "\"");
        exchange.sendResponseHeaders(401, -1);
        exchange.close();
      }
    };
  }

  public GitServer git() {
    return git;
  }

  /** By which Go programs and {@code git} find the hosts and trust them. */
  public Map<String, String> environment() {
    return hosts.environment();
  }

  @Override
  public void close() throws IOException {
    hosts.close();
    git.close();
    Folders.delete(folder);
  }
}
