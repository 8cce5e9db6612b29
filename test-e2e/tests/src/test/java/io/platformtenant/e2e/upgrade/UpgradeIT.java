package io.platformtenant.e2e.upgrade;

import static io.platformtenant.e2e.upgrade.Ground.EARLIER;
import static io.platformtenant.e2e.upgrade.Ground.TODAY;
import static io.platformtenant.e2e.upgrade.Ground.eventually;
import static io.platformtenant.testkit.tenants.Samples.CLASS;
import static io.platformtenant.testkit.tenants.Samples.SMALL_TENANT;
import static io.platformtenant.testkit.waiting.Eventually.PATIENCE;
import static io.platformtenant.testkit.waiting.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.e2e.concurrency.OnItsOwnCluster;
import io.platformtenant.e2e.stories.Parts;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.testkit.tenants.ClassYaml;
import io.platformtenant.testkit.tenants.Corner;
import io.platformtenant.testkit.tenants.TenantYaml;
import io.platformtenant.testkit.users.Rights;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * The chart of an earlier commit becomes that of today and goes back, by Helm, while tenants are
 * there: nothing is lost, nobody is Ready a second time, and no more is written than is new. Then
 * its parts come in each wrong order. Each story begins and ends under the earlier chart.
 *
 * <p>{@code -Pupgrade} has 100 tenants.
 */
@OnItsOwnCluster
@TestMethodOrder(OrderAnnotation.class)
class UpgradeIT {
  private static final int ALL = 100;
  private static final int TENANTS = Integer.getInteger("upgrade.tenants", 20);

  /** More tenants than these are never in a look at once, so that each learns for itself. */
  private static final int AT_ONCE = 4;

