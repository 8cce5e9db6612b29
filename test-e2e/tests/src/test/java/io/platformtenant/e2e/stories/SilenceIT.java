package io.platformtenant.e2e.stories;

import static io.platformtenant.testkit.tenants.Samples.CLASS;
import static io.platformtenant.testkit.tenants.Samples.TENANT;
import static io.platformtenant.testkit.waiting.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.operator.client.Contexts;
import io.platformtenant.operator.model.ObjectId;
import java.time.Clock;
import org.junit.jupiter.api.Test;

/** An engine that looks at nothing any more leaves statuses that say what was true once. */
class SilenceIT extends SharedStory {
  private static final PatchContext MERGE =
      new PatchContext.Builder().withPatchType(PatchType.JSON_MERGE).build();

  @Test
  void whatFluxHasLeftAloneIsUnknownUntilItLooksAgain() {
    corner.apply(CLASS);
    String tenant = corner.id() + "a";
    corner.apply(TENANT.called(tenant));
    untilReady(tenant);
    ObjectId stage = parts(tenant).stage("staging", "addons");

    script.unseen(Parts.key(stage));
    lookedAtLast(stage, "2020-01-01T00:00:00Z");
    // The status that was never new is no news: somebody has to ask.
    eventually(
        "nobody knows",
        () -> {
          corner.annotate(
              tenant, ApiGroup.RECONCILE_AT_ANNOTATION, Clock.systemUTC().instant().toString());
          return isUnknown(tenant);
        });
    assertThat(readyMessage(tenant)).contains(stage.title(), "2020-01-01T00:00:00Z");
    assertThat(corner.condition(tenant, "BootstrapReady").orElseThrow().status())
        .isEqualTo("Unknown");
    assertThat(corner.condition(tenant, "DeliveryReady").orElseThrow().status()).isEqualTo("True");

    script.heal(Parts.key(stage));
    untilReady(tenant);
  }

  private boolean isUnknown(String tenant) {
    return corner
        .condition(tenant, "Ready")
        .filter(c -> c.status().equals("Unknown") && c.reason().equals("EngineSilent"))
        .isPresent();
  }

  /** As it would stand there had its controller stopped then. */
  private void lookedAtLast(ObjectId stage, String at) {
    ObjectNode status =
        new ObjectMapper().valueToTree(corner.get(stage).getAdditionalProperties().get("status"));
    status.path("conditions").forEach(c -> ((ObjectNode) c).put("lastTransitionTime", at));
    ((ObjectNode) status.at("/history/0")).put("lastReconciled", at);
    kustomization(stage).subresource("status").patch(MERGE, "{\"status\":" + status + "}");
  }

  private Resource<?> kustomization(ObjectId id) {
    return admin
        .genericKubernetesResources(Contexts.of(id.kind()))
        .inNamespace(id.namespace())
        .withName(id.name());
  }
}
