package io.platformtenant.e2e.boundary;

import static io.platformtenant.e2e.boundary.Act.object;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a thief of the operator's token would do with the rights that RBAC gives it. */
final class StolenTokenActs {
  static final String MARKS =
      "labels: {app.kubernetes.io/managed-by: platform-tenant-operator,"
          + " platformtenant.io/tenant: thief}";
  static final String OF_CLASS =
      "labels: {app.kubernetes.io/managed-by: platform-tenant-operator,"
          + " platformtenant.io/class: thief}";
  private static final String AS_TENANT = "prune: true, serviceAccountName: tenant-reconciler-prod";

  private static final String RBAC = "rbac.authorization.k8s.io/v1";
  private static final String FLUX = "kustomize.toolkit.fluxcd.io/v1";

  private StolenTokenActs() {}

  static Stream<Act> all() {
    return Stream.of(clusters(), marks(), rights(), flux(), StolenTokenDelivery.all())
        .flatMap(s -> s);
  }

  private static Stream<Act> clusters() {
    return Stream.of(
        objects(
            "a source in Flux's namespace",
            source("flux-system", MARKS),
            "nothing in namespace \"flux-system\""),
        objects(
            "a binding in kube-system",
            binding("name: access-x, namespace: kube-system, " + MARKS, group("mallory")),
            "nothing in namespace \"kube-system\""),
        objects(
            "an account beside the operator",
            account("platform-reconciler-x", "platform-tenant-system", MARKS),
            "nothing in namespace \"platform-tenant-system\""),
        objects("a namespace of nobody", namespace("thief-free", ""), "without the mark"),
        objects(
            "a namespace with half a mark",
            namespace("thief-half", ", labels: {platformtenant.io/tenant: thief}"),
            "without the mark"),
        objects("a quota in a namespace of nobody", quota("thief-elsewhere"), "and \"thief-els"),
        objects("a quota in another tenant's", quota("thief-neighbour"), "\"thief-neighbour\""));
  }

  private static Stream<Act> rights() {
    return Stream.of(
        rights(
            "the widest role for the whole cluster, to anybody",
            clusterBinding("platform-tenant-platform", group("system:authenticated")),
            "platform-tenant-platform"),
        rights(
            "a role for the whole cluster, to anybody",
            clusterBinding("platform-tenant-cluster", group("mallory")),
            "platform-cluster-reconciler"),
        rights(
            "a role of namespaces for the whole cluster",
            clusterBinding("platform-tenant-platform", reconciler("platform-thief")),
            "clusterBindableClusterRoles"),
        rights(
            "a role for the whole cluster, to the account of another class",
            clusterBinding("platform-tenant-cluster", reconciler("platform-other")),
            "platform-cluster-reconciler"),
        rights(
            "everybody in a tenant's namespace",
            binding("name: access-x, namespace: thief-prod, " + MARKS, group("system:masters")),
            "system:"),
        rights(
            "a workload's account as a person",
            binding(
                "name: access-x, namespace: thief-prod, " + MARKS,
                person("system:serviceaccount:thief-prod:default")),
            "system:"),
        rights(
            "one person beside access-*",
            binding("name: mine, namespace: thief-prod, " + MARKS, person("mallory")),
            "access-*"),
        rights(
            "people beside access-*",
            binding("name: mine, namespace: thief-prod, " + MARKS, group("mallory")),
            "access-*"),
        rights(
            "an account of its own",
            binding("name: mine, namespace: thief-prod, " + MARKS, any("default", "thief-prod")),
            "home"),
        rights(
            "an account of another home",
            binding(
                "name: mine, namespace: thief-prod, " + MARKS,
                any("argocd-deployer-prod", "thief-neighbour")),
            "home"),
        rights(
            "what a cloud knows",
            binding("name: mine, namespace: thief-prod, " + MARKS, any("identity-x", "thief-home")),
            "home"),
        rights(
            "its own role",
            object(
                "RoleBinding",
                RBAC,
                "name: access-x, namespace: thief-prod, " + MARKS,
                role("platform-tenant-operator") + "subjects: []"),
            "bindableClusterRoles"),
        rights("an account by a name", account("mine", "thief-home", MARKS), "none of those"));
  }

