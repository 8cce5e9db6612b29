package io.platformtenant.operator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.TenantPlan;
import io.platformtenant.operator.rules.Rulebook;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A project has room for as many Applications as a contract can have, whoever has rights. */
class ManyApplicationsTest {
  private static final int ENVIRONMENTS = 16;
  private static final int APPLICATIONS = 64;
  private static final int MOST_BYTES = 1_000_000;
  private static final int LONGEST_NAME = 53;

  @ParameterizedTest
  @CsvSource({"false, false", "false, true", "true, false", "true, true"})
  void aProjectOfAThousandApplicationsIsNotTooBig(boolean own, boolean isProtected) {
    TenantPlan plan = plan(own, isProtected);

    assertThat(plan.findings().stream().map(f -> f.rule() + " " + f.message())).isEmpty();
    JsonNode project = project(plan);
    assertThat(project.toString().length()).isLessThan(MOST_BYTES);
    assertThat(names(plan))
        .hasSize(ENVIRONMENTS * APPLICATIONS)
        .allMatch(ManyApplicationsTest::isLong);
    String acts = isProtected ? "approver" : "deployer";
    for (String name : names(plan)) {
      assertThat(policies(project).filter(p -> p.contains(", sync, payments/" + name + ",")))
          .as("who syncs " + name)
          .singleElement()
          .asString()
          .contains("proj:payments:" + acts);
    }
  }

  private static boolean isLong(String name) {
    return name.length() >= LONGEST_NAME - 2;
  }

  private static List<String> names(TenantPlan plan) {
    return plan.objects().keySet().stream()
        .filter(id -> id.kind() == ManagedKind.APPLICATION)
        .map(id -> id.name())
        .toList();
  }

  private static JsonNode project(TenantPlan plan) {
    return plan.objects().entrySet().stream()
        .filter(o -> o.getKey().kind() == ManagedKind.APP_PROJECT)
        .map(o -> o.getValue().body())
        .findFirst()
        .orElseThrow();
  }

  private static Stream<String> policies(JsonNode project) {
    return project
        .at("/spec/roles")
        .valueStream()
        .flatMap(role -> role.path("policies").valueStream())
        .map(JsonNode::asText);
  }

  private static TenantPlan plan(boolean own, boolean isProtected) {
    PlatformTenantClass standard =
        Serialization.unmarshal(
            """
            apiVersion: platformtenant.io/v1alpha1
            kind: PlatformTenantClass
            metadata: {name: standard}
            spec:
              guardrails: {repositories: ["**"]}
              access: {viewers: {groups: [audit]}, approvers: {groups: [on-call]}}
            """,
            PlatformTenantClass.class);
    PlatformTenant tenant =
        Serialization.unmarshal(
            """
            apiVersion: platformtenant.io/v1alpha1
            kind: PlatformTenant
            metadata: {name: payments}
            spec:
              className: standard
              owner: {team: payments, contact: payments@example.com}
              access: {deployers: {groups: [dev]}, approvers: {groups: [leads]}}
              environments: [%s]
              delivery: {applications: [%s]}
            """
                .formatted(environments(own, isProtected), applications()),
            PlatformTenant.class);
    return Planner.plan(
        RandomWorlds.world(tenant, List.of(tenant), List.of(Rulebook.judge(standard)))
            .withOpenGates(true));
  }

  private static String environments(boolean own, boolean isProtected) {
    return IntStream.range(0, ENVIRONMENTS)
        .mapToObj(
            i ->
                "{name: environment-%02d, protected: %s, namespaces: [{name: payments-n%02d}]%s}"
                    .formatted(
                        i,
                        isProtected,
                        i,
                        own
                            ? ", access: {deployers: {groups: [testers-%d]}, approvers: {groups: [leads-%d]}}"
                                .formatted(i, i)
                            : ""))
        .collect(Collectors.joining(", "));
  }

  private static String applications() {
    return IntStream.range(0, APPLICATIONS)
        .mapToObj(
            i ->
                "{name: application-of-a-long-name-%02d, source: {repoURL: \"https://git.example.com/d.git\", path: a%d}}"
                    .formatted(i, i))
        .collect(Collectors.joining(", "));
  }
}
