package io.platformtenant.e2e.stories;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.platformtenant.testkit.users.ClusterUser;

/**
 * Whom the engines impersonate to apply the Git of an app team in its environment {@code staging},
 * and what they would apply.
 */
final class ByGit {
  final ClusterUser flux;
  final ClusterUser argocd;
  final String home;
  final String staging;
  final String prod;
  final String victim;
  private int number;

  /**
   * @param victim an environment namespace of another tenant
   */
  ByGit(KubernetesClient admin, Parts tenant, String victim) {
    this.home = tenant.home().name();
    this.staging = tenant.namespace("staging").name();
    this.prod = tenant.namespace("prod").name();
    this.victim = victim;
    this.flux = account(admin, "tenant-reconciler-staging");
    this.argocd = account(admin, "argocd-deployer-staging");
  }

  private ClusterUser account(KubernetesClient admin, String name) {
    return ClusterUser.called(admin, "system:serviceaccount:" + home + ":" + name);
  }

  /** Refused by RBAC, where a ConfigMap in the environment itself is not. */
  Escape shut(String way, ClusterUser who, String manifest, String resource) {
    return denied(way, who, "create resource \"" + resource + "\"", () -> who.creates(manifest));
  }

  /**
   * The same of another verb.
   *
   * @param verb with the resource, in the words of the API server
   */
  Escape denied(String way, ClusterUser who, String verb, Runnable hostile) {
    return Escape.rbac(way, "cannot " + verb, hostile, () -> who.creates(configMap(staging)));
  }

  /**
   * The same of a kind that the API server need not serve: it looks at rights first.
   *
   * @param namespace empty for kinds of the cluster
   */
  Escape unserved(
      String way, ClusterUser who, String apiVersion, String namespace, String resource) {
    String in = namespace.isEmpty() ? "/" : "/namespaces/" + namespace + "/";
    String path = "/apis/" + apiVersion + in + resource;
    return denied(
        way,
        who,
        "create resource \"" + resource + "\"",
        () -> who.client().raw(path, "POST", "{}"));
  }

  String configMap(String namespace) {
    return object("v1", "ConfigMap", namespace, "");
  }

  String deployment(String namespace, String pod) {
    return object(
        "apps/v1",
        "Deployment",
        namespace,
        "spec: {replicas: 0, selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}},"
            + " spec: {"
            + pod
            + "containers: [{name: a, image: registry.example.com/a:v1}]}}}");
  }

  String object(String apiVersion, String kind, String namespace, String rest) {
    return "apiVersion: %s\nkind: %s\nmetadata: {name: by-git-%d, namespace: %s}\n%s"
        .formatted(apiVersion, kind, number++, namespace, rest);
  }

  String ofTheCluster(String apiVersion, String kind, String rest) {
    return "apiVersion: %s\nkind: %s\nmetadata: {name: taken-by-git}\n%s"
        .formatted(apiVersion, kind, rest);
  }

  /**
   * @param more of the metadata, as {@code labels: {a: b}}
   */
  static String with(String more, String manifest) {
    return manifest.replace("metadata: {", "metadata: {" + more + ", ");
  }
}
