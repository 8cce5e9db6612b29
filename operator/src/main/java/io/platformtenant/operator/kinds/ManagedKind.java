package io.platformtenant.operator.kinds;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The sheet of every kind the operator makes, and of no other. Whatever differs between kinds
 * stands here or is decided, for each, by a switch that lists them all or their purposes. The order
 * of the constants is the order in which objects depend on each other.
 */
public enum ManagedKind {
  NAMESPACE(
      Api.CORE, "Namespace", "namespaces", Scope.CLUSTER, Purpose.NAMESPACE, "status", "finalize"),
  RESOURCE_QUOTA(
      Api.CORE, "ResourceQuota", "resourcequotas", Scope.NAMESPACE, Purpose.BOUND, "status"),
  LIMIT_RANGE(Api.CORE, "LimitRange", "limitranges", Scope.NAMESPACE, Purpose.BOUND),
  NETWORK_POLICY(
      Api.NETWORKING, "NetworkPolicy", "networkpolicies", Scope.NAMESPACE, Purpose.BOUND),
  SERVICE_ACCOUNT(Api.CORE, "ServiceAccount", "serviceaccounts", Scope.NAMESPACE, Purpose.ACCOUNT),
  ROLE_BINDING(Api.RBAC, "RoleBinding", "rolebindings", Scope.NAMESPACE, Purpose.BINDING),
  CLUSTER_ROLE_BINDING(
      Api.RBAC, "ClusterRoleBinding", "clusterrolebindings", Scope.CLUSTER, Purpose.BINDING),
  GIT_REPOSITORY(
      Api.SOURCES, "GitRepository", "gitrepositories", Scope.NAMESPACE, Purpose.SOURCE, "status"),
  OCI_REPOSITORY(
      Api.SOURCES, "OCIRepository", "ocirepositories", Scope.NAMESPACE, Purpose.SOURCE, "status"),
  BUCKET(Api.SOURCES, "Bucket", "buckets", Scope.NAMESPACE, Purpose.SOURCE, "status"),
  KUSTOMIZATION(
      Api.KUSTOMIZE, "Kustomization", "kustomizations", Scope.NAMESPACE, Purpose.STAGE, "status"),
  APP_PROJECT(Api.ARGO_CD, "AppProject", "appprojects", Scope.NAMESPACE, Purpose.PROJECT),
  APPLICATION(Api.ARGO_CD, "Application", "applications", Scope.NAMESPACE, Purpose.APPLICATION),
  APPLICATION_SET(
      Api.ARGO_CD,
      "ApplicationSet",
      "applicationsets",
      Scope.NAMESPACE,
      Purpose.APPLICATION_SET,
      "status");

  private final Api api;
  private final String kind;
  private final String plural;
  private final Scope scope;
  private final Purpose purpose;
  private final List<String> subresources;

  /**
   * @param subresources through which more than a status can be written, and so guarded as well
   */
  ManagedKind(
      Api api, String kind, String plural, Scope scope, Purpose purpose, String... subresources) {
    this.api = api;
    this.kind = kind;
    this.plural = plural;
    this.scope = scope;
    this.purpose = purpose;
    this.subresources = List.of(subresources);
  }

  public String group() {
    return api.group;
  }

  public String version() {
    return api.version;
  }

  public String kind() {
    return kind;
  }

  public String plural() {
    return plural;
  }

  public boolean namespaced() {
    return scope == Scope.NAMESPACE;
  }

  public Purpose purpose() {
    return purpose;
  }

  public TeardownStep step() {
    return purpose.step();
  }

  public Plane plane() {
    return step().plane();
  }

  public String apiVersion() {
    return api.group.isEmpty() ? api.version : api.group + "/" + api.version;
  }

  /** The subresources that admission guards together with the objects. */
  public List<String> guardedSubresources() {
    return subresources;
  }

  public Rights rights() {
    return switch (plane()) {
      case FOUNDATION, BOOTSTRAP -> Rights.EVERYWHERE;
      case DELIVERY -> Rights.WRITTEN_WHERE_ARGO_CD_READS;
    };
  }

  /** Whether the kind comes with an engine and may be absent from a cluster. */
  public boolean comesWithAnEngine() {
    return plane() != Plane.FOUNDATION;
  }

  /** Whether an object appears only once the gate of its environment is open. */
  public boolean isGated() {
    return purpose.engine() == Engine.ARGO_CD;
  }

  /** The kind of this group and name; versions are not compared. */
  public static Optional<ManagedKind> of(String group, String kind) {
    return Arrays.stream(values())
        .filter(k -> k.group().equals(group) && k.kind.equals(kind))
        .findFirst();
  }

  private enum Scope {
    CLUSTER,
    NAMESPACE
  }

  private enum Api {
    CORE("", "v1"),
    NETWORKING("networking.k8s.io", "v1"),
    RBAC("rbac.authorization.k8s.io", "v1"),
    SOURCES("source.toolkit.fluxcd.io", "v1"),
    KUSTOMIZE("kustomize.toolkit.fluxcd.io", "v1"),
    ARGO_CD("argoproj.io", "v1alpha1");

    private final String group;
    private final String version;

    Api(String group, String version) {
      this.group = group;
      this.version = version;
    }
  }
}
