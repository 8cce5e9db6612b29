package io.platformtenant.e2e.stories;

import static io.platformtenant.testkit.tenants.Samples.PLAIN_CLASS;
import static io.platformtenant.testkit.tenants.Samples.SMALL_TENANT;
import static io.platformtenant.testkit.waiting.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.testkit.users.ClusterUser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A Flux bootstrap that was there before goes on as it is, and tenants wait for it. */
final class ExistingBootstrapIT extends Story {
  private final ClusterUser somebody = ClusterUser.admin(admin);
  private final String namespace = corner.id() + "-flux";
  private final ObjectId infra = ObjectId.of(ManagedKind.KUSTOMIZATION, namespace, "infra");

  @AfterEach
  void itGoes() {
    somebody.deletes(infra);
    somebody.deletes(ObjectId.namespace(namespace));
  }

  @Test
  void theFirstStageOfATenantWaitsForItAndNothingElseIsDoneWithIt() {
    somebody.createsNamespace(namespace);
    // Suspended, so that the engine leaves its status to this test.
    somebody.creates(
        """
        apiVersion: kustomize.toolkit.fluxcd.io/v1
        kind: Kustomization
        metadata: {name: infra, namespace: %s}
        spec: {interval: 1h, prune: true, suspend: true, sourceRef: {kind: GitRepository, name: fleet}}
        """
            .formatted(namespace));
    corner.apply(
        PLAIN_CLASS.with("dependsOn: [{namespace: %s, name: infra}]".formatted(namespace)));
    corner.apply(
        SMALL_TENANT.with(
            """
            bootstrap:
              sources: [{name: config, git: {url: "https://git.example.com/payments/config.git"}}]
              stages: [{name: addons, source: config}]
            """));

    eventually(
        "the tenant waits and says for what",
        () ->
            corner
                .condition("{id}", "Ready")
                .filter(ready -> ready.message().contains(namespace + "/infra"))
                .isPresent());
    assertThat(corner.exists(new Parts(corner.id()).application("web", "dev"))).isFalse();

    somebody.changesStatus(
        infra,
        """
        {"status": {"observedGeneration": 1, "conditions": [{"type": "Ready", "status": "True",
          "reason": "ReconciliationSucceeded", "message": "", "observedGeneration": 1,
          "lastTransitionTime": "2026-01-01T00:00:00Z"}]}}
        """);

    untilReady("{id}");
    GenericKubernetesResource left = corner.get(infra);
    assertThat(left.getMetadata().getGeneration()).isEqualTo(1);
    assertThat(left.getMetadata().getLabels()).isNullOrEmpty();
    assertThat(left.getMetadata().getManagedFields())
        .extracting(ManagedFieldsEntry::getManager)
        .doesNotContain("platform-tenant-operator");

    corner.delete("{id}");
    eventually("the tenant is gone", () -> corner.tenant("{id}") == null);
    assertThat(corner.exists(infra)).isTrue();
  }
}
