package io.platformtenant.e2e.stories;

import static io.platformtenant.testkit.tenants.Samples.CLASS;
import static io.platformtenant.testkit.tenants.Samples.TENANT;
import static io.platformtenant.testkit.waiting.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.platformtenant.engines.standins.machine.ScriptKey;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import org.junit.jupiter.api.Test;

class OnboardingIT extends Story {

  @Test
  void oneFileBecomesBothPlanesInOrderAndGoesAwayInOrder() {
    ScriptKey addons = ScriptKey.kustomization("home-" + corner.id(), "prod-addons");
    script.failing(addons, "HealthCheckFailed", "Deployment/db not ready");
    corner.apply(CLASS);
    corner.apply(TENANT);

    ObjectId staging = ObjectId.of(ManagedKind.APPLICATION, "argocd", corner.id() + "-api-staging");
    ObjectId prod = ObjectId.of(ManagedKind.APPLICATION, "argocd", corner.id() + "-api-prod");
    eventually("the gate of staging opens", () -> corner.exists(staging));
    eventually(
        "the failing stage is named with its own message",
        () ->
            corner
                .condition("{id}", "Ready")
                .orElseThrow()
                .message()
                .equals(
                    "Kustomization \"prod-addons\" is HealthCheckFailed: Deployment/db not ready"));
    assertThat(corner.exists(prod)).as("the gate of prod stays shut").isFalse();

    script.heal(addons);
    untilReady("{id}");
    assertThat(corner.exists(prod)).isTrue();
    assertThat(corner.status("{id}").orElseThrow().bootstrap().summary()).isEqualTo("4/4");
    assertThat(corner.status("{id}").orElseThrow().delivery().summary()).isEqualTo("2/2");

    corner.delete("{id}");
    eventually("the tenant is gone", () -> corner.tenant("{id}") == null);
    assertThat(corner.everythingOf("{id}")).isEmpty();
    assertThat(corner.exists(ObjectId.namespace(corner.id() + "-prod")))
        .as("environment namespaces are retained")
        .isTrue();
    assertThat(corner.exists(ObjectId.namespace("home-" + corner.id())))
        .as("the home namespace goes")
        .isFalse();
  }
}
