package io.platformtenant.testkit.controlplane;

import io.fabric8.kubernetes.client.Config;
import io.platformtenant.testkit.programs.Daemon;
import io.platformtenant.testkit.programs.Folders;
import io.platformtenant.testkit.programs.Ports;
import io.platformtenant.testkit.programs.Watchdog;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Brings the three programs up in order in a folder of their own, and down again. */
final class Boot {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Path folder;
  private final Binaries binaries;
  private final Watchdog watchdog;
  private final List<Daemon> daemons = new ArrayList<>();
  private Config adminConfig;

  private Boot(Path folder, Binaries binaries, Watchdog watchdog) {
    this.folder = folder;
    this.binaries = binaries;
    this.watchdog = watchdog;
  }

  static Boot into(Path folder, Binaries binaries) throws IOException {
    return new Boot(folder, binaries, Watchdog.over(folder));
  }

  Path auditLog() {
    return folder.resolve("audit.log");
  }

  Config adminConfig() {
    return adminConfig;
  }

  void up() throws IOException {
    var credentials = Credentials.write(folder);
    var ports = Ports.free(3);
    int etcd = ports.get(0);
    int api = ports.get(2);
    launch(Binaries.ETCD, Flags.etcd(folder, etcd, ports.get(1)));
    launch(Binaries.API_SERVER, Flags.apiServer(credentials, auditLog(), etcd, api));
    var readiness = new Readiness(this::checkAlive, PATIENCE);
    readiness.await("kube-apiserver to listen", () -> listens(api));
    adminConfig = credentials.config(api, credentials.adminToken());
    readiness.awaitServer(adminConfig);
    var kubeconfig = folder.resolve("controllers.kubeconfig");
    Files.writeString(
        kubeconfig, Kubeconfig.of(credentials.config(api, credentials.controllersToken())));
    launch(Binaries.CONTROLLERS, Flags.controllers(credentials, kubeconfig));
    readiness.awaitControllers(adminConfig);
  }

  /** The last started goes first: the API server without etcd would hang. */
  void down() {
    daemons.reversed().forEach(Daemon::kill);
    watchdog.close();
  }

  boolean portWasTaken() {
    return daemons.stream()
        .anyMatch(daemon -> Folders.tail(daemon.log(), 200).contains("address already in use"));
  }

  private void launch(String program, List<String> flags) throws IOException {
    var daemon = Daemon.start(binaries.program(program), flags, folder);
    daemons.add(daemon);
    watchdog.watch(daemon);
  }

  /** Waits a moment on the programs themselves, so an early death ends the waiting at once. */
  private void checkAlive(String waitingFor, boolean last) {
    var dead =
        daemons.getLast().endsWithin(Readiness.PAUSE) || daemons.stream().anyMatch(Boot::ended);
    if (dead || last) {
      throw new IllegalStateException(
          "The control plane did not start; waited for %s.%n%s"
              .formatted(
                  waitingFor,
                  daemons.stream().map(Daemon::tail).collect(Collectors.joining("\n"))));
    }
  }

  private static boolean ended(Daemon daemon) {
    return !daemon.process().isAlive();
  }

  private static boolean listens(int port) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }
}
