package io.platformtenant.engines.real;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.platformtenant.testkit.controlplane.ControlPlane;
import io.platformtenant.testkit.controlplane.UpstreamCrds;
import io.platformtenant.testkit.programs.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Flux's own source-controller and kustomize-controller, on loopback, under the whole multi-tenancy
 * lockdown that its documentation tells (fluxcd/website,
 * flux/installation/configuration/multitenancy.md).
 */
final class RealFlux implements AutoCloseable {
  static final String NAMESPACE = "flux-system";

  /** How kustomize-controller runs, wherever it does. */
  static final List<String> LOCKDOWN =
      List.of(
          "--no-cross-namespace-refs=true",
          "--no-remote-bases=true",
          "--default-service-account=default",
          // 30 s by default: a test would spend its time waiting for the next stage.
          "--requeue-dependency=1s");

  private final EngineProcesses processes;

  private RealFlux(EngineProcesses processes) {
    this.processes = processes;
  }

  /**
   * Installs the CRDs and starts both controllers as a cluster-admin, as Flux ships them.
   *
   * @param network environment by which sources are found
   * @param progress takes lines about what has to be built first
   */
  static RealFlux start(
      ControlPlane plane, Map<String, String> network, Consumer<String> progress) {
    Path sources = EngineModule.SOURCE_CONTROLLER.program(progress);
    Path kustomizations = EngineModule.KUSTOMIZE_CONTROLLER.program(progress);
    plane.installCrds(UpstreamCrds.flux());
    plane
        .admin()
        .resource(
            new NamespaceBuilder().withNewMetadata().withName(NAMESPACE).endMetadata().build())
        .serverSideApply();
    try {
      var processes = EngineProcesses.in("flux");
      Path kubeconfig = processes.folder().resolve("kubeconfig");
      Files.writeString(kubeconfig, plane.kubeconfig(plane.adminConfig()));
      Map<String, String> environment = new HashMap<>(network);
      environment.put("KUBECONFIG", kubeconfig.toString());
      environment.put("RUNTIME_NAMESPACE", NAMESPACE);
      List<Integer> ports = Ports.free(5);
      processes.start(
          EnginePart.SOURCE_CONTROLLER.title(),
          sources,
          List.of(
              "--storage-path=" + Files.createDirectory(processes.folder().resolve("artifacts")),
              "--storage-addr=127.0.0.1:" + ports.get(0),
              "--storage-adv-addr=127.0.0.1:" + ports.get(0),
              "--metrics-addr=127.0.0.1:" + ports.get(1),
              "--health-addr=127.0.0.1:" + ports.get(2),
              "--events-addr=",
              "--enable-leader-election=false"),
          environment,
          ports.get(2));
      List<String> arguments = new ArrayList<>(LOCKDOWN);
      arguments.addAll(
          List.of(
              "--metrics-addr=127.0.0.1:" + ports.get(3),
              "--health-addr=127.0.0.1:" + ports.get(4),
              "--events-addr=",
              "--enable-leader-election=false"));
      processes.start(
          EnginePart.KUSTOMIZE_CONTROLLER.title(),
          kustomizations,
          arguments,
          environment,
          ports.get(4));
      return new RealFlux(processes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends one of the controllers as a node that fails would. */
  void stop(EnginePart controller) {
    processes.stop(controller.title());
  }

  /** Starts it again. */
  void start(EnginePart controller, Map<String, String> environment) {
    processes.start(controller.title(), environment);
  }

  /** The ends of the logs, for a failure's message. */
  String logs() {
    return processes.tails();
  }

  @Override
  public void close() {
    processes.close();
  }
}
