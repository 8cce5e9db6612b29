package io.platformtenant.engines.real;

import static java.util.stream.Collectors.joining;

import io.platformtenant.testkit.controlplane.ControlPlane;
import io.platformtenant.testkit.controlplane.UpstreamCrds;
import io.platformtenant.testkit.controlplane.UpstreamCrds.ArgoCdVersion;
import io.platformtenant.testkit.programs.Ports;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Argo CD's own application controller, ApplicationSet controller, repo server and API server, on
 * loopback, with sync impersonation enforced. Needs {@code redis-server} and {@code git} on the
 * PATH.
 */
final class RealArgo implements AutoCloseable {
  static final String NAMESPACE = "argocd";
  static final ArgoCdVersion VERSION = ArgoCdVersion.V3_2;
  private static final String REDIS = "redis-server";

  private final EngineProcesses processes;
  private final ArgoApi api;

  private RealArgo(EngineProcesses processes, ArgoApi api) {
    this.processes = processes;
    this.api = api;
  }

  /**
   * Installs CRDs and settings in namespace argocd and starts all parts as a cluster-admin, as Argo
   * CD ships them.
   *
   * @param network environment by which sources are found
   * @param progress takes lines about what has to be built first
   */
  static RealArgo start(
      ControlPlane plane, Map<String, String> network, Consumer<String> progress) {
    Path argo = EngineModule.ARGO_CD.program(progress);
    Path kustomize = EngineModule.KUSTOMIZE.program(progress);
    Path helm = EngineModule.HELM.program(progress);
    plane.installCrds(UpstreamCrds.argocd(VERSION));
    try (InputStream settings = RealArgo.class.getResourceAsStream("argocd.yaml")) {
      plane.admin().load(settings).serverSideApply();
      var processes = EngineProcesses.in("argocd");
      List<Integer> ports = Ports.free(12);
      Map<String, String> environment = new HashMap<>(network);
      environment.putAll(environment(plane, processes, argo, kustomize, helm));
      var parts = new Parts(processes, argo, environment, ports);
      parts.start();
      return new RealArgo(processes, new ArgoApi(parts.apiPort()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> environment(
      ControlPlane plane, EngineProcesses processes, Path argo, Path kustomize, Path helm)
      throws IOException {
    Path folder = processes.folder();
    Path kubeconfig = folder.resolve("kubeconfig");
    Files.writeString(kubeconfig, plane.kubeconfig(plane.adminConfig()));
    Map<String, String> environment = new HashMap<>();
    environment.put("KUBECONFIG", kubeconfig.toString());
    // Without it the address of every in-cluster destination would be that of no server.
    environment.put("ARGOCD_FAKE_IN_CLUSTER", "true");
    environment.put("ARGOCD_GPG_ENABLED", "false");
    Map.of(
            "ARGOCD_TLS_DATA_PATH", "tls",
            "ARGOCD_SSH_DATA_PATH", "ssh",
            "ARGOCD_PLUGINSOCKFILEPATH", "plugins",
            "TMPDIR", "tmp")
        .forEach((name, value) -> environment.put(name, made(folder.resolve(value))));
    environment.put(
        "PATH",
        // Git asks the program argocd for a password.
        Stream.of(argo.getParent(), helm.getParent(), kustomize.getParent(), System.getenv("PATH"))
            .map(Object::toString)
            .collect(joining(":")));
    environment.put("ARGOCD_ASK_PASS_SOCK", folder.resolve("ask-pass.sock").toString());
    return environment;
  }

  private static String made(Path folder) {
    try {
      return Files.createDirectory(folder).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The API server, for people and their tokens. */
  ArgoApi api() {
    return api;
  }

  /** Ends one of the parts as a node that fails would. */
  void stop(EnginePart part) {
    processes.stop(part.title());
  }

  /** Starts it again. */
  void start(EnginePart part, Map<String, String> environment) {
    processes.start(part.title(), environment);
  }

  /** The ends of the logs, for a failure's message. */
  String logs() {
    return processes.tails();
  }

  @Override
  public void close() {
    processes.close();
  }

  /** The parts, by which ports they find each other. */
  private record Parts(
      EngineProcesses processes, Path argo, Map<String, String> environment, List<Integer> ports) {

    int apiPort() {
      return ports.get(8);
    }

    void start() {
      String redis = "--redis=127.0.0.1:" + ports.get(0);
      String repositories = "=127.0.0.1:" + ports.get(1);
      processes.start(
          REDIS,
          Path.of(REDIS),
          List.of(
              "--port",
              ports.get(0).toString(),
              "--bind",
              "127.0.0.1",
              "--save",
              "",
              "--appendonly",
              "no"),
          Map.of(),
          ports.get(0));
      part(
          EnginePart.REPO_SERVER,
          1,
          redis,
          "--port=" + ports.get(1),
          "--metrics-port=" + ports.get(2),
          "--disable-tls");
      part(
          EnginePart.APPLICATION_CONTROLLER,
          3,
          redis,
          "--repo-server" + repositories,
          "--repo-server-plaintext",
          "--namespace=" + NAMESPACE,
          "--metrics-port=" + ports.get(3),
          // 120 s by default: what no event tells is found sooner.
          "--app-resync=5",
          "--app-resync-jitter=0");
      part(
          EnginePart.APPLICATIONSET_CONTROLLER,
          5,
          "--argocd-repo-server" + repositories,
          "--repo-server-plaintext",
          "--namespace=" + NAMESPACE,
          "--metrics-addr=127.0.0.1:" + ports.get(4),
          "--probe-addr=127.0.0.1:" + ports.get(5),
          "--webhook-addr=127.0.0.1:" + ports.get(6));
      part(
          EnginePart.API_SERVER,
          8,
          redis,
          "--repo-server" + repositories,
          "--repo-server-plaintext",
          "--namespace=" + NAMESPACE,
          "--port=" + ports.get(8),
          "--metrics-port=" + ports.get(7),
          "--insecure");
    }

    private void part(EnginePart part, int port, String... arguments) {
      Map<String, String> own = new HashMap<>(environment);
      own.put("ARGOCD_BINARY_NAME", part.title());
      processes.start(part.title(), argo, List.of(arguments), own, ports.get(port));
    }
  }
}
