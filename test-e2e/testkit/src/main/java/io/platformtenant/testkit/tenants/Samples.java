package io.platformtenant.testkit.tenants;

/** What many stories begin with. All live in one corner, and say of themselves what they need. */
public final class Samples {
  /** A class that brings nothing, with guardrails that are in nobody's way. */
  public static final ClassYaml PLAIN_CLASS =
      ClassYaml.named("class-{id}")
          .guardrails(
              "{repositories: [\"**\"], namespaces: [\"*\"], tenantStages: Allow, protectedAutoSync: Allow, protectedRevisions: Any}");

  /** The same with one stage for every environment. */
  public static final ClassYaml CLASS =
      PLAIN_CLASS.with(
          """
          bootstrap:
            sources:
              - {name: platform-base, git: {url: "https://git.example.com/platform/base.git"}}
            stages:
              - {name: platform-base, source: platform-base, path: "base/{environment}"}
          """);

  /** A tenant with one application in one environment and no stage: its gate is open at once. */
  public static final TenantYaml SMALL_TENANT =
      TenantYaml.named("{id}")
          .with("access: {deployers: {groups: [dev]}}")
          .environment("dev")
          .with(
              """
              delivery:
                applications:
                  - name: web
                    source: {repoURL: "https://git.example.com/payments/deploy.git", path: "apps/web"}
              """);

  /** A tenant with a stage and an application in two environments, one of them protected. */
  public static final TenantYaml TENANT =
      TenantYaml.named("{id}")
          .with(
              """
              access:
                viewers: {groups: [audit]}
                deployers: {groups: [dev]}
                approvers: {groups: [leads]}
              """)
          .environment("staging")
          .protectedEnvironment("prod")
          .with(
              """
              bootstrap:
                sources:
                  - {name: config, git: {url: "https://git.example.com/payments/config.git"}}
                stages:
                  - {name: addons, source: config, path: "addons/{environment}"}
              delivery:
                applications:
                  - name: api
                    source: {repoURL: "https://git.example.com/payments/deploy.git", path: "apps/api"}
                    environments: [{name: staging}, {name: prod, autoSync: true}]
              """);

  private Samples() {}
}
