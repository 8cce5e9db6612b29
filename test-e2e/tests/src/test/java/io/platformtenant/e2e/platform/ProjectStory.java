package io.platformtenant.e2e.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.platformtenant.engines.real.ArgoApi;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.testkit.tenants.ClassYaml;
import io.platformtenant.testkit.tenants.TenantYaml;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** Two tenants whose people have tokens for Argo CD's API, one for each tier. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ProjectStory extends PlatformStory {
  private static final String PROGRAM =
      """
      ---
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web}
      spec:
        replicas: 0
        selector: {matchLabels: {app: web}}
        template:
          metadata: {labels: {app: web}}
          spec: {containers: [{name: web, image: "registry.example.com/web:1"}]}
      """;

  final ArgoApi argo = engines.argoApi();
  final String ours = corner.id() + "a";
  final String theirs = corner.id() + "b";
  Tiers us;
  Tiers them;
  ArgoUser administrator;

  /** The people of one tenant. */
  record Tiers(ArgoUser viewer, ArgoUser deployer, ArgoUser approver) {
    static Tiers of(ArgoApi argo, String tenant) {
      return new Tiers(
          new ArgoUser(argo.projectToken(tenant, "viewer")),
          new ArgoUser(argo.projectToken(tenant, "deployer")),
          new ArgoUser(argo.projectToken(tenant, "approver")));
    }

    Stream<ArgoUser> all() {
      return Stream.of(viewer, deployer, approver);
    }
  }

  @BeforeAll
  void twoTenantsHaveTheirTokens() {
    corner.apply(ClassYaml.named("class-{id}"));
    for (String tenant : Stream.of(ours, theirs).toList()) {
      git.push(deploy(tenant), files());
      corner.apply(tenant(tenant, "audit"));
    }
    untilReady(ours);
    untilReady(theirs);
    administrator = new ArgoUser(argo.adminToken());
    us = Tiers.of(argo, ours);
    them = Tiers.of(argo, theirs);
    assertThat(us.approver().post(application(ours, "prod") + "/sync", "{}").on(argo).granted())
        .as("the approver syncs prod for the first time")
        .isTrue();
    eventually("prod is synced", () -> isSynced(ours + "-api-prod"));
  }

  @AfterAll
  void nothingOfItKeepsTheEnginesBusy() {
    leave();
  }

  private static Map<String, String> files() {
    String api = Landscape.configMap("api", "replicas: \"1\"") + PROGRAM;
    String job = Landscape.configMap("nightly", "at: \"2\"");
    return Map.of(
        "api/staging/api.yaml", api,
        "api/prod/api.yaml", api,
        "jobs/staging/job.yaml", job,
        "jobs/prod/job.yaml", job);
  }

  /** The tenant, with other viewers where the project is to be written again. */
  TenantYaml tenant(String name, String... viewers) {
    return tenantYaml(name)
        .without("bootstrap")
        .with("access: {viewers: {groups: [" + String.join(", ", viewers) + "]}}")
        .with(
            """
            delivery:
              applicationSets:
                - {name: jobs, list: {elements: [{name: nightly}]}, source: %s}
            """
                .formatted(from(name, "jobs/{environment}")));
  }

  /** Where Argo CD's API has an Application of a tenant. */
  static String application(String tenant, String environment) {
    return "/api/v1/applications/" + tenant + "-api-" + environment;
  }

  boolean isSynced(String application) {
    JsonNode status = status(ManagedKind.APPLICATION, "argocd", application);
    return status.path("sync").path("status").asText().equals("Synced")
        && phase(application).equals("Succeeded");
  }

  /** Where the last operation of an Application stands. */
  String phase(String application) {
    return status(ManagedKind.APPLICATION, "argocd", application)
        .path("operationState")
        .path("phase")
        .asText();
  }
}
