package io.platformtenant.testkit.controlplane;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether a Docker engine answers, asked before Testcontainers is touched: its own search for one
 * takes long to give up.
 */
public final class DockerEngine {

  private static final int PATIENCE_MILLIS = 2_000;

  private DockerEngine() {}

  /** The first place where an engine answers. */
  static Optional<URI> answering(Surroundings surroundings) {
    return places(surroundings).stream().filter(DockerEngine::answers).findFirst();
  }

  /** `DOCKER_HOST` alone when it is set, as Docker's own tools do. */
  public static List<URI> places(Surroundings surroundings) {
    return surroundings
        .variable("DOCKER_HOST")
        .map(host -> List.of(URI.create(host)))
        .orElseGet(
            () ->
                Stream.of(
                        Optional.of(Path.of("/var/run/docker.sock")),
                        surroundings
                            .variable("XDG_RUNTIME_DIR")
                            .map(d -> Path.of(d, "docker.sock")),
                        Optional.of(surroundings.home().resolve(".docker/run/docker.sock")))
                    .flatMap(Optional::stream)
                    .map(socket -> URI.create("unix://" + socket))
                    .toList());
  }

  private static boolean answers(URI place) {
    try {
      return switch (String.valueOf(place.getScheme())) {
        case "unix" -> pings(UnixDomainSocketAddress.of(place.getPath()));
        case "tcp", "http", "https" -> connects(place);
        default -> false;
      };
    } catch (IOException e) {
      return false;
    }
  }

  // An engine behind TCP may want TLS, so only the connection is tried.
  private static boolean connects(URI place) throws IOException {
    try (var socket = new Socket()) {
      var port = place.getPort() < 0 ? 2375 : place.getPort();
      socket.connect(new InetSocketAddress(place.getHost(), port), PATIENCE_MILLIS);
      return true;
    }
  }

  private static boolean pings(SocketAddress address) throws IOException {
    try (var channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        var selector = Selector.open()) {
      channel.connect(address);
      channel.write(ByteBuffer.wrap("GET /_ping HTTP/1.0\r\n\r\n".getBytes(UTF_8)));
      channel.configureBlocking(false);
      channel.register(selector, SelectionKey.OP_READ);
      if (selector.select(PATIENCE_MILLIS) == 0) {
        return false;
      }
      var answer = ByteBuffer.allocate(64);
      channel.read(answer);
      return new String(answer.array(), 0, answer.position(), UTF_8).contains(" 200 ");
    }
  }
}
