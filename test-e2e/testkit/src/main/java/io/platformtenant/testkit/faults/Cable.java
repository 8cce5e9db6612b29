package io.platformtenant.testkit.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A port on loopback that leads to a server, until it is cut: then every connection through it
 * ends, watches too, and new ones end at once, as with a server that is away.
 */
public final class Cable implements AutoCloseable {
  private final URI server;
  private final ServerSocket port;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private volatile boolean cut;

  private Cable(URI server, ServerSocket port) {
    this.server = server;
    this.port = port;
  }

  public static Cable to(String server) {
    try {
      var cable =
          new Cable(URI.create(server), new ServerSocket(0, 64, InetAddress.getLoopbackAddress()));
      cable.threads.execute(cable::accept);
      return cable;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The server's address by way of this cable. */
  public String address() {
    return server.getScheme() + "://127.0.0.1:" + port.getLocalPort();
  }

  public void cut() {
    cut = true;
    sockets.forEach(Cable::end);
  }

  public void mend() {
    cut = false;
  }

  private void accept() {
    while (!port.isClosed()) {
      try {
        Socket client = port.accept();
        threads.execute(() -> connect(client));
      } catch (IOException e) {
        // The port was closed; else the next client comes through.
      }
    }
  }

  private void connect(Socket client) {
    try (client;
        var there = new Socket(server.getHost(), server.getPort())) {
      sockets.add(client);
      sockets.add(there);
      if (!cut) {
        threads.execute(() -> carry(there, client));
        carry(client, there);
      }
    } catch (IOException e) {
      // As if nobody had listened.
    } finally {
      sockets.removeIf(Socket::isClosed);
    }
  }

  private static void carry(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException e) {
      // One of them ended, and now both have.
    }
  }

  private static void end(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    end(port);
    cut();
    threads.shutdownNow();
  }

  private static void end(ServerSocket port) {
    try {
      port.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
