package io.platformtenant.operator.plan.bootstrap;

import static io.platformtenant.operator.plan.bootstrap.FluxLife.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.TenantPlan;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an override has a stage take in. */
class TakenSourcesTest {
  private static final String GIT = "https://git.example.com/config.git";
  private static final String BEFORE = "main@sha1:" + "1".repeat(40);
  private static final String NEWER = "main@sha1:" + "2".repeat(40);
  private static final String NEWEST = "main@sha1:" + "3".repeat(40);
  private static final Instant EARLIER = Instant.parse("2027-12-19T00:00:00Z");
  private static final Instant DURING = Instant.parse("2027-12-24T00:00:00Z");
  private static final Instant OVER = Instant.parse("2027-12-24T04:00:00Z");
  private static final Instant LATER = Instant.parse("2027-12-26T00:00:00Z");
  private static final Instant END = Instant.parse("2028-01-04T00:00:00Z");
  private static final ObjectId TAKEN =
      id(ManagedKind.GIT_REPOSITORY, "config.frozen.prod.checkout");

  private FluxLife life;

  @BeforeEach
  void allWaitsForTheEndOfAFreeze() {
    life = alive("");
  }

  @Test
  void oneStageTakesInWhatThereIsNowAndNothingAfterIt() {
    TenantPlan before = life.plan(EARLIER);
    life.overridden(override("checkout", "addons", DURING, ""));
    life.rest(DURING.plusSeconds(60));
    life.push(GIT, NEWEST);
    life.rest(DURING.plusSeconds(120));

    assertThat(life.applied("prod-addons")).isEqualTo(NEWER);
    assertThat(life.applied("prod-more")).isEqualTo(BEFORE);
    assertThat(life.applied("staging-addons")).isEqualTo(BEFORE);
    assertThat(life.live(TAKEN).at("/spec/ref/commit").asText()).isEqualTo("2".repeat(40));

    // It is over, deleted, and its stage keeps what it has until the thaw.
    life.rest(OVER);
    life.overridden();
    life.rest(LATER);
    assertThat(life.applied("prod-addons")).isEqualTo(NEWER);
    assertThat(life.ids()).contains(TAKEN);

    TenantPlan after = life.rest(END);
    assertThat(life.applied("prod-addons")).isEqualTo(NEWEST);
    assertThat(life.ids()).doesNotContain(TAKEN);
    assertThat(after.objects().keySet()).isEqualTo(before.objects().keySet());
  }

  /** Nobody holds what nobody follows: whoever is down meanwhile lets nothing newer through. */
  @Test
  void noStageFollowsItBeforeItIsHeld() {
    life.overridden(override("checkout", "addons", DURING, ""));

    life.look(DURING.plusSeconds(60));
    assertThat(life.live(TAKEN).at("/spec/ref").has("commit")).isFalse();
    assertThat(followed("prod-addons")).isEqualTo("config");
    life.look(DURING.plusSeconds(61));
    assertThat(life.live(TAKEN).at("/spec/ref").has("commit")).isTrue();
    assertThat(followed("prod-addons")).isEqualTo("config");
    life.look(DURING.plusSeconds(62));
    assertThat(followed("prod-addons")).isEqualTo(TAKEN.name());
  }

  @ParameterizedTest
  @ValueSource(strings = {"2027-12-24T04:00:00Z", "2027-12-25T00:00:00Z"})
  void whatIsNotTakenInByItsEndIsNot(Instant over) {
    life.overridden(override("checkout", "addons", DURING, ""));
    life.look(DURING.plusSeconds(60));

    life.rest(over);

    assertThat(life.ids()).doesNotContain(TAKEN);
    assertThat(life.applied("prod-addons")).isEqualTo(BEFORE);
  }

  @Test
  void anotherOneTakesInWhatCameSince() {
    life.overridden(override("checkout", "addons", DURING, ""));
    life.rest(DURING.plusSeconds(60));
    life.push(GIT, NEWEST);

    life.overridden(
        override("checkout", "addons", DURING, ""),
        override("again", "addons", DURING.plusSeconds(300), ""));
    life.rest(DURING.plusSeconds(360));

    assertThat(life.applied("prod-addons")).isEqualTo(NEWEST);
    assertThat(followed("prod-addons")).isEqualTo("config.frozen.prod.again");
  }

  /** The source goes on for staging; production is held by one of its own. */
  @Test
  void whereOthersGoOnItIsTheSame() {
    life = alive(", environments: [prod]");
    assertThat(life.applied("staging-addons")).isEqualTo(NEWER);

    life.overridden(override("checkout", "addons", DURING, ""));
    life.rest(DURING.plusSeconds(60));
    life.push(GIT, NEWEST);
    life.rest(DURING.plusSeconds(120));

    assertThat(life.applied("prod-addons")).isEqualTo(NEWER);
    assertThat(life.applied("prod-more")).isEqualTo(BEFORE);
    assertThat(life.applied("staging-addons")).isEqualTo(NEWEST);
    life.rest(END);
    assertThat(life.applied("prod-addons")).isEqualTo(NEWEST);
  }

  @Test
  void nothingIsTakenInBeforeItsStatusSaysThatItIsOpen() {
    life.overridden(
        override("checkout", "addons", DURING, "")
            .replace("openedAt", "observedGeneration: 1 # openedAt"));

    life.rest(DURING.plusSeconds(60));

    assertThat(life.ids()).doesNotContain(TAKEN);
    assertThat(life.applied("prod-addons")).isEqualTo(BEFORE);
  }

  private static FluxLife alive(String where) {
    var life =
        new FluxLife(
            """
            apiVersion: platformtenant.io/v1alpha1
            kind: PlatformTenant
            metadata: {name: payments}
            spec:
              className: standard
              owner: {team: payments, contact: payments@example.com}
              environments:
                - {name: staging, namespaces: [{name: payments-staging}]}
                - {name: prod, namespaces: [{name: payments-prod}]}
              freeze: [{from: "2027-12-20T00:00:00Z", until: "2028-01-04T00:00:00Z"%s}]
              bootstrap:
                sources: [{name: config, git: {url: "%s", ref: {branch: main}}}]
                stages: [{name: addons, source: config}, {name: more, source: config, path: ./more}]
            """
                .formatted(where, GIT),
            """
            apiVersion: platformtenant.io/v1alpha1
            kind: PlatformTenantClass
            metadata: {name: standard}
            spec: {guardrails: {repositories: ["**"]}}
            """);
    life.push(GIT, BEFORE);
    life.rest(EARLIER);
    life.rest(Instant.parse("2027-12-20T00:00:00Z"));
    life.push(GIT, NEWER);
    life.rest(DURING);
    assertThat(life.applied("prod-addons")).isEqualTo(BEFORE);
    return life;
  }

  private static String override(String name, String stage, Instant since, String more) {
    return """
    apiVersion: platformtenant.io/v1alpha1
    kind: PlatformTenantOverride
    metadata: {name: %s, creationTimestamp: "%s"}
    spec:
      tenant: payments
      environment: prod
      stages: [%s]
      reason: It burns
      until: "%s"
      requestedBy: alice
      %s
    status:
      openedAt: "%s"
    """
        .formatted(name, since, stage, OVER, more, since);
  }

  private String followed(String stage) {
    return life.live(id(ManagedKind.KUSTOMIZATION, stage)).at("/spec/sourceRef/name").asText();
  }
}
