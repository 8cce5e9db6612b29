package io.platformtenant.testkit.controlplane;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The engines' CRDs as their projects released them, at pinned versions, in our cache. The first
 * use fetches them as Go modules, with Go or, where there is only a Docker engine, with Go in a
 * container; an {@link IllegalStateException} tells what failed.
 */
public final class UpstreamCrds {

  private static final ReleasedCrds KUSTOMIZE_CONTROLLER =
      new ReleasedCrds("github.com/fluxcd/kustomize-controller", "v1.9.4", "config/crd/bases");
  private static final ReleasedCrds SOURCE_CONTROLLER =
      new ReleasedCrds("github.com/fluxcd/source-controller", "v1.9.1", "config/crd/bases");

  /** The lines of Argo CD we work with; the older one lacks fields of the newer one. */
  public enum ArgoCdVersion {
    V3_5("v3.5.1"),
    V3_2("v3.2.11");

    private final String release;

    ArgoCdVersion(String release) {
      this.release = release;
    }

    /** The tag of the release, {@code v1.2.3}. */
    public String release() {
      return release;
    }

    private ReleasedCrds crds() {
      return new ReleasedCrds("github.com/argoproj/argo-cd/v3", release, "manifests/crds");
    }
  }

  private UpstreamCrds() {}

  /** The CRD files of source-controller and kustomize-controller. */
  public static List<Path> flux() {
    var cache = new CrdCache(Surroundings.ofThisJvm());
    return Stream.of(SOURCE_CONTROLLER, KUSTOMIZE_CONTROLLER)
        .flatMap(crds -> cache.files(crds).stream())
        .toList();
  }

  /** The CRD files of this Argo CD. */
  public static List<Path> argocd(ArgoCdVersion version) {
    return new CrdCache(Surroundings.ofThisJvm()).files(version.crds());
  }
}
