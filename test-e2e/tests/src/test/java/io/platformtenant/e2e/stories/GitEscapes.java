package io.platformtenant.e2e.stories;

import io.fabric8.kubernetes.api.model.authentication.TokenRequest;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.testkit.users.ClusterUser;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the Git of an app team can say: the accounts that Flux and Argo CD impersonate apply it in
 * the environment {@code staging}.
 */
final class GitEscapes {
  private final ByGit git;
  private final ClusterUser flux;
  private final ClusterUser argocd;
  private final String home;
  private final String staging;
  private final String prod;
  private final String victim;

  GitEscapes(ByGit git) {
    this.git = git;
    this.flux = git.flux;
    this.argocd = git.argocd;
    this.home = git.home;
    this.staging = git.staging;
    this.prod = git.prod;
    this.victim = git.victim;
  }

  List<Escape> all() {
    return Stream.of(elsewhere(), upwards(), asSomebodyElse(), throughOurMarks())
        .flatMap(List::stream)
        .toList();
  }

  /** Into namespaces that are not this environment's. */
  private List<Escape> elsewhere() {
    return List.of(
        shut("Flux writes another environment", flux, configMap(prod), "configmaps"),
        shut("Flux writes another tenant", flux, configMap(victim), "configmaps"),
        shut("Flux writes a Secret beside the accounts", flux, secret(home), "secrets"),
        shut("Flux writes into kube-system", flux, configMap("kube-system"), "configmaps"),
        shut("Flux writes into Argo CD's namespace", flux, secret("argocd"), "secrets"),
        shut("Argo CD delivers to another environment", argocd, deployment(prod), "deployments"),
        shut("Argo CD delivers to another tenant", argocd, deployment(victim), "deployments"),
        shut("Argo CD delivers beside the accounts", argocd, configMap(home), "configmaps"),
        Escape.rbac(
            "Flux reads the platform's Secrets",
            "cannot get resource \"secrets\"",
            () -> flux.client().secrets().inNamespace(home).withName("platform-git").get(),
            () -> flux.client().secrets().inNamespace(staging).withName("any").get()),
        Escape.rbac(
            "Flux lists the Secrets of the cluster",
            "cannot list resource \"secrets\"",
            () -> flux.client().secrets().inAnyNamespace().list(),
            () -> flux.client().secrets().inNamespace(staging).list()));
  }

  /** To kinds that give more than an app team has. */
  private List<Escape> upwards() {
    return List.of(
        shut("Flux starts a workload", flux, deployment(staging), "deployments"),
        shut("Flux makes a namespace", flux, namespace(), "namespaces"),
        shut("Argo CD makes a namespace", argocd, namespace(), "namespaces"),
        shut("Flux binds a role", flux, roleBinding(staging), "rolebindings"),
        shut("Argo CD binds a role", argocd, roleBinding(staging), "rolebindings"),
        shut("Flux binds a role in the cluster", flux, clusterRoleBinding(), "clusterrolebindings"),
        shut("Argo CD sets its own quota", argocd, quota(staging), "resourcequotas"),
        shut("Flux makes a stage of its own", flux, kustomization(home), "kustomizations"),
        shut("Argo CD makes a stage", argocd, kustomization(staging), "kustomizations"),
        shut("Flux makes an Application", flux, application(), "applications"),
        Escape.rbac(
            "Flux lowers the pod security of its namespace",
            "cannot patch resource \"namespaces\"",
            () ->
                flux.changes(
                    ObjectId.namespace(staging),
                    "{\"metadata\":{\"labels\":"
                        + "{\"pod-security.kubernetes.io/enforce\":\"privileged\"}}}"),
            () -> flux.creates(configMap(staging))),
        Escape.rbac(
            "Flux deletes the quota of the home namespace",
            "cannot delete resource \"resourcequotas\"",
            () ->
                flux.client()
                    .resourceQuotas()
                    .inNamespace(home)
                    .withName("platform-tenant")
                    .delete(),
            () -> flux.client().configMaps().inNamespace(staging).withName("any").delete()));
  }

