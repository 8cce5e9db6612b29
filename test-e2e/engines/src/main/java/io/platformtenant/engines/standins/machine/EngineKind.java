package io.platformtenant.engines.standins.machine;

import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.Arrays;
import java.util.Optional;

/** The kinds the stand-ins play, at the versions Flux 2.9 and Argo CD 3.5 serve. */
public enum EngineKind {
  GIT_REPOSITORY("source.toolkit.fluxcd.io", "v1", "GitRepository", "gitrepositories"),
  OCI_REPOSITORY("source.toolkit.fluxcd.io", "v1", "OCIRepository", "ocirepositories"),
  BUCKET("source.toolkit.fluxcd.io", "v1", "Bucket", "buckets"),
  KUSTOMIZATION("kustomize.toolkit.fluxcd.io", "v1", "Kustomization", "kustomizations"),
  APPLICATION("argoproj.io", "v1alpha1", "Application", "applications"),
  APP_PROJECT("argoproj.io", "v1alpha1", "AppProject", "appprojects"),
  APPLICATION_SET("argoproj.io", "v1alpha1", "ApplicationSet", "applicationsets");

  private final String group;
  private final String version;
  private final String kind;
  private final String plural;

  EngineKind(String group, String version, String kind, String plural) {
    this.group = group;
    this.version = version;
    this.kind = kind;
    this.plural = plural;
  }

  public static Optional<EngineKind> of(String kind) {
    return Arrays.stream(values()).filter(k -> k.kind.equals(kind)).findFirst();
  }

  public String kind() {
    return kind;
  }

  public String groupVersion() {
    return group + "/" + version;
  }

  /** The account of the controller that writes the kind. */
  public Controller controller() {
    return switch (this) {
      case GIT_REPOSITORY, OCI_REPOSITORY, BUCKET -> Controller.SOURCES;
      case KUSTOMIZATION -> Controller.KUSTOMIZATIONS;
      case APPLICATION, APP_PROJECT -> Controller.APPLICATIONS;
      case APPLICATION_SET -> Controller.SETS;
    };
  }

  public ResourceDefinitionContext context() {
    return new ResourceDefinitionContext.Builder()
        .withGroup(group)
        .withVersion(version)
        .withKind(kind)
        .withPlural(plural)
        .withNamespaced(true)
        .build();
  }
}
