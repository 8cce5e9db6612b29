package io.platformtenant.e2e.stories;

import static io.platformtenant.testkit.tenants.Samples.CLASS;
import static io.platformtenant.testkit.tenants.Samples.SMALL_TENANT;
import static io.platformtenant.testkit.waiting.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Policies of others judge what the operator writes, and may refuse it. */
class RefusedWriteIT extends SharedStory {
  @Test
  void whatTheServerRefusesIsToldAndMadeOnceItIsNot() {
    String tenant = corner.id() + "a";
    List<HasMetadata> policy = refusing(tenant);
    policy.forEach(part -> admin.resource(part).create());
    try {
      eventually("the policy is in force", () -> isInForce(tenant));
      corner.apply(CLASS);
      corner.apply(SMALL_TENANT.called(tenant));

      eventually(
          "it is told",
          () ->
              corner
                  .condition(tenant, "FoundationReady")
                  .filter(c -> c.reason().equals("ApplyFailed"))
                  .isPresent());
      assertThat(corner.condition(tenant, "FoundationReady").orElseThrow().message())
          .contains("no quota here");
      assertThat(corner.isReady(tenant)).isFalse();
    } finally {
      policy.forEach(part -> admin.resource(part).delete());
    }
    untilReady(tenant);
  }

  private boolean isInForce(String tenant) {
    try {
      admin
          .resource(
              Serialization.unmarshal(
                  """
                  apiVersion: v1
                  kind: ServiceAccount
                  metadata: {name: asked, namespace: default, labels: {refused: "%s"}}
                  """
                      .formatted(tenant),
                  HasMetadata.class))
          .dryRun()
          .create();
      return false;
    } catch (KubernetesClientException e) {
      return e.getMessage().contains("no quota here");
    }
  }

  private static List<HasMetadata> refusing(String tenant) {
    return List.of(
        Serialization.unmarshal(
            """
            apiVersion: admissionregistration.k8s.io/v1
            kind: ValidatingAdmissionPolicy
            metadata: {name: refuses-%1$s}
            spec:
              matchConstraints:
                resourceRules:
                  - apiGroups: [""]
                    apiVersions: [v1]
                    operations: [CREATE]
                    resources: [resourcequotas, serviceaccounts]
              validations:
                - expression: >-
                    !(object.kind == 'ResourceQuota' && object.metadata.namespace.endsWith('%1$s'))
                    && object.metadata.?labels[?'refused'].orValue('') != '%1$s'
                  message: no quota here
            """
                .formatted(tenant),
            HasMetadata.class),
        Serialization.unmarshal(
            """
            apiVersion: admissionregistration.k8s.io/v1
            kind: ValidatingAdmissionPolicyBinding
            metadata: {name: refuses-%1$s}
            spec: {policyName: refuses-%1$s, validationActions: [Deny]}
            """
                .formatted(tenant),
            HasMetadata.class));
  }
}
