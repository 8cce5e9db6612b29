package io.platformtenant.engines.hosts;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** HTTPS servers by their names, for the programs that are given {@link #environment()}. */
final class Hosts implements AutoCloseable {
  private final Map<String, HttpHandler> byName;
  private final HttpsServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Tunnel tunnel;
  private final Path trusted;

  private Hosts(Map<String, HttpHandler> byName, HttpsServer server, Tunnel tunnel, Path trusted) {
    this.byName = byName;
    this.server = server;
    this.tunnel = tunnel;
    this.trusted = trusted;
  }

  /**
   * @param folder where the certificate may be left
   */
  static Hosts start(Map<String, HttpHandler> byName, Path folder) throws IOException {
    var certificate = Certificate.of(byName.keySet(), folder);
    var server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(certificate.server()));
    var hosts =
        new Hosts(
            Map.copyOf(byName),
            server,
            Tunnel.open(byName.keySet(), server.getAddress().getPort()),
            certificate.writePem(folder.resolve("hosts.pem")));
    server.createContext("/", hosts::answer);
    server.setExecutor(hosts.threads);
    server.start();
    return hosts;
  }

  private void answer(HttpExchange exchange) throws IOException {
    HttpHandler host = byName.get(exchange.getRequestHeaders().getFirst("Host"));
    if (host == null) {
      exchange.sendResponseHeaders(421, -1);
      exchange.close();
    } else {
      host.handle(exchange);
    }
  }

  /** By which Go programs and {@code git} find the hosts and trust them. */
  Map<String, String> environment() {
    return Map.of(
        "HTTPS_PROXY", tunnel.address(),
        "NO_PROXY", "localhost,127.0.0.1",
        "SSL_CERT_FILE", trusted.toString(),
        "GIT_SSL_CAINFO", trusted.toString());
  }

  @Override
  public void close() throws IOException {
    tunnel.close();
    server.stop(0);
    threads.shutdownNow();
  }
}
