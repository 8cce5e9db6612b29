package io.platformtenant.e2e.faults;

import static io.platformtenant.testkit.tenants.Samples.PLAIN_CLASS;
import static io.platformtenant.testkit.tenants.Samples.SMALL_TENANT;
import static io.platformtenant.testkit.tenants.Samples.TENANT;
import static io.platformtenant.testkit.waiting.Eventually.PATIENCE;
import static io.platformtenant.testkit.waiting.Eventually.within;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.platformtenant.api.v1alpha1.Condition;
import io.platformtenant.e2e.concurrency.OnTheClusterOfFaults;
import io.platformtenant.engines.standins.SharedStandIns;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.testkit.controlplane.ControlPlane;
import io.platformtenant.testkit.faults.HangingWire;
import io.platformtenant.testkit.operator.RunningOperator;
import io.platformtenant.testkit.tenants.Corner;
import io.platformtenant.testkit.tenants.TenantYaml;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * An API server that leaves writes of one kind without an answer, as where a webhook hangs: those
 * who need that kind wait and say so, and nobody else notices.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@OnTheClusterOfFaults
final class HangingServerIT {

  /** How long the operator waits for an answer here. */
  private static final Duration ANSWER = Duration.ofSeconds(8);

  /** So many that one after the other, or eight at once, would take much longer than one. */
  private static final int STAGES = 16;

  /** More than the operator looks at at once. */
  private static final int HANGING = 5;

  private final ControlPlane controlPlane = ControlPlane.ofFaults();
  private final KubernetesClient admin = controlPlane.admin();
  private final HangingWire wire = HangingWire.of(ANSWER);
  private final Corner other = new Corner(admin, "unhung");
  private final List<Corner> hanging =
      IntStream.range(0, HANGING).mapToObj(i -> new Corner(admin, "hung")).toList();
  private final Corner one = hanging.getFirst();
  private RunningOperator operator;
  private Duration usual;

  @BeforeAll
  void allIsWell() {
    SharedStandIns.scriptOfFaults();
    List<Corner> all = new ArrayList<>(hanging);
    all.add(other);
    operator =
        RunningOperator.start(
            controlPlane, RunningOperator.quick(Corner.selector(all), false), wire::connect);
    all.forEach(corner -> corner.apply(PLAIN_CLASS));
    other.apply(SMALL_TENANT);
    hanging.forEach(corner -> corner.apply(stagesAt("a")));
    all.forEach(this::untilReady);
    usual = longest(changesOfAnother());
  }

  @AfterAll
  void itGoes() {
    operator.close();
    wire.close();
  }

  @Test
  void oneTenantWhoseStagesHangIsAloneWithIt() {
    wire.hang("/namespaces/home-" + one.id() + "/kustomizations/");
    one.apply(stagesAt("b"));
    untilTold(one);

    List<Duration> took = changesOfAnother();
    assertSoon(took);

    wire.heal();
    untilReady(one);
    tell("one tenant hangs", took);
  }

  @Test
  void aKindThatHangsForManyStopsNobodyWhoDoesNotNeedIt() {
    wire.hang("/kustomizations/");
    hanging.forEach(corner -> corner.apply(stagesAt("c")));

    List<Duration> took = changesOfAnother();
    hanging.forEach(this::untilTold);
    took.addAll(changesOfAnother());
    assertSoon(took);

    wire.heal();
    hanging.forEach(this::untilReady);
    tell(HANGING + " tenants hang", took);
  }

  @Test
  void whatLeavesWaitsInTheSameWay() {
    one.apply(stagesAt("d"));
    untilReady(one);
    wire.hang("/namespaces/home-" + one.id() + "/kustomizations/");
    one.apply(stages(STAGES - 4, "d"));
    within(PATIENCE, () -> said(one))
        .until("it says so", () -> said(one).contains("Kustomization \"prod-s"));

    List<Duration> took = changesOfAnother();
    assertSoon(took);

    wire.heal();
    untilReady(one);
    tell("removals hang", took);
  }

  /** Some changes, one after the other, and how long each took until it was there. */
  private List<Duration> changesOfAnother() {
    List<Duration> took = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      String words = "change " + i + " of " + System.nanoTime();
      long began = System.nanoTime();
      other.apply(SMALL_TENANT.with("description: " + words));
      within(PATIENCE).until("it lands", () -> words.equals(description()));
      took.add(Duration.ofNanos(System.nanoTime() - began));
    }
    return took;
  }

  /**
   * Another tenant waits for one such request at the most, and as long as where nothing hangs;
   * eight at once of all stages would take twice as long as one.
   */
  private void assertSoon(List<Duration> took) {
    assertThat(longest(took)).isLessThan(ANSWER.plusSeconds(2).plus(usual.multipliedBy(2)));
  }

  private static Duration longest(List<Duration> took) {
    return took.stream().max(Duration::compareTo).orElseThrow();
  }

  private String description() {
    var project = other.get(ObjectId.of(ManagedKind.APP_PROJECT, "argocd", other.id()));
    return Optional.ofNullable(project)
        .map((GenericKubernetesResource p) -> p.<String>get("spec", "description"))
        .orElse("");
  }

  private static TenantYaml stagesAt(String path) {
    return stages(STAGES, path);
  }

  private static TenantYaml stages(int number, String path) {
    return TENANT
        .without("environments/staging")
        .without("bootstrap/stages")
        .without("delivery/applications/api/environments/staging")
        .with(
            IntStream.range(0, number)
                .mapToObj(i -> "{name: s%02d, source: config, path: %s}".formatted(i, path))
                .collect(joining(", ", "bootstrap: {stages: [", "]}")));
  }

  private void untilReady(Corner corner) {
    within(PATIENCE, () -> said(corner))
        .until(corner.id() + " is Ready", () -> corner.isReady("{id}"));
  }

  private void untilTold(Corner corner) {
    within(PATIENCE, () -> said(corner))
        .until(
            corner.id() + " says what it waits for",
            () ->
                corner
                    .condition("{id}", "BootstrapReady")
                    .filter(c -> c.reason().equals("ApplyFailed"))
                    .filter(c -> c.message().contains("Kustomization \"prod-s"))
                    .isPresent());
  }

  private static String said(Corner corner) {
    return "It says "
        + corner.status("{id}").stream()
            .flatMap(s -> s.conditions().stream())
            .map(Condition::message)
            .toList();
  }

  private void tell(String what, List<Duration> took) {
    System.out.printf(
        "%s, each request for %d ms: another tenant's changes landed within %d ms, %d ms before%n",
        what, ANSWER.toMillis(), longest(took).toMillis(), usual.toMillis());
  }
}
