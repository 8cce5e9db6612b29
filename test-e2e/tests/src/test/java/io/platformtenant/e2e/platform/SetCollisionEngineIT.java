package io.platformtenant.e2e.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.platformtenant.e2e.stories.Parts;
import io.platformtenant.operator.model.ObjectId;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Argo CD's ApplicationSet controller takes over any Application that has a name it generates. So a
 * set that would reach the names of another tenant never comes into being.
 */
class SetCollisionEngineIT extends PlatformStory {
  private static final String TENANT =
      """
      apiVersion: platformtenant.io/v1alpha1
      kind: PlatformTenant
      metadata: {name: "{tenant}"}
      spec:
        className: "class-{id}"
        owner: {team: "{tenant}", contact: "#team"}
        environments:
          - {name: staging, namespaces: [{name: "{tenant}-in-staging"}]}
        delivery:
      """;

  private static final String APPLICATION =
      """
          applications:
            - {name: api, source: {repoURL: "{deploy}", path: api, targetRevision: main}}
      """;

  private static final String SET =
      """
          applicationSets:
            - name: {set}
              list: {elements: [{name: api}]}
              source: {repoURL: "{deploy}", path: jobs, targetRevision: main}
      """;

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
    corner.apply(text(neighbour, APPLICATION));
    untilReady(neighbour);

    corner.apply(text(tenant, SET.replace("{set}", "eu")));

    eventually(
        "the set is refused with both names",
        () ->
            corner
                .condition(tenant, "Ready")
                .filter(c -> c.reason().equals("NameConflict") && c.message().contains(neighbour))
                .isPresent());
    assertThat(corner.exists(new Parts(tenant).set("eu", "staging"))).isFalse();
    assertThat(corner.get(theirs).getMetadata().getOwnerReferences()).isEmpty();

    corner.apply(text(tenant, SET.replace("{set}", "us")));
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

  private String text(String tenant, String delivery) {
    return (TENANT + delivery)
        .replace("{tenant}", tenant)
        .replace("{deploy}", git.url(deploy(corner.id())));
  }
}
