package io.platformtenant.e2e.platform;

import static java.util.stream.Collectors.joining;

import java.util.List;

/** The texts of a class, of a tenant whose Git is hostile, and of its neighbour. */
final class HostileTeam {
  static final String CLASS =
      """
      apiVersion: platformtenant.io/v1alpha1
      kind: PlatformTenantClass
      metadata: {name: "class-{id}"}
      spec:
        guardrails: {repositories: ["**"], minimumGate: None}
        homeNamespace: "home-{tenant}"
        delivery: {deniedKinds: [{group: networking.k8s.io, kind: Ingress}]}
      """;

  private static final String TENANT =
      """
      apiVersion: platformtenant.io/v1alpha1
      kind: PlatformTenant
      metadata: {name: "{tenant}"}
      spec:
        className: "class-{id}"
        owner: {team: "{tenant}", contact: "#team"}
        environments:
          - {name: staging, namespaces: [{name: "{tenant}-staging"}]}
      """;

  private HostileTeam() {}

  static String neighbour(String tenant) {
    return TENANT.replace("{tenant}", tenant);
  }

  /** With a stage or an application for each escape, none of which waits for another. */
  static String text(
      String tenant, List<GitEscape> flux, List<GitEscape> argo, String config, String deploy) {
    return TENANT.replace("{tenant}", tenant)
        + """
          bootstrap:
            sources:
              - {name: config, git: {url: "%s", ref: {branch: main}}, interval: 1m}
            stages:
        """
            .formatted(config)
            .indent(0)
        + flux.stream().map(HostileTeam::stage).collect(joining())
        + """
          delivery:
            gate: None
            applications:
        """
            .indent(0)
        + argo.stream().map(e -> application(e, deploy)).collect(joining());
  }

  /** A stage and an application, each with a folder of a repository that both planes read. */
  static String withLinks(String text, String repository) {
    return text.replace(
            "    sources:\n",
            "    sources:\n      - {name: links, git: {url: \"%s\", ref: {branch: main}}}\n"
                .formatted(repository))
        .replace(
            "    stages:\n",
            "    stages:\n      - {name: link, source: links, path: flux, dependsOn: [none]}\n")
        .replace(
            "    applications:\n",
            """
                applications:
                  - name: link
                    source: {repoURL: "%s", path: argo, targetRevision: main}
                    sync: {retry: {limit: 0}}
            """
                .formatted(repository));
  }

  private static String stage(GitEscape escape) {
    String options = escape.options().isEmpty() ? "" : ", " + escape.options();
    return "      - {name: %s, source: config, path: %s, dependsOn: [none]%s}\n"
        .formatted(escape.name(), escape.name(), options);
  }

  /** Without retries, so that a repair need not wait for the next. */
  private static String application(GitEscape escape, String deploy) {
    return """
              - name: %s
                source: {repoURL: "%s", path: %s, targetRevision: main}
                sync: {retry: {limit: 0}}
        """
        .formatted(escape.name(), deploy, escape.name());
  }
}
