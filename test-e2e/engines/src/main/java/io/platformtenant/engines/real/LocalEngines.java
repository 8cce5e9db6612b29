package io.platformtenant.engines.real;

import io.platformtenant.testkit.controlplane.ControlPlane;
import io.platformtenant.testkit.controlplane.UpstreamCrds.ArgoCdVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.function.Consumer;

/** Both engines as processes on loopback beside a control plane of their own. */
public final class LocalEngines implements Engines {
  private final ControlPlane plane;
  private final GitServer git;
  private final RealFlux flux;
  private final RealArgo argo;

  private LocalEngines(ControlPlane plane, GitServer git, RealFlux flux, RealArgo argo) {
    this.plane = plane;
    this.git = git;
    this.flux = flux;
    this.argo = argo;
  }

  /**
   * With a Git server of their own.
   *
   * @param progress takes lines for a person, such as about what has to be built first
   */
  public static LocalEngines start(Consumer<String> progress) {
    try {
      return start(ControlPlane.start(progress), GitServer.start(), Map.of(), progress);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @param plane where they work; it ends with them, and so does the Git server
   * @param network environment by which the engines find their sources
   */
  public static LocalEngines start(
      ControlPlane plane, GitServer git, Map<String, String> network, Consumer<String> progress) {
    return new LocalEngines(
        plane,
        git,
        RealFlux.start(plane, network, progress),
        RealArgo.start(plane, network, progress));
  }

  @Override
  public ControlPlane plane() {
    return plane;
  }

  @Override
  public ArgoCdVersion argoCd() {
    return RealArgo.VERSION;
  }

  @Override
  public GitServer git() {
    return git;
  }

  @Override
  public ArgoApi argoApi() {
    return argo.api();
  }

  @Override
  public void stop(EnginePart part) {
    if (part.isFlux()) {
      flux.stop(part);
    } else {
      argo.stop(part);
    }
  }

  @Override
  public void start(EnginePart part) {
    start(part, Map.of());
  }

  @Override
  public void start(EnginePart part, Map<String, String> environment) {
    if (part.isFlux()) {
      flux.start(part, environment);
    } else {
      argo.start(part, environment);
    }
  }

  @Override
  public String logs() {
    return flux.logs() + "\n" + argo.logs();
  }

  @Override
  public void close() {
    argo.close();
    flux.close();
    git.close();
    plane.close();
  }
}
