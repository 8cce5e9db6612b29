package io.platformtenant.e2e.platform;

import java.util.Map;

/** What an application of the team's own says: Argo CD applies it within the project. */
final class ArgoEscapes extends Escapes {
  private static final String NONE = "";

  /**
   * @param id of the story, for names of objects without a namespace
   * @param foreign the address of another tenant's repository
   */
  ArgoEscapes(String mine, String victim, String home, String id, String foreign) {
    super("argo", mine, victim);
    elsewhere(home);
    outOfTheFolder();
    fromElsewhere(foreign);
    ofThePlatform(id, foreign);
  }

  private void elsewhere(String home) {
    String refusal = "namespace " + victim + " is not permitted in project";
    away("kustomize-ns", NONE, (name, to) -> Hostile.customized(name, "namespace: " + to), refusal);
    away("transformer", NONE, Hostile::transformed, refusal);
    away("json-patch", NONE, (name, to) -> Hostile.customized(name, Hostile.patch(to)), refusal);
    away(
        "as-written",
        NONE,
        (name, to) -> Map.of("object.yaml", Hostile.configMap(name, to)),
        refusal);
    object(
        "home",
        NONE,
        Hostile.configMap(named("home"), home),
        "namespace " + home + " is not permitted in project");
  }

  private void outOfTheFolder() {
    String generator =
        "configMapGenerator: [{name: %s, files: [%s], options: {disableNameSuffixHash: true}}]";
    add(
        "file-above",
        NONE,
        Map.of(
            "kustomization.yaml",
            generator.formatted(named("file-above"), "said=../../../../../../../../etc/passwd")),
        Map.of(
            "kustomization.yaml",
            generator.formatted(named("file-above"), "said=own.txt"),
            "own.txt",
            "a"),
        "security; file");
    values("values-above", "../../../../../../../../etc/passwd", "outside");
    values("values-absolute", "/etc/passwd", "etc/passwd");
    values("values-url", "http://127.0.0.1:1/values.yaml", "is not allowed");
  }

  /**
   * Argo CD takes these, whatever a project says of repositories (docs/boundary.md, known limits).
   * What they bring is applied in the team's own namespace and nowhere else.
   */
  private void fromElsewhere(String foreign) {
    add(
        "remote-base",
        NONE,
        Map.of("kustomization.yaml", "resources: [\"" + foreign + "//api?ref=main\"]"),
        plain("remote-base"));
    String jsonnet =
        "{apiVersion: 'v1', kind: 'ConfigMap', metadata: {name: '%s'}, data: {said: %s}}";
    add(
        "jsonnet",
        NONE,
        Map.of("object.jsonnet", jsonnet.formatted(named("jsonnet"), "importstr '/etc/passwd'")),
        Map.of("object.jsonnet", jsonnet.formatted(named("jsonnet"), "'by-git'")));
  }

  /** The override file that Argo CD takes from Git says what the contract refuses. */
  private void values(String way, String file, String... words) {
    add(way, NONE, chart(named(way), file), chart(named(way), "own.yaml"), words);
  }

  private static Map<String, String> chart(String name, String values) {
    return Map.of(
        "Chart.yaml",
        "{apiVersion: v2, name: a, version: 1.0.0}",
        "own.yaml",
        "said: by-git",
        "templates/object.yaml",
        Landscape.configMap(name, "said: \"{{ .Values.said }}\""),
        ".argocd-source.yaml",
        "helm: {valueFiles: [\"" + values + "\"]}");
  }

  private void ofThePlatform(String id, String foreign) {
    denied("cluster-role", "ClusterRole", Hostile.clusterRole(id));
    denied("namespace", "Namespace", Hostile.namespace(id + "-more"));
    denied("role-binding", "RoleBinding", Hostile.roleBinding(id));
    denied(
        "quota",
        "ResourceQuota",
        Hostile.object("v1", "ResourceQuota", id, "", "spec: {hard: {pods: \"9\"}}"));
    denied(
        "limits", "LimitRange", Hostile.object("v1", "LimitRange", id, "", "spec: {limits: []}"));
    denied("of-the-class", "Ingress", Hostile.ingress(id));
    denied("stage", "Kustomization", Hostile.kustomization(id));
    denied("app-in-default", "Application", Hostile.application(id, "default", foreign));
    denied(
        "app-next-door",
        "Application",
        Hostile.application(id, victim.replaceAll("-staging$", ""), foreign));
    denied("set", "ApplicationSet", Hostile.applicationSet(id, victim, foreign));
    object(
        "cluster-secret",
        NONE,
        Hostile.clusterSecret(id),
        "namespace argocd is not permitted in project");
    object(
        "account",
        NONE,
        Hostile.object("v1", "ServiceAccount", id, "", ""),
        "argocd-deployer-staging",
        "resource \\\"serviceaccounts\\\"");
    object(
        "mark",
        NONE,
        Hostile.networkPolicy(id, "labels: {platformtenant.io/tenant: mine}"),
        "platform-tenant-owned",
        "carries the mark of");
  }

  private void denied(String way, String kind, String manifest) {
    object(way, NONE, manifest, ":" + kind + " is not permitted in project");
  }
}
