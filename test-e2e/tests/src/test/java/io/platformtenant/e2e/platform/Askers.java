package io.platformtenant.e2e.platform;

import com.sun.net.httpserver.HttpServer;
import io.platformtenant.engines.real.GitServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A host that asks everybody who they are, and keeps what they say. */
record Askers(HttpServer server, Set<String> heard) implements AutoCloseable {

  static Askers start() {
    try {
      var loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      var host = new Askers(HttpServer.create(loopback, 0), ConcurrentHashMap.newKeySet());
      host.server.createContext(
          "/",
          exchange -> {
            try (exchange) {
              GitServer.credentials(exchange).ifPresent(host.heard::add);
              exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"any\"");
              exchange.sendResponseHeaders(401, -1);
            }
          });
      host.server.start();
      return host;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  void forget() {
    heard.clear();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
