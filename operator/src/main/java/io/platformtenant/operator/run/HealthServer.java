package io.platformtenant.operator.run;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * Answers the kubelet, with 200 or with 503 and what is wrong. {@code /readyz}: tenants are being
 * reconciled, and every kind they are reconciled from is read and watched. {@code /livez}: looks
 * get on, whatever the API server does.
 */
public final class HealthServer implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /**
   * @param port 0 for any free one
   * @throws IOException when the port is taken
   */
  public HealthServer(int port, PlatformOperator operator) throws IOException {
    server = HttpServer.create(new InetSocketAddress(port), 0);
    serve("/livez", operator::notLive);
    serve("/readyz", operator::notReady);
    // One that asks and never reads the answer must not keep the others.
    server.setExecutor(threads);
    server.start();
  }

  private void serve(String path, Supplier<List<String>> wrong) {
    server.createContext(path, exchange -> answer(exchange, path, wrong));
  }

  public int port() {
    return server.getAddress().getPort();
  }

  private static void answer(HttpExchange exchange, String path, Supplier<List<String>> wrong)
      throws IOException {
    try (exchange) {
      if (exchange.getRequestURI().getPath().equals(path)) {
        List<String> lines = wrong.get();
        answer(exchange, lines.isEmpty() ? 200 : 503, lines.isEmpty() ? List.of("ok") : lines);
      } else {
        answer(exchange, 404, List.of("not found"));
      }
    }
  }

  private static void answer(HttpExchange exchange, int status, List<String> lines)
      throws IOException {
    byte[] body = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
