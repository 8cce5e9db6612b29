package io.platformtenant.operator.run;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * Answers the kubelet, with 200 or with 503 and what is wrong. {@code /readyz}: tenants are being
 * reconciled, and every kind they are reconciled from is read and watched. {@code /livez}: looks
 * get on, whatever the API server does. And Prometheus, where it is told to: {@code /metrics}.
 */
public final class HealthServer implements AutoCloseable {
  private static final Answer NOT_FOUND = Answer.text(404, "not found\n");

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /**
   * @param type of its content
   */
  private record Answer(int status, String type, String body) {
    static Answer text(int status, String body) {
      return new Answer(status, "text/plain; charset=utf-8", body);
    }

    static Answer of(List<String> wrong) {
      return wrong.isEmpty() ? text(200, "ok\n") : text(503, String.join("\n", wrong) + "\n");
    }
  }

  /**
   * @param port 0 for any free one
   * @throws IOException when the port is taken
   */
  public HealthServer(int port, PlatformOperator operator) throws IOException {
    this(port, health(operator));
  }

  private HealthServer(int port, Map<String, Supplier<Answer>> answers) throws IOException {
    server = HttpServer.create(new InetSocketAddress(port), 0);
    answers.forEach(
        (path, answer) -> server.createContext(path, exchange -> answer(exchange, path, answer)));
    // One that asks and never reads the answer must not keep the others.
    server.setExecutor(threads);
    server.start();
  }

  /** One of metrics alone. */
  public static HealthServer ofMetrics(int port, PlatformOperator operator) throws IOException {
    return new HealthServer(port, metrics(operator));
  }

  /** One of both. */
  public static HealthServer withMetrics(int port, PlatformOperator operator) throws IOException {
    Map<String, Supplier<Answer>> both = new HashMap<>(health(operator));
    both.putAll(metrics(operator));
    return new HealthServer(port, both);
  }

  private static Map<String, Supplier<Answer>> health(PlatformOperator operator) {
    return Map.of(
        "/livez", () -> Answer.of(operator.notLive()),
        "/readyz", () -> Answer.of(operator.notReady()));
  }

  private static Map<String, Supplier<Answer>> metrics(PlatformOperator operator) {
    return Map.of(
        "/metrics",
        () -> new Answer(200, "text/plain; version=0.0.4; charset=utf-8", operator.metrics()));
  }

  public int port() {
    return server.getAddress().getPort();
  }

  private static void answer(HttpExchange exchange, String path, Supplier<Answer> answer)
      throws IOException {
    try (exchange) {
      send(exchange, exchange.getRequestURI().getPath().equals(path) ? answer.get() : NOT_FOUND);
    }
  }

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", answer.type());
    exchange.sendResponseHeaders(answer.status(), body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
