package io.platformtenant.e2e.stories;

import static io.platformtenant.e2e.stories.Refusals.assertRefused;
import static io.platformtenant.testkit.tenants.Samples.CLASS;
import static io.platformtenant.testkit.tenants.Samples.TENANT;
import static io.platformtenant.testkit.waiting.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.testkit.chart.Guardrails;
import io.platformtenant.testkit.tenants.ClassYaml;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A class takes back what it permitted: what is there stays as it is, and can still go. */
class TightenedClassIT extends SharedStory {
  private static final PatchContext MERGE =
      new PatchContext.Builder().withPatchType(PatchType.JSON_MERGE).build();

  /** Nothing of the tenant is permitted any more. */
  private static final ClassYaml TIGHT =
      CLASS
          .guardrails(
              """
              repositories: ["https://nowhere.example.com/**"]
              namespaces: ["{tenant}-nowhere"]
              sourceKinds: [OCIRepository]
              verification: {require: Bootstrap, secrets: [keys]}
              mustProtect: {environments: ["*"]}
              limits: {environments: 1, namespaces: 1, stages: 0, applications: 0, interval: 1h}
              """)
          .with("tenants: [nobody]");

  @Test
  void aTenantThatBreachesItIsEditedElsewhereAndDeletedToTheEnd() {
    Guardrails.deny(admin);
    corner.apply(CLASS);
    corner.apply(TENANT);
    untilReady("{id}");
    corner.apply(TIGHT);
    eventually(
        "the tightened class is in force",
        () ->
            isRefused(
                "spec: {bootstrap: {sources: [{name: config, git: {url: 'https://git.example.com/other.git'}}]}}"));

    patch("spec: {description: still here, owner: {contact: '#elsewhere'}}");
    patch("metadata: {annotations: {platformtenant.io/reconcile-at: now}}");
    patch("spec: {delivery: {applications: []}}");
    assertRefused(
        "guardrails",
        () ->
            patch(
                "spec: {environments: [{name: staging, namespaces: [{name: '{id}-staging'}]},"
                    + "{name: prod, protected: true, namespaces: [{name: '{id}-prod'}, {name: '{id}-x'}]}]}"),
        "namespace \"" + corner.id() + "-x\" does not fit class \"class-" + corner.id() + "\"",
        "(PT203)");

    corner.delete("{id}");

    eventually("the tenant is gone", () -> corner.tenant("{id}") == null);
    assertThat(corner.everythingOf("{id}")).isEmpty();
  }

  private boolean isRefused(String change) {
    try {
      admin
          .resources(PlatformTenant.class)
          .withName(corner.id())
          .dryRun()
          .patch(MERGE, json(change));
      return false;
    } catch (io.fabric8.kubernetes.client.KubernetesClientException e) {
      return e.getMessage().contains("platform-tenant-guardrails");
    }
  }

  private void patch(String change) {
    admin.resources(PlatformTenant.class).withName(corner.id()).patch(MERGE, json(change));
  }

  private String json(String change) {
    return Serialization.asJson(
        Serialization.unmarshal(change.replace("{id}", corner.id()), Map.class));
  }
}
