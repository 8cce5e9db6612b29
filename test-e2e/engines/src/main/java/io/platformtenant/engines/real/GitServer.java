package io.platformtenant.engines.real;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.platformtenant.testkit.programs.Folders;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Serves bare repositories over HTTP on loopback, read-only, by {@code git http-backend}. */
public final class GitServer implements HttpHandler, AutoCloseable {
  private final Path root;
  private final String name;
  private final HttpServer server;
  private final Map<String, Set<String>> readers = new ConcurrentHashMap<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private GitServer(Path root, String name, HttpServer server) {
    this.root = root;
    this.name = name;
    this.server = server;
  }

  /** Serves the repositories that {@link #create} makes; they go with {@link #close()}. */
  public static GitServer start() throws IOException {
    return start(InetAddress.getLoopbackAddress(), "127.0.0.1");
  }

  /**
   * @param listen where connections are taken
   * @param name by which others reach it
   */
  static GitServer start(InetAddress listen, String name) throws IOException {
    Path root = Files.createTempDirectory("platformtenant-git-");
    var git = new GitServer(root, name, HttpServer.create(new InetSocketAddress(listen, 0), 0));
    git.server.createContext("/", git);
    git.server.setExecutor(git.threads);
    git.server.start();
    return git;
  }

  /** The address of a repository, {@code http://127.0.0.1:…/name.git}. */
  public String url(String repository) {
    return "http://%s:%d/%s.git".formatted(name, server.getAddress().getPort(), repository);
  }

  /** A new repository with the branch main, which has no commit yet. */
  public GitRepository create(String name) {
    try {
      return GitRepository.create(folder(name), url(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where a repository lies, with its files beside it: a commit there is a push. */
  public Path folder(String name) {
    return root.resolve(name + ".git");
  }

  /**
   * Lets nobody read a repository any more but who says one of these.
   *
   * @param credentials {@code user:password}
   */
  public void opensTo(String name, String... credentials) {
    readers.put("/" + name + ".git", Set.of(credentials));
  }

  /** Takes a repository away, as somebody who deletes it for good. */
  public void delete(String name) {
    try {
      Folders.delete(folder(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (!mayRead(exchange)) {
        exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"git\"");
        exchange.sendResponseHeaders(401, -1);
        return;
      }
      var builder = new ProcessBuilder("git", "http-backend");
      var environment = builder.environment();
      environment.put("GIT_PROJECT_ROOT", root.toString());
      environment.put("GIT_HTTP_EXPORT_ALL", "1");
      environment.put("PATH_INFO", exchange.getRequestURI().getPath());
      environment.put(
          "QUERY_STRING", Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse(""));
      environment.put("REQUEST_METHOD", exchange.getRequestMethod());
      environment.put("REMOTE_ADDR", "127.0.0.1");
      header(exchange, "Content-Type").ifPresent(v -> environment.put("CONTENT_TYPE", v));
      header(exchange, "Content-Encoding")
          .ifPresent(v -> environment.put("HTTP_CONTENT_ENCODING", v));
      header(exchange, "Git-Protocol").ifPresent(v -> environment.put("GIT_PROTOCOL", v));
      var process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
      try (var to = process.getOutputStream()) {
        exchange.getRequestBody().transferTo(to);
      }
      pass(process.getInputStream(), exchange);
    }
  }

  private boolean mayRead(HttpExchange exchange) {
    String path = exchange.getRequestURI().getPath();
    var said = credentials(exchange);
    return readers.entrySet().stream()
        .filter(guarded -> path.startsWith(guarded.getKey() + "/"))
        .allMatch(guarded -> said.filter(guarded.getValue()::contains).isPresent());
  }

  /** What somebody says of who they are, {@code user:password}. */
  public static Optional<String> credentials(HttpExchange exchange) {
    return header(exchange, "Authorization")
        .filter(said -> said.startsWith("Basic "))
        .map(said -> Base64.getDecoder().decode(said.substring("Basic ".length())))
        .map(said -> new String(said, StandardCharsets.UTF_8));
  }

  private static Optional<String> header(HttpExchange exchange, String name) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
  }

  /** A CGI program answers with headers, a blank line and the body. */
  private static void pass(InputStream answer, HttpExchange exchange) throws IOException {
    int status = 200;
    for (String line = line(answer); !line.isEmpty(); line = line(answer)) {
      String name = line.substring(0, line.indexOf(':'));
      String value = line.substring(name.length() + 1).strip();
      if (name.equals("Status")) {
        status = Integer.parseInt(value.substring(0, 3));
      } else {
        exchange.getResponseHeaders().add(name, value);
      }
    }
    exchange.sendResponseHeaders(status, 0);
    answer.transferTo(exchange.getResponseBody());
  }

  private static String line(InputStream from) throws IOException {
    var line = new ByteArrayOutputStream();
    for (int c = from.read(); c >= 0 && c != '\n'; c = from.read()) {
      if (c != '\r') {
        line.write(c);
      }
    }
    return line.toString(StandardCharsets.US_ASCII);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
    try {
      Folders.delete(root);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
