package io.platformtenant.e2e.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.platformtenant.api.v1alpha1.Condition;
import io.platformtenant.e2e.stories.Parts;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One object in both repositories of a tenant: no rule can see it, and the engines report it. */
class OverlapEngineIT extends PlatformStory {
  private static final String ADDONS = Landscape.configMap("addons", "stage: argo");

  private final String tenant = corner.id() + "a";
  private final Parts parts = new Parts(tenant);

  @Test
  void anObjectThatBothEnginesApplyIsToldWithBothOwnersForAsLongAsTheyDo() {
    pushBase();
    pushTenant(tenant);
    corner.apply(classYaml());
    corner.apply(tenantYaml(tenant));
    untilReady(tenant);
    assertThat(overlap().status()).isEqualTo("True");

    git.push(deploy(tenant), Map.of("api/staging/addons.yaml", ADDONS));
    eventually("both owners are told", () -> overlap().reason().equals("ObjectShared"));

    assertThat(overlap().status()).isEqualTo("False");
    assertThat(overlap().message())
        .isEqualTo(
            "ConfigMap %s/addons is applied by %s and by %s",
            parts.namespace("staging").name(),
            parts.stage("staging", "addons").title(),
            parts.application("api", "staging").title());

    git.push(deploy(tenant), Collections.singletonMap("api/staging/addons.yaml", null));
    eventually("nothing is shared any more", () -> overlap().status().equals("True"));
    untilReady(tenant);
    leave();
  }

  private Condition overlap() {
    return corner.condition(tenant, "NoOverlap").orElseThrow();
  }
}
