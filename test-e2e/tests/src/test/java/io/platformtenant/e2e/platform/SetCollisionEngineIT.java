package io.platformtenant.e2e.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.platformtenant.e2e.stories.Parts;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.testkit.tenants.TenantYaml;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Argo CD's ApplicationSet controller takes over any Application that has a name it generates. So a
 * set that would reach the names of another tenant never comes into being.
 */
class SetCollisionEngineIT extends PlatformStory {
  @Test
  void aSetThatWouldTakeOverANeighboursApplicationIsHeld() {
    String tenant = corner.id();
    String neighbour = tenant + "-eu";
    ObjectId theirs = new Parts(neighbour).application("api", "staging");
    git.push(
        deploy(tenant),
        Map.of(
            "api/api.yaml", Landscape.configMap("api", "of: neighbour"),
            "jobs/jobs.yaml", Landscape.configMap("jobs", "of: set")));
    corner.apply(HostileTeam.CLASS);
    corner.apply(
        tenant(neighbour)
            .with(
                "delivery: {applications: [{name: api, source: %s}]}"
                    .formatted(from(tenant, "api"))));
    untilReady(neighbour);

    corner.apply(withSet(tenant, "eu"));

    eventually(
        "the set is refused with both names",
        () ->
            corner
                .condition(tenant, "Ready")
                .filter(c -> c.reason().equals("NameConflict") && c.message().contains(neighbour))
                .isPresent());
    assertThat(corner.exists(new Parts(tenant).set("eu", "staging"))).isFalse();
    assertThat(corner.get(theirs).getMetadata().getOwnerReferences()).isEmpty();

    corner.apply(withSet(tenant, "us"));
    untilReady(tenant);
    assertThat(
            corner
                .get(new Parts(tenant).application("us-api", "staging"))
                .getMetadata()
                .getOwnerReferences())
        .singleElement()
        .matches(o -> o.getKind().equals("ApplicationSet"));
    assertThat(corner.isReady(neighbour)).isTrue();
    leave();
  }

  private TenantYaml tenant(String name) {
    return TenantYaml.named(name).ofTeam(name).environment("staging", name + "-in-staging");
  }

  private TenantYaml withSet(String name, String set) {
    return tenant(name)
        .with(
            "delivery: {applicationSets: [{name: %s, list: {elements: [{name: api}]}, source: %s}]}"
                .formatted(set, from(corner.id(), "jobs")));
  }
}
