package io.platformtenant.e2e.platform;

import static java.util.stream.Collectors.joining;

import io.platformtenant.testkit.tenants.ClassYaml;
import io.platformtenant.testkit.tenants.TenantYaml;
import java.util.List;

/** A class, a tenant whose Git is hostile, and its neighbour. */
final class HostileTeam {
  static final ClassYaml CLASS =
      ClassYaml.named("class-{id}")
          .with(
              """
              guardrails: {minimumGate: None}
              delivery: {deniedKinds: [{group: networking.k8s.io, kind: Ingress}]}
              """);

  private HostileTeam() {}

  static TenantYaml neighbour(String tenant) {
    return TenantYaml.named(tenant).ofTeam(tenant).environment("staging");
  }

  /** With a stage or an application for each escape, none of which waits for another. */
  static TenantYaml hostile(
      String tenant, List<GitEscape> flux, List<GitEscape> argo, String config, String deploy) {
    return neighbour(tenant)
        .with(
            """
            bootstrap:
              sources: [{name: config, git: {url: "%s", ref: {branch: main}}, interval: 1m}]
              stages: [%s]
            delivery:
              gate: None
              applications: [%s]
            """
                .formatted(
                    config,
                    flux.stream().map(HostileTeam::stage).collect(joining(", ")),
                    argo.stream()
                        .map(e -> application(e.name(), deploy, e.name()))
                        .collect(joining(", "))));
  }

  /** A stage and an application, each with a folder of a repository that both planes read. */
  static TenantYaml withLinks(TenantYaml tenant, String repository) {
    return tenant.with(
        """
        bootstrap:
          sources: [{name: links, git: {url: "%s", ref: {branch: main}}}]
          stages: [{name: link, source: links, path: flux, dependsOn: [none]}]
        delivery:
          applications: [%s]
        """
            .formatted(repository, application("link", repository, "argo")));
  }

  private static String stage(GitEscape escape) {
    String options = escape.options().isEmpty() ? "" : ", " + escape.options();
    return "{name: %s, source: config, path: %s, dependsOn: [none], timeout: 1m%s}"
        .formatted(escape.name(), escape.name(), options);
  }

  /** Without retries, so that a repair need not wait for the next. */
  private static String application(String name, String repository, String path) {
    return """
        {name: %s, source: {repoURL: "%s", path: %s, targetRevision: main}, \
        sync: {retry: {limit: 0}}}\
        """
        .formatted(name, repository, path);
  }
}