  private static Stream<Act> flux() {
    return Stream.of(
        bootstrap("a stage without an account", stage("prune: true"), "one of the accounts"),
        bootstrap(
            "a stage as an account of Flux",
            stage("prune: true, serviceAccountName: kustomize-controller"),
            "one of the accounts"),
        bootstrap(
            "a stage on another cluster",
            stage(AS_TENANT + ", kubeConfig: {secretRef: {name: x}}"),
            "spec.kubeConfig of Kustomization \"thief-home/mine\""),
        bootstrap(
            "a stage that reads elsewhere",
            stage(AS_TENANT).replace("name: mine}", "name: flux-system, namespace: flux-system}"),
            "a source in its own namespace"),
        bootstrap(
            "a stage that is decrypted with Flux's own keys",
            stage(AS_TENANT + ", decryption: {provider: sops}"),
            "names the Secret that holds the key"),
        bootstrap(
            "a stage that is decrypted with a cloud identity",
            stage(
                AS_TENANT
                    + ", decryption: {provider: sops, serviceAccountName: x, secretRef: {name:"
                    + " x}}"),
            "serviceAccountName of Kustomization \"thief-home/mine\" is \"x\""),
        bootstrap(
            "a source by Flux's own identity",
            source("thief-home", MARKS).replace("url:", "provider: azure, url:"),
            "\"azure\", an identity of Flux itself"),
        bootstrap(
            "a source by the identity of an account",
            source("thief-home", MARKS)
                .replace("GitRepository", "OCIRepository")
                .replace("url: 'https:", "serviceAccountName: x, url: 'oci:"),
            "serviceAccountName of OCIRepository \"thief-home/mine\" is \"x\""),
        bootstrap(
            "a source as an account of an environment",
            source("thief-home", MARKS)
                .replace(
                    "url:", "provider: azure, serviceAccountName: tenant-reconciler-prod, url:"),
            "is \"tenant-reconciler-prod\""),
        bootstrap(
            "a stage as what a cloud knows",
            stage("prune: true, serviceAccountName: identity-reader"),
            "one of the accounts"),
        bootstrap(
            "a source that holds another",
            source("thief-home", MARKS)
                .replace("url:", "include: [{repository: {name: x}, toPath: x}], url:"),
            "spec.include of GitRepository"));
  }

  private static Stream<Act> marks() {
    return Stream.of(
        objects(
            "a project that is Argo CD's own",
            StolenTokenDelivery.project("default", "", "thief-prod")
                .replace("tenant: thief", "tenant: default"),
            "can not be one"),
        objects(
            "a namespace of a tenant that can not be",
            namespace("thief-free", ", " + MARKS.replace("tenant: thief", "tenant: kube-x")),
            "can not be one"),
        objects(
            "a namespace of a tenant with the platform's name",
            namespace("thief-free", ", " + MARKS.replace("tenant: thief", "tenant: platform-x")),
            "can not be one"),
        objects(
            "a namespace of a tenant with a name too long",
            namespace(
                "thief-free", ", " + MARKS.replace("tenant: thief", "tenant: " + "a".repeat(31))),
            "can not be one"),
        objects(
            "a namespace of a class that can not be",
            namespace(
                "thief-free", ", " + OF_CLASS.replace("class: thief", "class: " + "a".repeat(41))),
            "can not be one"));
  }