  private List<Escape> asSomebodyElse() {
    return List.of(
        Escape.rbac(
            "Flux takes a token of the account of prod",
            "cannot create resource \"serviceaccounts/token\"",
            () -> token("tenant-reconciler-prod"),
            () -> flux.creates(configMap(staging))),
        Escape.rbac(
            "Flux takes a token of the platform's account",
            "cannot create resource \"serviceaccounts/token\"",
            () -> token("platform-reconciler-staging"),
            () -> flux.creates(secret(staging))),
        shut("Flux makes an account beside the others", flux, account(home), "serviceaccounts"));
  }

  /** With kinds it may write: what RBAC can't see, admission does. */
  private List<Escape> throughOurMarks() {
    return List.of(
        marked("Flux gives the mark of its tenant", flux, "{platformtenant.io/tenant: %s}"),
        marked("Argo CD gives the mark", argocd, "{platformtenant.io/tenant: %s}"),
        marked(
            "Argo CD gives half a mark",
            argocd,
            "{app.kubernetes.io/managed-by: platform-tenant-operator}"),
        Escape.policy(
            "adoption",
            "Flux hands an object over to itself",
            "metadata.annotations[platformtenant.io/adopt] of NetworkPolicy",
            () -> flux.creates(networkPolicy("annotations: {platformtenant.io/adopt: mine}")),
            () -> flux.creates(networkPolicy("annotations: {example.com/a: b}"))));
  }

  private Escape marked(String way, ClusterUser who, String labels) {
    return Escape.policy(
        "owned",
        way,
        "carries the mark of",
        () -> who.creates(networkPolicy("labels: " + labels.formatted("mine"))),
        () -> who.creates(networkPolicy("labels: {example.com/a: b}")));
  }

  private Escape shut(String way, ClusterUser who, String manifest, String resource) {
    return git.shut(way, who, manifest, resource);
  }

  private void token(String account) {
    flux.client()
        .serviceAccounts()
        .inNamespace(home)
        .withName(account)
        .tokenRequest(new TokenRequest());
  }

  private String quota(String namespace) {
    return object("v1", "ResourceQuota", namespace, "spec: {hard: {pods: \"100\"}}");
  }

  private String configMap(String namespace) {
    return git.configMap(namespace);
  }

  private String secret(String namespace) {
    return object("v1", "Secret", namespace, "");
  }

  private String account(String namespace) {
    return object("v1", "ServiceAccount", namespace, "");
  }

  private static String namespace() {
    return "apiVersion: v1\nkind: Namespace\nmetadata: {name: taken-by-git}";
  }

  private String networkPolicy(String metadata) {
    return ByGit.with(
        metadata,
        object("networking.k8s.io/v1", "NetworkPolicy", staging, "spec: {podSelector: {}}"));
  }

  private String deployment(String namespace) {
    return git.deployment(namespace, "");
  }

  private String roleBinding(String namespace) {
    return object("rbac.authorization.k8s.io/v1", "RoleBinding", namespace, ROLE);
  }

  private static final String ROLE =
      "roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cluster-admin}";

  private static String clusterRoleBinding() {
    return "apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRoleBinding\n"
        + "metadata: {name: taken-by-git}\n"
        + ROLE;
  }

  private String kustomization(String namespace) {
    return object(
        "kustomize.toolkit.fluxcd.io/v1",
        "Kustomization",
        namespace,
        "spec: {interval: 1h, prune: true, sourceRef: {kind: GitRepository, name: config}}");
  }

  private String application() {
    return object(
        "argoproj.io/v1alpha1",
        "Application",
        "argocd",
        "spec: {project: default, destination: {}, source: {repoURL: \"https://git.example.com/a\"}}");
  }

  private String object(String apiVersion, String kind, String namespace, String rest) {
    return git.object(apiVersion, kind, namespace, rest);
  }
}
