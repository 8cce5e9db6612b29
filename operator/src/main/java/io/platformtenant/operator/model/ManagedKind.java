package io.platformtenant.operator.model;

import java.util.Arrays;
import java.util.Optional;

/**
 * Every kind the operator makes, and no other: the order of the constants is the order in which
 * objects depend on each other.
 */
public enum ManagedKind {
  NAMESPACE("", "v1", "Namespace", "namespaces", Plane.FOUNDATION),
  RESOURCE_QUOTA("", "v1", "ResourceQuota", "resourcequotas", Plane.FOUNDATION),
  LIMIT_RANGE("", "v1", "LimitRange", "limitranges", Plane.FOUNDATION),
  NETWORK_POLICY("networking.k8s.io", "v1", "NetworkPolicy", "networkpolicies", Plane.FOUNDATION),
  SERVICE_ACCOUNT("", "v1", "ServiceAccount", "serviceaccounts", Plane.FOUNDATION),
  ROLE_BINDING("rbac.authorization.k8s.io", "v1", "RoleBinding", "rolebindings", Plane.FOUNDATION),
  CLUSTER_ROLE_BINDING(
      "rbac.authorization.k8s.io",
      "v1",
      "ClusterRoleBinding",
      "clusterrolebindings",
      Plane.FOUNDATION),
  GIT_REPOSITORY(
      "source.toolkit.fluxcd.io", "v1", "GitRepository", "gitrepositories", Plane.BOOTSTRAP),
  OCI_REPOSITORY(
      "source.toolkit.fluxcd.io", "v1", "OCIRepository", "ocirepositories", Plane.BOOTSTRAP),
  BUCKET("source.toolkit.fluxcd.io", "v1", "Bucket", "buckets", Plane.BOOTSTRAP),
  KUSTOMIZATION(
      "kustomize.toolkit.fluxcd.io", "v1", "Kustomization", "kustomizations", Plane.BOOTSTRAP),
  APP_PROJECT("argoproj.io", "v1alpha1", "AppProject", "appprojects", Plane.DELIVERY),
  APPLICATION("argoproj.io", "v1alpha1", "Application", "applications", Plane.DELIVERY),
  APPLICATION_SET("argoproj.io", "v1alpha1", "ApplicationSet", "applicationsets", Plane.DELIVERY);

  private final String group;
  private final String version;
  private final String kind;
  private final String plural;
  private final Plane plane;

  ManagedKind(String group, String version, String kind, String plural, Plane plane) {
    this.group = group;
    this.version = version;
    this.kind = kind;
    this.plural = plural;
    this.plane = plane;
  }

  public String group() {
    return group;
  }

  public String version() {
    return version;
  }

  public String kind() {
    return kind;
  }

  public String plural() {
    return plural;
  }

  public Plane plane() {
    return plane;
  }

  public boolean namespaced() {
    return this != NAMESPACE && this != CLUSTER_ROLE_BINDING;
  }

  public String apiVersion() {
    return group.isEmpty() ? version : group + "/" + version;
  }

  /** Whether the kind comes with an engine and may be absent from a cluster. */
  public boolean comesWithAnEngine() {
    return plane != Plane.FOUNDATION;
  }

  /** The kind of this group and name; versions are not compared. */
  public static Optional<ManagedKind> of(String group, String kind) {
    return Arrays.stream(values())
        .filter(k -> k.group.equals(group) && k.kind.equals(kind))
        .findFirst();
  }
}
