package io.platformtenant.e2e.stories;

import static io.platformtenant.testkit.tenants.Samples.CLASS;
import static io.platformtenant.testkit.tenants.Samples.TENANT;
import static io.platformtenant.testkit.waiting.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.testkit.tenants.TenantYaml;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sets, from the gate to the last of what they made. */
class SetsIT extends SharedStory {
  private static final TenantYaml WITH_JOBS =
      TENANT.with(
          """
          delivery:
            applicationSets:
              - name: jobs
                list: {elements: [{name: nightly}, {name: hourly}]}
                source: {repoURL: "https://git.example.com/payments/deploy.git", path: "jobs/{item}"}
                environments: [{name: staging}]
          """);
  private static final String HOURLY = "delivery/applicationSets/jobs/list/elements/hourly";

  @BeforeEach
  void applyClass() {
    corner.apply(CLASS);
  }

  @Test
  void aSetWaitsForTheGateAndThenMakesItsApplications() {
    String tenant = "{id}a".replace("{id}", corner.id());
    Parts parts = parts(tenant);
    script.stuck(Parts.key(parts.stage("staging", "addons")));

    corner.apply(WITH_JOBS.called("{id}a"));

    eventually("the stage is there", () -> corner.exists(parts.stage("staging", "addons")));
    eventually("the wait is told", () -> readyMessage("{id}a").contains("staging-addons"));
    assertThat(corner.exists(parts.set("jobs", "staging"))).isFalse();

    script.heal(Parts.key(parts.stage("staging", "addons")));
    eventually("the set is there", () -> corner.exists(parts.set("jobs", "staging")));
    untilReady("{id}a");
    assertThat(corner.exists(parts.application("jobs-nightly", "staging"))).isTrue();
    assertThat(corner.tenant("{id}a").getStatus().delivery().total())
        .as("two of the set and two of the application")
        .isEqualTo(4);
  }

  @Test
  void anElementThatLeavesTakesItsApplicationAlong() {
    corner.apply(WITH_JOBS.called("{id}b"));
    untilReady("{id}b");
    Parts parts = parts("{id}b");
    ObjectId hourly = parts.application("jobs-hourly", "staging");
    assertThat(corner.exists(hourly)).isTrue();

    corner.apply(WITH_JOBS.without(HOURLY).called("{id}b"));

    eventually("it is gone", () -> !corner.exists(hourly));
    untilReady("{id}b");
    assertThat(corner.exists(parts.application("jobs-nightly", "staging"))).isTrue();
  }

  @Test
  void aSetThatLeavesGoesBeforeWhatItMadeAndTheRestStays() {
    corner.apply(WITH_JOBS.called("{id}c"));
    untilReady("{id}c");
    Parts parts = parts("{id}c");
    ObjectId nightly = parts.application("jobs-nightly", "staging");
    script.holdFinalizer(Parts.key(nightly));

    corner.apply(TENANT.called("{id}c"));

    eventually("the set is gone", () -> !corner.exists(parts.set("jobs", "staging")));
    eventually("the wait is told", () -> readyMessage("{id}c").contains("jobs-nightly-staging"));
    assertThat(corner.exists(parts.application("api", "staging"))).isTrue();

    script.heal(Parts.key(nightly));
    eventually("it is gone", () -> !corner.exists(nightly));
    untilReady("{id}c");
  }

  @Test
  void offBoardingWaitsForWhatASetMade() {
    corner.apply(WITH_JOBS.called("{id}d"));
    untilReady("{id}d");
    Parts parts = parts("{id}d");
    ObjectId nightly = parts.application("jobs-nightly", "staging");
    script.holdFinalizer(Parts.key(nightly));

    corner.delete("{id}d");

    eventually("the set is gone", () -> !corner.exists(parts.set("jobs", "staging")));
    eventually(
        "the wait is told",
        () -> corner.tenant("{id}d").getStatus().deletion().step().equals("Applications"));
    assertThat(corner.exists(parts.project())).as("the project stays").isTrue();

    script.heal(Parts.key(nightly));
    eventually("the tenant is gone", () -> corner.tenant("{id}d") == null);
    assertThat(corner.everythingOf("{id}d")).isEmpty();
  }
}