  /** As the operator makes them. */
  static Stream<Act> honest() {
    String ofAccount = "name: 'argocd-deployer-prod:x', namespace: thief-prod, " + MARKS;
    Stream<String> own =
        Stream.of(
            namespace("thief-more", ", " + MARKS),
            quota("thief-prod"),
            account("platform-reconciler-prod", "thief-home", MARKS),
            account("identity-reader", "thief-home", MARKS),
            source("thief-home", MARKS)
                .replace("url:", "provider: azure, serviceAccountName: identity-reader, url:"),
            stage(
                AS_TENANT
                    + ", decryption: {provider: sops, serviceAccountName: identity-kms-prod}"),
            binding(ofAccount, any("argocd-deployer-prod", "thief-home")),
            binding("name: access-viewers, namespace: thief-prod, " + MARKS, group("mallory")),
            binding("name: access-approvers, namespace: thief-prod, " + MARKS, person("ann")),
            clusterBinding("platform-tenant-cluster", reconciler("platform-thief")),
            source("thief-home", MARKS),
            stage(AS_TENANT),
            stage(AS_TENANT + ", decryption: {provider: sops, secretRef: {name: x}}"));
    return Stream.concat(own, StolenTokenDelivery.honest())
        .map(
            manifest ->
                new Act(manifest.lines().skip(1).findFirst().orElseThrow(), manifest, "", ""));
  }

  private static Act objects(String name, String manifest, String word) {
    return new Act(name, manifest, "operator-objects", word);
  }

  private static Act rights(String name, String manifest, String word) {
    return new Act(name, manifest, "operator-rights", word);
  }

  private static Act bootstrap(String name, String manifest, String word) {
    return new Act(name, manifest, "operator-bootstrap", word);
  }

  static String revision(String name, String more) {
    return object(
        "ControllerRevision",
        "apps/v1",
        "name: %s, namespace: platform-tenant-system, %s".formatted(name, more),
        "revision: 1\ndata: {a: b}");
  }

  private static String namespace(String name, String more) {
    return object("Namespace", "v1", "name: " + name + more, "");
  }

  private static String quota(String namespace) {
    return object(
        "ResourceQuota",
        "v1",
        "name: mine, namespace: " + namespace + ", " + MARKS,
        "spec: {hard: {pods: '1'}}");
  }

  private static String account(String name, String namespace, String more) {
    return object(
        "ServiceAccount", "v1", "name: %s, namespace: %s, %s".formatted(name, namespace, more), "");
  }

  private static String binding(String metadata, String subject) {
    return object(
        "RoleBinding",
        RBAC,
        metadata,
        role("platform-tenant-viewer") + "subjects: [" + subject + "]");
  }

  /** A binding of as many people as three origins can name in three tiers. */
  static String crowded(String name, String letter) {
    String people =
        IntStream.range(0, 3 * 3 * 64)
            .mapToObj(i -> i % 2 == 0 ? group(longest(letter, i)) : person(longest(letter, i)))
            .collect(Collectors.joining(", "));
    return binding("name: %s, namespace: thief-prod, ".formatted(name) + MARKS, people);
  }

  private static String longest(String letter, int i) {
    return letter.repeat(380) + "%04d".formatted(i);
  }

  private static String clusterBinding(String role, String subject) {
    return object(
        "ClusterRoleBinding",
        RBAC,
        "name: thief, " + OF_CLASS,
        role(role) + "subjects: [" + subject + "]");
  }

  private static String role(String name) {
    return "roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: %s}\n"
        .formatted(name);
  }

  private static String group(String name) {
    return "{apiGroup: rbac.authorization.k8s.io, kind: Group, name: '%s'}".formatted(name);
  }

  private static String person(String name) {
    return group(name).replace("Group", "User");
  }

  private static String any(String account, String namespace) {
    return "{kind: ServiceAccount, name: %s, namespace: %s}".formatted(account, namespace);
  }

  private static String reconciler(String namespace) {
    return any("platform-cluster-reconciler", namespace);
  }

  private static String source(String namespace, String more) {
    return object(
        "GitRepository",
        "source.toolkit.fluxcd.io/v1",
        "name: mine, namespace: %s, %s".formatted(namespace, more),
        "spec: {interval: 1m, url: 'https://git.example.com/a'}");
  }

  private static String stage(String spec) {
    return object(
        "Kustomization",
        FLUX,
        "name: mine, namespace: thief-home, " + MARKS,
        "spec: {interval: 1m, sourceRef: {kind: GitRepository, name: mine}, " + spec + "}");
  }
}
