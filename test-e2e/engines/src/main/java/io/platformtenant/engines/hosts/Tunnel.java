package io.platformtenant.engines.hosts;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * An HTTP proxy that knows {@code CONNECT} and nothing else, and leads to one server whatever known
 * host is asked for. So programs keep the addresses that people write.
 */
final class Tunnel implements AutoCloseable {
  private final ServerSocket door;
  private final Set<String> hosts;
  private final int server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private Tunnel(ServerSocket door, Set<String> hosts, int server) {
    this.door = door;
    this.hosts = hosts;
    this.server = server;
  }

  /**
   * @param server port on loopback
   */
  static Tunnel open(Set<String> hosts, int server) throws IOException {
    var tunnel =
        new Tunnel(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), hosts, server);
    tunnel.threads.execute(tunnel::receive);
    return tunnel;
  }

  /** The address for {@code HTTPS_PROXY}. */
  String address() {
    return "http://127.0.0.1:" + door.getLocalPort();
  }

  private void receive() {
    while (!door.isClosed()) {
      try {
        Socket client = door.accept();
        threads.execute(() -> lead(client));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void lead(Socket client) {
    try (client) {
      String[] asked = head(client.getInputStream()).split(" ", 3);
      String host = asked.length < 2 ? "" : asked[1].replaceAll(":443$", "");
      if (!asked[0].equals("CONNECT") || !hosts.contains(host)) {
        answer(client, "502 Nothing of that name is here");
        return;
      }
      try (var there = new Socket(InetAddress.getLoopbackAddress(), server)) {
        answer(client, "200 Connection established");
        threads.execute(() -> pass(there, client));
        pass(client, there);
      }
    } catch (IOException e) {
      // The client went away, or the server did: it will see that itself.
      return;
    }
  }

  private static void pass(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
      to.shutdownOutput();
    } catch (IOException e) {
      // One side has hung up; the other is closed by whoever opened it.
      return;
    }
  }

  private static void answer(Socket client, String status) throws IOException {
    client.getOutputStream().write(("HTTP/1.1 " + status + "\r\n\r\n").getBytes(US_ASCII));
  }

  /** Reads up to the blank line that ends a request. */
  private static String head(InputStream in) throws IOException {
    var head = new ByteArrayOutputStream();
    for (int c = in.read(); c >= 0; c = in.read()) {
      head.write(c);
      if (c == '\n' && head.toString(US_ASCII).endsWith("\r\n\r\n")) {
        break;
      }
    }
    return head.toString(US_ASCII);
  }

  @Override
  public void close() throws IOException {
    door.close();
    threads.shutdownNow();
  }
}
