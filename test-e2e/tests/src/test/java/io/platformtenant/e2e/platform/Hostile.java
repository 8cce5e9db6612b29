package io.platformtenant.e2e.platform;

import java.util.Map;

/** Manifests that app teams write into Git, the hostile ones among them. */
final class Hostile {
  private Hostile() {}

  /** A folder with a ConfigMap and a kustomization.yaml that does something to it. */
  static Map<String, String> customized(String name, String kustomization) {
    return Map.of(
        "object.yaml",
        configMap(name),
        "kustomization.yaml",
        "resources: [object.yaml]\n" + kustomization);
  }

  static String configMap(String name) {
    return Landscape.configMap(name, "said: by-git");
  }

  static String configMap(String name, String namespace) {
    return object("v1", "ConfigMap", name, namespace, "data: {said: by-git}");
  }

  /** A patch of the namespace, which a stage with a namespace of its own overrides. */
  static String patch(String namespace) {
    return """
        patches:
          - target: {kind: ConfigMap}
            patch: |-
              - {op: add, path: /metadata/namespace, value: %s}
        """
        .formatted(namespace);
  }

  static String replacement(String namespace) {
    return """
        configMapGenerator: [{name: to, literals: [namespace=%s], options: {disableNameSuffixHash: true}}]
        replacements:
          - source: {kind: ConfigMap, name: to, fieldPath: data.namespace}
            targets:
              - select: {kind: ConfigMap}
                reject: [{name: to}]
                fieldPaths: [metadata.namespace]
                options: {create: true}
        """
        .formatted(namespace);
  }

  static Map<String, String> transformed(String name, String namespace) {
    return Map.of(
        "object.yaml",
        configMap(name),
        "transformer.yaml",
        """
        apiVersion: builtin
        kind: NamespaceTransformer
        metadata: {name: away, namespace: %s}
        """
            .formatted(namespace),
        "kustomization.yaml",
        "resources: [object.yaml]\ntransformers: [transformer.yaml]\n");
  }

  static String namespace(String name) {
    return "apiVersion: v1\nkind: Namespace\nmetadata: {name: " + name + "}\n";
  }

  static String clusterRole(String name) {
    return object(
        "rbac.authorization.k8s.io/v1",
        "ClusterRole",
        name,
        "",
        "rules: [{apiGroups: ['*'], resources: ['*'], verbs: ['*']}]");
  }

  static String clusterRoleBinding(String name) {
    return object("rbac.authorization.k8s.io/v1", "ClusterRoleBinding", name, "", ROLE);
  }

  static String roleBinding(String name) {
    return object("rbac.authorization.k8s.io/v1", "RoleBinding", name, "", ROLE);
  }

  private static final String ROLE =
      """
      roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cluster-admin}
      subjects: [{apiGroup: rbac.authorization.k8s.io, kind: Group, name: dev}]
      """;

  static String deployment(String name) {
    return object(
        "apps/v1",
        "Deployment",
        name,
        "",
        """
        spec:
          replicas: 0
          selector: {matchLabels: {app: a}}
          template:
            metadata: {labels: {app: a}}
            spec: {containers: [{name: a, image: "registry.example.com/a:1"}]}
        """);
  }

  static String networkPolicy(String name, String metadata) {
    return object("networking.k8s.io/v1", "NetworkPolicy", name, "", "spec: {podSelector: {}}")
        .replace("metadata: {", "metadata: {" + metadata + ", ");
  }

  static String ingress(String name) {
    return object(
        "networking.k8s.io/v1",
        "Ingress",
        name,
        "",
        "spec: {defaultBackend: {service: {name: a, port: {number: 80}}}}");
  }

  /** A stage that reads a Secret of the platform and names no account. */
  static String kustomization(String name) {
    return object(
        "kustomize.toolkit.fluxcd.io/v1",
        "Kustomization",
        name,
        "",
        """
        spec:
          interval: 1h
          prune: true
          sourceRef: {kind: GitRepository, name: config}
          postBuild: {substituteFrom: [{kind: Secret, name: platform-git}]}
        """);
  }

  static String application(String name, String project, String repository) {
    return object(
        "argoproj.io/v1alpha1",
        "Application",
        name,
        "argocd",
        """
        spec:
          project: %s
          source: {repoURL: "%s", path: ., targetRevision: main}
          destination: {server: "https://kubernetes.default.svc", namespace: kube-system}
        """
            .formatted(project, repository));
  }

  /** A set whose one Application has a name that somebody else's bears. */
  static String applicationSet(String name, String generated, String repository) {
    return object(
        "argoproj.io/v1alpha1",
        "ApplicationSet",
        name,
        "argocd",
        """
        spec:
          generators: [{list: {elements: [{name: %s}]}}]
          template:
            metadata: {name: "{{name}}"}
            spec:
              project: default
              source: {repoURL: "%s", path: ., targetRevision: main}
              destination: {server: "https://kubernetes.default.svc", namespace: kube-system}
        """
            .formatted(generated, repository));
  }

  /** A Secret by which Argo CD would know a cluster. */
  static String clusterSecret(String name) {
    return object("v1", "Secret", name, "argocd", "stringData: {server: \"https://example.com\"}")
        .replace("metadata: {", "metadata: {labels: {argocd.argoproj.io/secret-type: cluster}, ");
  }

  static String object(String apiVersion, String kind, String name, String namespace, String rest) {
    String where = namespace.isEmpty() ? "" : ", namespace: " + namespace;
    return "apiVersion: %s\nkind: %s\nmetadata: {name: %s%s}\n%s\n"
        .formatted(apiVersion, kind, name, where, rest);
  }
}
