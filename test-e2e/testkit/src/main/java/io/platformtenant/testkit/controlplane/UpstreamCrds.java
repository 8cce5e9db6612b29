package io.platformtenant.testkit.controlplane;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * CRDs of the engines and of their neighbours as their projects released them, at pinned versions,
 * in our cache. The first use fetches them as Go modules, with Go or, where there is only a Docker
 * engine, with Go in a container; an {@link IllegalStateException} tells what failed.
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

  /** Kinds that charts of applications bring, each of a project that many clusters have. */
  public enum Neighbour {
    ARGO_ROLLOUTS(
        "github.com/argoproj/argo-rollouts", "v1.8.3", "manifests/crds", "rollout-crd.yaml"),
    CERT_MANAGER(
        "github.com/cert-manager/cert-manager",
        "v1.21.2",
        "deploy/crds",
        "cert-manager.io_certificates.yaml"),
    EXTERNAL_SECRETS(
        "github.com/external-secrets/external-secrets",
        "v1.3.2",
        "config/crds/bases",
        "external-secrets.io_externalsecrets.yaml"),
    GATEWAY_API(
        "sigs.k8s.io/gateway-api",
        "v1.4.1",
        "config/crd/standard",
        "gateway.networking.k8s.io_httproutes.yaml"),
    KEDA(
        "github.com/kedacore/keda/v2", "v2.21.0", "config/crd/bases", "keda.sh_scaledobjects.yaml"),
    /** Not what tenants write, but what the chart brings where it is asked to. */
    SERVICE_MONITOR(
        "github.com/prometheus-operator/prometheus-operator",
        "v0.85.0",
        "example/prometheus-operator-crd",
        "monitoring.coreos.com_servicemonitors.yaml"),
    PROMETHEUS_RULE(
        "github.com/prometheus-operator/prometheus-operator",
        "v0.85.0",
        "example/prometheus-operator-crd",
        "monitoring.coreos.com_prometheusrules.yaml"),
    /** Not what tenants write, but what an operator is installed by. */
    OLM(
        "github.com/operator-framework/api",
        "v0.36.0",
        "crds",
        "operators.coreos.com_clusterserviceversions.yaml");

    private final ReleasedCrds crds;
    private final String file;

    Neighbour(String module, String version, String folder, String file) {
      this.crds = new ReleasedCrds(module, version, folder);
      this.file = file;
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

  /** The CRD of the one kind of theirs that tenants write. */
  public static List<Path> of(Neighbour neighbour) {
    return of(neighbour, neighbour.file);
  }

  /** The CRD in another file of theirs. */
  public static List<Path> of(Neighbour neighbour, String name) {
    return new CrdCache(Surroundings.ofThisJvm())
        .files(neighbour.crds).stream().filter(file -> file.endsWith(name)).toList();
  }
}
