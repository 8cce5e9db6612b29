package io.platformtenant.engines.real;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.LocalPortForward;
import io.platformtenant.testkit.controlplane.ControlPlane;
import io.platformtenant.testkit.controlplane.Surroundings;
import io.platformtenant.testkit.controlplane.UpstreamCrds.ArgoCdVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * Both engines as their projects ship them: pods of k3s in Docker, from the released manifests.
 * Compiled but not yet run: the machines this was written on have no Docker engine.
 */
public final class K3sEngines implements Engines {
  private static final String FLUX =
      "https://github.com/fluxcd/flux2/releases/download/v2.9.4/install.yaml";
  private static final int API_PORT = 8080;

  private final ControlPlane plane;
  private final GitServer git;
  private final Workloads workloads;
  private final LocalPortForward api;

  private K3sEngines(ControlPlane plane, GitServer git, Workloads workloads, LocalPortForward api) {
    this.plane = plane;
    this.git = git;
    this.workloads = workloads;
    this.api = api;
  }

  /**
   * @throws IllegalStateException beginning with {@code not run: needs Docker} where no engine
   *     answers
   */
  public static K3sEngines start(Surroundings surroundings) {
    var plane = ControlPlane.onK3s(surroundings);
    try {
      // Pods come from the bridge, which loopback does not hear.
      var git = GitServer.start(new InetSocketAddress(0).getAddress(), plane.hostAddress());
      installFlux(plane);
      installArgoCd(plane);
      var workloads = new Workloads(plane.admin());
      for (EnginePart part : EnginePart.values()) {
        workloads.awaitReady(part);
      }
      var api =
          plane
              .admin()
              .services()
              .inNamespace(RealArgo.NAMESPACE)
              .withName(EnginePart.API_SERVER.title())
              .portForward(API_PORT);
      return new K3sEngines(plane, git, workloads, api);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void installFlux(ControlPlane plane) throws IOException {
    for (HasMetadata object : manifests(plane, URI.create(FLUX).toURL().openStream())) {
      if (object instanceof Deployment deployment
          && deployment.getMetadata().getName().equals(EnginePart.KUSTOMIZE_CONTROLLER.title())) {
        deployment
            .getSpec()
            .getTemplate()
            .getSpec()
            .getContainers()
            .getFirst()
            .getArgs()
            .addAll(RealFlux.LOCKDOWN);
      }
      plane.admin().resource(object).forceConflicts().serverSideApply();
    }
  }

  private static void installArgoCd(ControlPlane plane) throws IOException {
    var released =
        URI.create(
            "https://raw.githubusercontent.com/argoproj/argo-cd/%s/manifests/install.yaml"
                .formatted(ArgoCdVersion.V3_5.release()));
    // The settings bring the namespace, and come again over the empty ones of the release.
    applyToArgoCd(plane, settings());
    applyToArgoCd(plane, released.toURL().openStream());
    applyToArgoCd(plane, settings());
  }

  private static InputStream settings() {
    return RealArgo.class.getResourceAsStream("argocd.yaml");
  }

  private static void applyToArgoCd(ControlPlane plane, InputStream text) throws IOException {
    for (HasMetadata object : manifests(plane, text)) {
      plane
          .admin()
          .resource(object)
          .inNamespace(RealArgo.NAMESPACE)
          .forceConflicts()
          .serverSideApply();
    }
  }

  private static List<HasMetadata> manifests(ControlPlane plane, InputStream text)
      throws IOException {
    try (text) {
      return plane.admin().load(text).items();
    }
  }

  @Override
  public ControlPlane plane() {
    return plane;
  }

  @Override
  public ArgoCdVersion argoCd() {
    return ArgoCdVersion.V3_5;
  }

  @Override
  public GitServer git() {
    return git;
  }

  @Override
  public ArgoApi argoApi() {
    return new ArgoApi(api.getLocalPort());
  }

  @Override
  public void stop(EnginePart part) {
    workloads.scale(part, 0);
  }

  @Override
  public void start(EnginePart part) {
    workloads.scale(part, 1);
    workloads.awaitReady(part);
  }

  @Override
  public void start(EnginePart part, Map<String, String> environment) {
    workloads.tell(part, environment);
    start(part);
  }

  @Override
  public String logs() {
    return workloads.logs();
  }

  @Override
  public void close() {
    try {
      api.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    git.close();
    plane.close();
  }
}
