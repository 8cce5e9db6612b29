package io.platformtenant.engines.real;

import io.platformtenant.testkit.programs.Daemon;
import io.platformtenant.testkit.programs.Watchdog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The programs of one engine in a folder of their own. They and the folder go with {@link #close()}
 * or with the JVM.
 */
final class EngineProcesses implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration PAUSE = Duration.ofMillis(50);

  private final Path folder;
  private final Watchdog watchdog;
  private final Map<String, Start> starts = new LinkedHashMap<>();
  private final Map<String, Daemon> running = new LinkedHashMap<>();

  /** How a program is started, to start it again later. */
  private record Start(
      Path program, List<String> arguments, Map<String, String> environment, int port) {}

  private EngineProcesses(Path folder, Watchdog watchdog) {
    this.folder = folder;
    this.watchdog = watchdog;
  }

  static EngineProcesses in(String name) throws IOException {
    Path folder = Files.createTempDirectory("platformtenant-" + name + "-");
    return new EngineProcesses(folder, Watchdog.over(folder));
  }

  Path folder() {
    return folder;
  }

  /** Starts a program, and returns when it listens on the port. */
  void start(
      String name,
      Path program,
      List<String> arguments,
      Map<String, String> environment,
      int port) {
    starts.put(name, new Start(program, arguments, environment, port));
    start(name);
  }

  /** Starts a program that was stopped, as it was before. */
  void start(String name) {
    start(name, Map.of());
  }

  /**
   * @param more of environment, for this time
   */
  void start(String name, Map<String, String> more) {
    Start how = starts.get(name);
    Map<String, String> environment = new HashMap<>(how.environment());
    environment.putAll(more);
    try {
      var daemon = Daemon.start(name, how.program(), how.arguments(), environment, folder);
      running.put(name, daemon);
      watchdog.watch(daemon);
      awaitListening(daemon, how.port());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends a program as a node that fails would. */
  void stop(String name) {
    running.remove(name).kill();
  }

  /** The ends of all logs, for a failure's message. */
  String tails() {
    return running.values().stream().map(Daemon::tail).collect(Collectors.joining("\n"));
  }

  private static void awaitListening(Daemon daemon, int port) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!listens(port)) {
      if (daemon.endsWithin(PAUSE) || System.nanoTime() > end) {
        throw new IllegalStateException(
            daemon.name() + " does not listen on port " + port + ".\n" + daemon.tail());
      }
    }
  }

  private static boolean listens(int port) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() {
    running.values().forEach(Daemon::kill);
    watchdog.close();
  }
}
