package io.platformtenant.operator.run;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;

/**
 * Answers the kubelet: {@code /livez} while the process can answer at all, {@code /readyz} with 200
 * once tenants are being reconciled and with 503 before and whenever a cache has lost its watch.
 */
public final class HealthServer implements AutoCloseable {
  private final HttpServer server;

  /**
   * @param port 0 for any free one
   * @throws IOException when the port is taken
   */
  public HealthServer(int port, BooleanSupplier ready) throws IOException {
    server = HttpServer.create(new InetSocketAddress(port), 0);
    server.createContext("/livez", exchange -> answer(exchange, "/livez", true));
    server.createContext("/readyz", exchange -> answer(exchange, "/readyz", ready.getAsBoolean()));
    server.start();
  }

  public int port() {
    return server.getAddress().getPort();
  }

  private static void answer(HttpExchange exchange, String path, boolean well) throws IOException {
    try (exchange) {
      int status = 404;
      if (exchange.getRequestURI().getPath().equals(path)) {
        status = well ? 200 : 503;
      }
      byte[] body = (status == 200 ? "ok\n" : "not ok\n").getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