  private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);

  /** That Flux looks at its interval would be counted too, where this takes long. */
  private static final TenantYaml WITH_STAGE =
      SMALL_TENANT.with(
          """
          bootstrap:
            sources: [{name: config, git: {url: "https://git.example.com/payments/config.git"}}]
            stages: [{name: addons, source: config, interval: 1h}]
          """);

  private static Ground ground;
  private static Corner corner;
  private static List<String> tenants;

  @BeforeAll
  static void tenantsUnderTheEarlierChart() {
    Instant begin = Instant.now();
    ground = new Ground();
    corner = ground.corner;
    ground.become(EARLIER);
    ground.restart();
    corner.apply(CLASS.with("bootstrap: {stages: [{name: platform-base, interval: 1h}]}"));
    tenants = IntStream.range(0, TENANTS).mapToObj(i -> corner.id() + "t" + i).toList();
    tenants.forEach(tenant -> corner.apply(WITH_STAGE.called(tenant)));
    ground.untilReady(tenants);
    System.out.printf(
        "upgrade: %d tenants (%d with -Pupgrade) are Ready under the earlier chart after %d s%n",
        TENANTS, ALL, Duration.between(begin, Instant.now()).toSeconds());
  }

  @AfterAll
  static void allGoes() {
    ground.close();
  }

  @Test
  @Order(1)
  void thereAndBackNothingIsMadeAnewAndNoMoreIsWrittenThanIsNew() {
    Kept before = kept();

    Written there = moved(TODAY);
    there.isStatusAlone(2 * TENANTS);
    assertThat(there.refused()).isZero();
    assertThat(kept()).isEqualTo(before);
    assertThat(corner.status(tenants.getFirst()).orElseThrow().history()).isNotEmpty();

    Written back = moved(EARLIER);
    back.isStatusAlone(2 * TENANTS);
    assertThat(back.refused()).as("statuses that were sent in vain").isBetween(1L, 4L * AT_ONCE);
    assertThat(kept()).isEqualTo(before);
    assertThat(corner.status(tenants.getFirst()).orElseThrow().history()).isEmpty();

    Instant since = Instant.now();
    ground.lookAt(tenants);
    Written later = Written.since(ground, since);
    later.isStatusAlone(TENANTS);
    assertThat(later.refused()).as("of a schema that is known to be older").isZero();
    System.out.printf(
        "upgrade: of %d tenants %d statuses were written there and %d back, %d in vain%n",
        TENANTS, there.taken(), back.taken(), back.refused());
  }

  @Test
  @Order(2)
  void whoIsLeavingGoesOnLeavingAndNobodyElseDoes() {
    String leaving = corner.id() + "leaving";
    Parts parts = new Parts(leaving);
    ObjectId stage = parts.stage("dev", "addons");
    corner.apply(WITH_STAGE.called(leaving));
    ground.untilReady(List.of(leaving));
    Kept before = kept();

    ground.script.holdFinalizer(Parts.key(stage));
    corner.delete(leaving);
    eventually("a stage holds it up", () -> waitsFor(leaving, stage));
    for (Path chart : List.of(TODAY, EARLIER)) {
      moved(chart);
      eventually("it still does", () -> waitsFor(leaving, stage));
      assertThat(corner.exists(parts.account("tenant-reconciler-dev"))).isTrue();
    }
    ground.script.heal(Parts.key(stage));

    eventually("it is gone", () -> corner.tenant(leaving) == null);
    assertThat(corner.everythingOf(leaving)).isEmpty();
    assertThat(kept()).isEqualTo(before);
  }

  private static boolean waitsFor(String tenant, ObjectId stage) {
    return corner.status(tenant).orElseThrow().deletion() != null
        && corner.status(tenant).orElseThrow().deletion().waitingFor().stream()
            .anyMatch(one -> one.contains(stage.name()));
  }

  /** A field that the earlier schema does not have is gone from contracts with the way back. */
  @Test
  @Order(3)
  void aFreezeEndsWithTheSchemaThatKnowsItAndNothingElseDoes() {
    String frozen = tenants.getFirst();
    Kept before = kept().butReady(frozen);

    moved(TODAY);
    freeze(frozen);
    moved(EARLIER);
    eventually("it takes in what is new", () -> corner.condition(frozen, "Frozen").isEmpty());
    eventually("and so does Argo CD", () -> windows(frozen) == null);
    assertThat(kept().butReady(frozen)).isEqualTo(before);

    moved(TODAY);
    freeze(frozen);
    corner.apply(WITH_STAGE.called(frozen));
    eventually("it is over", () -> corner.condition(frozen, "Frozen").isEmpty());
    moved(EARLIER);
    assertThat(kept().butReady(frozen)).isEqualTo(before);
  }

  private static void freeze(String tenant) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    corner.apply(
        WITH_STAGE
            .called(tenant)
            .with(
                "freeze: [{from: \"%s\", until: \"%s\"}]"
                    .formatted(now.minusSeconds(60), now.plusSeconds(36_000))));
    eventually("it is frozen", () -> corner.condition(tenant, "Frozen").isPresent());
    eventually("Argo CD too", () -> windows(tenant) != null);
  }

  private static Object windows(String tenant) {
    return corner.get(new Parts(tenant).project()).get("spec", "syncWindows");
  }

  @Test
  @Order(4)
  void policiesBeforeKindsRefuseByTheirNameAndLetTheOperatorWork() {
    Kept before = kept();
    KubernetesClient meddler = new Rights(ground.admin()).writerOfEverything("meddler").client();

    ground.install(object -> !Ground.isKind(object));
    within(PATIENCE)
        .untilAsserted(
            "whoever may not administer is refused",
            () ->
                assertThatThrownBy(() -> ofAnotherTeam(meddler, tenants.getFirst()))
                    .isInstanceOf(KubernetesClientException.class)
                    .hasMessageContaining("platform-tenant-tenants")
                    .hasMessageContaining("so are spec.parameters"));
    Instant since = Instant.now();
    ground.restart();
    ground.lookAt(tenants);

    Written.since(ground, since).isStatusAlone(2 * TENANTS);
    assertThat(kept()).isEqualTo(before);
    ground.become(TODAY);
    ground.become(EARLIER);
  }

  private static void ofAnotherTeam(KubernetesClient who, String tenant) {
    who.resources(PlatformTenant.class)
        .withName(tenant)
        .patch(MERGE, "{\"spec\":{\"owner\":{\"team\":\"another\"},\"parameters\":{\"a\":\"b\"}}}");
  }

  @Test
  @Order(5)
  void kindsBeforePoliciesAreHeldUpByTheNameOfThePolicyAndGoOnWhenItComes() {
    Kept before = kept();
    String inCloud = corner.id() + "cloud";
    ObjectId account = new Parts(inCloud).account("identity-reader");

    ground.install(Ground::isKind);
    eventually("they are served", ground::knowsFreezes);
    ground.restart();
    corner.apply(
        ClassYaml.named("cloud-{id}")
            .with(
                """
                guardrails: {providers: [generic, aws]}
                identities:
                  - name: reader
                    scope: Tenant
                    annotations: {eks.amazonaws.com/role-arn: "arn:aws:iam::111122223333:role/flux"}
                """));
    corner.apply(SMALL_TENANT.called(inCloud).ofClass("cloud-{id}"));
    within(PATIENCE, () -> "It says " + corner.condition(inCloud, "Ready").orElse(null))
        .until(
            "it says which policy refuses",
            () ->
                corner
                    .condition(inCloud, "Ready")
                    .filter(ready -> ready.message().contains("platform-tenant-operator"))
                    .filter(ready -> ready.message().contains(account.name()))
                    .isPresent());
    assertThat(corner.exists(account)).isFalse();
    ground.lookAt(tenants);
    assertThat(kept()).isEqualTo(before);

    ground.become(TODAY);
    ground.untilReady(List.of(inCloud));
    assertThat(corner.exists(account)).isTrue();
    assertThat(kept()).isEqualTo(before);
  }

  /** Has the release become a chart, and what is rolled out with it begin anew. */
  private static Written moved(Path chart) {
    Instant since = Instant.now();
    ground.become(chart);
    ground.restart();
    ground.lookAt(tenants);
    return Written.since(ground, since);
  }

  private static Kept kept() {
    return Kept.of(ground, tenants);
  }
}
