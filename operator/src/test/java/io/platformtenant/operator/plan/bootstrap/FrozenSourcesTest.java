package io.platformtenant.operator.plan.bootstrap;

import static io.platformtenant.operator.plan.bootstrap.FluxLife.id;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.TenantPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrozenSourcesTest {
  private static final String GIT = "https://git.example.com/config.git";
  private static final String OCI = "oci://registry.example.com/bundle";
  private static final String BEFORE = "main@sha1:" + "1".repeat(40);
  private static final String NEWER = "main@sha1:" + "2".repeat(40);
  private static final String NEWEST = "main@sha1:" + "3".repeat(40);
  private static final String DIGEST = "sha256:" + "a".repeat(64);
  private static final String NEWER_DIGEST = "sha256:" + "b".repeat(64);
  private static final Instant BEGIN = Instant.parse("2027-12-20T00:00:00Z");
  private static final Instant END = Instant.parse("2028-01-04T00:00:00Z");
  private static final Instant EARLIER = BEGIN.minusMillis(1);
  private static final Instant DURING = BEGIN.plus(Duration.ofDays(3));
  private static final ObjectId CONFIG = id(ManagedKind.GIT_REPOSITORY, "config");
  private static final ObjectId OF_PROD = id(ManagedKind.GIT_REPOSITORY, "config.frozen.prod");
  private static final ObjectId BUNDLE = id(ManagedKind.OCI_REPOSITORY, "bundle");
  private static final ObjectId FILES = id(ManagedKind.BUCKET, "files");

  private static final String CLASS =
      """
      apiVersion: platformtenant.io/v1alpha1
      kind: PlatformTenantClass
      metadata: {name: standard}
      spec:
        guardrails: {repositories: ["**"]}
      """;

  private FluxLife life;

  @BeforeEach
  void everythingIsFrozenOnce() {
    life = alive(once(""), CLASS);
  }

  @Test
  void whatIsAppliedIsHeldAndGoesOnAfterwardsAsItWas() {
    TenantPlan before = life.rest(EARLIER);

    life.rest(BEGIN);
    push(NEWER, NEWER_DIGEST);
    TenantPlan during = life.rest(DURING);

    assertThat(during.objects().get(CONFIG).body().at("/spec/ref"))
        .hasToString("{\"branch\":\"main\",\"commit\":\"" + "1".repeat(40) + "\"}");
    assertThat(during.objects().get(BUNDLE).body().at("/spec/ref"))
        .hasToString("{\"digest\":\"" + DIGEST + "\"}");
    assertThat(life.applied("prod-addons")).as("the name of the branch stays").isEqualTo(BEFORE);
    assertThat(life.applied("prod-bundle")).endsWith(DIGEST);
    assertThat(life.applied("prod-files")).isEqualTo(DIGEST);

    TenantPlan after = life.rest(END);
    assertThat(bodies(after)).isEqualTo(bodies(before));
    assertThat(life.applied("prod-addons")).isEqualTo(NEWER);
    assertThat(life.applied("prod-files")).isEqualTo(NEWER_DIGEST);
  }

  /** Each look begins without a memory, and what is planned a second time is what was. */
  @ParameterizedTest
  @ValueSource(longs = {0, 1, 60, 86_400, 1_295_999})
  void aRestartTakesNothingNewer(long seconds) {
    life.rest(BEGIN);
    var held = life.live(CONFIG).at("/spec/ref");
    push(NEWER, NEWER_DIGEST);

    life.look(BEGIN.plusSeconds(seconds));

    assertThat(life.live(CONFIG).at("/spec/ref")).isEqualTo(held);
    assertThat(bodies(life.plan(BEGIN.plusSeconds(seconds))))
        .isEqualTo(bodies(life.look(BEGIN.plusSeconds(seconds))));
  }

  /** It was down when it began: what came meanwhile is in, and nothing after it. */
  @Test
  void whoeverComesLateHoldsWhatIsAppliedThen() {
    life.rest(EARLIER);
    push(NEWER, NEWER_DIGEST);
    life.rest(DURING);
    push(NEWEST, NEWER_DIGEST);
    life.rest(DURING);

    assertThat(life.applied("prod-addons")).isEqualTo(NEWER);
  }

  @Test
  void whoWasDownOverTheEndLetsGoOn() {
    life.rest(BEGIN);
    push(NEWER, NEWER_DIGEST);

    life.rest(END.plus(Duration.ofDays(9)));

    assertThat(life.applied("prod-addons")).isEqualTo(NEWER);
    assertThat(life.live(FILES).at("/spec/suspend").isMissingNode()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"/spec/ref, commit", "/metadata/annotations, platformtenant.io/frozen-at"})
  void aHandThatTakesItOutIsPutBackToTheSame(String at, String field) {
    life.rest(BEGIN);
    JsonNode held = life.live(CONFIG).at("/spec/ref");
    life.edit(
        CONFIG,
        source -> {
          ((ObjectNode) source.at(at)).remove(field);
          return source;
        });

    life.rest(DURING);

    assertThat(life.live(CONFIG).at("/spec/ref")).isEqualTo(held);
  }

  /** By the time it is seen Flux has fetched the other one: what stands beside it tells. */
  @Test
  void aHandThatHoldsItToAnotherIsUndone() {
    life.rest(BEGIN);
    life.edit(
        CONFIG,
        source -> {
          source.withObject("/spec/ref").put("commit", "2".repeat(40));
          return source;
        });
    assertThat(life.applied("prod-addons")).isEqualTo(NEWER);

    life.rest(DURING);

    assertThat(life.applied("prod-addons")).isEqualTo(BEFORE);
  }

  @Test
  void oneThatIsDeletedIsHeldToWhatItsStagesHave() {
    life.rest(BEGIN);
    push(NEWER, NEWER_DIGEST);
    life.delete(CONFIG);

    life.rest(DURING);

    assertThat(life.applied("prod-addons")).endsWith("1".repeat(40));
  }

  @Test
  void whatSomebodySuspendedStaysSo() {
    life.rest(EARLIER);
    life.edit(
        FILES,
        bucket -> {
          bucket.withObject("/spec").put("suspend", true);
          bucket.withObject("/metadata/annotations").put("theirs", "true");
          return bucket;
        });

    TenantPlan during = life.rest(DURING);
    life.rest(END);

    assertThat(during.objects().get(FILES).body().at("/spec/suspend").isMissingNode()).isTrue();
    assertThat(life.live(FILES).at("/spec/suspend").asBoolean()).isTrue();
  }

  /** What is not known is not guessed. */
  @Test
  void whatNothingWasAppliedOfGoesOnAndIsTold() {
    life = new FluxLife(tenant(once("")), CLASS);

    TenantPlan plan = life.plan(BEGIN);

    assertThat(plan.objects().get(CONFIG).body().at("/spec/ref/commit").isMissingNode()).isTrue();
    assertThat(plan.frozen().exceptions()).anyMatch(told -> told.contains("\"config\" goes on"));
  }

  @Test
  void oneEnvironmentGetsASourceOfItsOwnAndGivesItBack() {
    life = alive(once("environments: [prod]"), CLASS);
    TenantPlan before = life.rest(EARLIER);

    life.rest(BEGIN);
    push(NEWER, NEWER_DIGEST);
    TenantPlan during = life.rest(DURING);

    assertThat(life.applied("prod-addons")).isEqualTo(BEFORE);
    assertThat(life.applied("staging-addons")).isEqualTo(NEWER);
    assertThat(life.live(OF_PROD).at("/metadata/annotations").path(ApiGroup.FROZEN_AT_ANNOTATION))
        .hasToString("\"" + BEFORE + "\"");
    assertThat(during.frozen().exceptions())
        .as("a bucket can only be suspended as a whole")
        .singleElement()
        .asString()
        .contains("Bucket \"files\" goes on in \"prod\"", "\"staging\"");

    TenantPlan after = life.rest(END);
    assertThat(bodies(after)).isEqualTo(bodies(before));
    assertThat(life.ids()).doesNotContain(OF_PROD);
    assertThat(life.applied("prod-addons")).isEqualTo(NEWER);
  }

  /** A stage would have nothing meanwhile. */
  @Test
  void itIsFollowedOnceItHasFetched() {
    life = alive(once("environments: [prod]"), CLASS);
    life.rest(EARLIER);
    life.fetches(false);

    life.rest(BEGIN);
    assertThat(followed("prod-addons")).isEqualTo("config");

    life.fetches(true);
    life.rest(DURING);
    assertThat(followed("prod-addons")).isEqualTo("config.frozen.prod");
    life.fetches(false);
    life.rest(DURING);
    assertThat(followed("prod-addons")).isEqualTo("config.frozen.prod");
  }

  /** Production was frozen first; then everything is, at another revision. */
  @Test
  void eachEnvironmentKeepsWhatItHadWhenItsOwnFreezeBegan() {
    life =
        alive(
            once("environments: [prod]"),
            CLASS
                + "  freeze: [{from: \"2027-12-24T00:00:00Z\", until: \"2028-01-02T00:00:00Z\"}]");
    life.rest(BEGIN);
    push(NEWER, NEWER_DIGEST);
    life.rest(Instant.parse("2027-12-24T00:00:00Z"));
    push(NEWEST, NEWER_DIGEST);
    life.rest(Instant.parse("2027-12-25T00:00:00Z"));

    assertThat(life.applied("prod-addons")).isEqualTo(BEFORE);
    assertThat(life.applied("staging-addons")).isEqualTo(NEWER);

    life.rest(Instant.parse("2028-01-02T00:00:00Z"));
    assertThat(life.applied("prod-addons")).isEqualTo(BEFORE);
    assertThat(life.applied("staging-addons")).isEqualTo(NEWEST);
    life.rest(END);
    assertThat(life.applied("prod-addons")).isEqualTo(NEWEST);
  }

  /** All were held together; one goes on, and the other must not see what comes for it. */
  @Test
  void whoStaysFrozenTakesNothingInWhenTheOthersGoOn() {
    life =
        alive(
            once("environments: [staging]"),
            CLASS
                + "  freeze: [{from: \"2027-12-20T00:00:00Z\", until: \"2028-01-14T00:00:00Z\","
                + " environments: [prod]}]");
    life.rest(BEGIN);
    assertThat(life.live(CONFIG).at("/spec/ref").has("commit")).isTrue();
    push(NEWER, NEWER_DIGEST);

    for (int look = 0; look < 6; look++) {
      life.look(END);
      assertThat(life.applied("prod-addons")).as("after look %d", look).isEqualTo(BEFORE);
    }
    assertThat(life.applied("staging-addons")).isEqualTo(NEWER);
    assertThat(followed("prod-addons")).isEqualTo("config.frozen.prod");
  }

  private static FluxLife alive(String freeze, String tenantClass) {
    var life = new FluxLife(tenant(freeze), tenantClass);
    life.push(GIT, BEFORE);
    life.push(OCI, "stable@" + DIGEST);
    life.push("files", DIGEST);
    life.rest(EARLIER);
    return life;
  }

  private void push(String revision, String digest) {
    life.push(GIT, revision);
    life.push(OCI, "stable@" + digest);
    life.push("files", digest);
  }

  private String followed(String stage) {
    return life.live(id(ManagedKind.KUSTOMIZATION, stage)).at("/spec/sourceRef/name").asText();
  }

  private static TreeMap<ObjectId, ObjectNode> bodies(TenantPlan plan) {
    TreeMap<ObjectId, ObjectNode> bodies = new TreeMap<>();
    plan.objects().forEach((id, object) -> bodies.put(id, object.body()));
    // It has windows as long as a freeze is to come.
    bodies.keySet().removeIf(id -> id.kind() == ManagedKind.APP_PROJECT);
    return bodies;
  }

  private static String once(String more) {
    return "{from: \"%s\", until: \"%s\"%s}"
        .formatted(BEGIN, END, more.isEmpty() ? "" : ", " + more);
  }

  private static String tenant(String freeze) {
    return """
    apiVersion: platformtenant.io/v1alpha1
    kind: PlatformTenant
    metadata: {name: payments}
    spec:
      className: standard
      owner: {team: payments, contact: payments@example.com}
      environments:
        - {name: staging, namespaces: [{name: payments-staging}]}
        - {name: prod, namespaces: [{name: payments-prod}]}
      freeze: [%s]
      bootstrap:
        sources:
          - {name: config, git: {url: "%s", ref: {branch: main}}}
          - {name: bundle, oci: {url: "%s", ref: {tag: stable}}}
          - {name: files, bucket: {endpoint: s3.example.com, bucketName: files}}
        stages:
          - {name: addons, source: config}
          - {name: bundle, source: bundle}
          - {name: files, source: files}
    """
        .formatted(freeze, GIT, OCI);
  }
}
