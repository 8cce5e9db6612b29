package io.platformtenant.e2e.stories;

import static io.platformtenant.testkit.waiting.Eventually.PATIENCE;
import static io.platformtenant.testkit.waiting.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.api.v1alpha1.Violation;
import io.platformtenant.e2e.concurrency.OnItsOwnCluster;
import io.platformtenant.e2e.stories.FluxApply.Outcome;
import io.platformtenant.e2e.stories.FluxApply.Wanted;
import io.platformtenant.testkit.chart.Chart;
import io.platformtenant.testkit.chart.Guardrails;
import io.platformtenant.testkit.controlplane.ControlPlane;
import io.platformtenant.testkit.controlplane.UpstreamCrds;
import io.platformtenant.testkit.controlplane.UpstreamCrds.ArgoCdVersion;
import io.platformtenant.testkit.operator.RunningOperator;
import io.platformtenant.testkit.tenants.ClassYaml;
import io.platformtenant.testkit.tenants.Corner;
import io.platformtenant.testkit.tenants.TenantYaml;
import io.platformtenant.testkit.users.Rights;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The platform's Git brings sixty tenants in one Kustomization and takes a group out of another
 * one. One of the sixty asks for what its class does not permit.
 */
@OnItsOwnCluster
class OneApplyOfManyIT {
  private static final int MANY = 60;
  private static final String BAD = "bad";
  private static final String OLD = "old";
  private static final String ELSEWHERE = "https://elsewhere.example.com/deploy.git";

  @Test
  void oneBadTenantKeepsNothingAwayUnlessTheChartSaysDeny() {
    try (var plane = ControlPlane.start(line -> {})) {
      plane.installCrds(UpstreamCrds.flux());
      plane.installCrds(UpstreamCrds.argocd(ArgoCdVersion.V3_5));
      try (var _ = RunningOperator.start(plane, RunningOperator.quick(null, true))) {
        var corner = new Corner(plane.admin(), "apply");
        corner.apply(
            ClassYaml.named("standard")
                .guardrails("{repositories: [\"https://git.example.com/{tenant}/**\"]}"));
        var flux = new FluxApply(new Rights(plane.admin()).administrator("flux").client());
        assertThat(flux.apply(List.of(old("dev, ops"))).refusal()).isEmpty();
        within(PATIENCE).until("the old one is Ready", () -> corner.isReady(OLD));

        underDenyNothingIsTaken(plane.admin(), corner, flux);
        underWarnAllIsTaken(plane.admin(), corner, flux);
        whoseAFieldIsIsRefusedAllTheSame(plane.admin());
      }
    }
  }

  private static void underDenyNothingIsTaken(
      KubernetesClient admin, Corner corner, FluxApply flux) {
    Chart.render(Map.of("admission.guardrails", "Deny")).install(admin);
    within(PATIENCE)
        .until("it is in force", () -> flux.dryRun(List.of(bad())).refusal().contains("(PT201)"));

    Outcome refused = flux.apply(all());

    assertThat(refused.refusal()).contains(Guardrails.POLICY, ELSEWHERE, "(PT201)");
    assertThat(admin.resources(PlatformTenant.class).list().getItems()).hasSize(1);
    assertThat(deployers(corner)).as("the group keeps its rights").containsExactly("dev", "ops");
  }

  private static void underWarnAllIsTaken(KubernetesClient admin, Corner corner, FluxApply flux) {
    Chart.render(Map.of()).install(admin);
    within(PATIENCE).until("nothing is refused", () -> flux.dryRun(List.of(bad())).isTaken());

    Outcome taken = flux.apply(all());

    assertThat(taken.refusal()).isEmpty();
    assertThat(taken.warnings())
        .singleElement()
        .asString()
        .contains(Guardrails.POLICY, ELSEWHERE, "(PT201)");
    within(PATIENCE)
        .until("the group has lost its rights", () -> deployers(corner).equals(List.of("dev")));
    within(PATIENCE)
        .until("all others are Ready", () -> good().allMatch(t -> corner.isReady(t.name())));
    within(PATIENCE).untilAsserted("the bad one is told", () -> assertTold(corner));
  }

  private static void assertTold(Corner corner) {
    assertThat(corner.condition(BAD, "Stalled").orElseThrow().reason())
        .isEqualTo("GuardrailViolated");
    assertThat(corner.status(BAD).orElseThrow().violations())
        .extracting(Violation::rule)
        .containsExactly("PT201");
    var parts = new Parts(BAD);
    assertThat(corner.exists(parts.namespace("dev"))).as("the platform's part").isTrue();
    assertThat(corner.exists(parts.application("web", "dev"))).as("the bad part").isFalse();
  }

  /** What a class permits is one matter, whose a field is another. */
  private static void whoseAFieldIsIsRefusedAllTheSame(KubernetesClient admin) {
    var team = new FluxApply(new Rights(admin).writerOfEverything("a-team").client());
    TenantYaml reaching =
        tenant(OLD).with("access: {approvers: {groups: [dev]}, deployers: {groups: [dev]}}");

    assertThat(team.apply(List.of(new Wanted(OLD, reaching))).refusal())
        .contains("platform-tenant-tenants", "spec.access.approvers");
  }

  private static List<Wanted> all() {
    return Stream.of(good(), Stream.of(bad(), old("dev"))).flatMap(t -> t).toList();
  }

  private static Stream<Wanted> good() {
    return IntStream.range(1, MANY)
        .mapToObj("many-%d"::formatted)
        .map(name -> new Wanted(name, tenant(name)));
  }

  private static Wanted bad() {
    return new Wanted(
        BAD,
        tenant(BAD)
            .with(
                "delivery: {applications: [{name: web, source: {repoURL: \"%s\", path: web}}]}"
                    .formatted(ELSEWHERE)));
  }

  private static Wanted old(String deployers) {
    return new Wanted(
        OLD, tenant(OLD).with("access: {deployers: {groups: [%s]}}".formatted(deployers)));
  }

  private static TenantYaml tenant(String name) {
    return TenantYaml.named(name).ofClass("standard").environment("dev");
  }

  private static List<String> deployers(Corner corner) {
    List<Map<String, Object>> subjects =
        corner
            .get(new Parts(OLD).binding("dev", "access-deployers:platform-tenant-viewer"))
            .get("subjects");
    return subjects.stream().map(s -> s.get("name").toString()).toList();
  }
}
