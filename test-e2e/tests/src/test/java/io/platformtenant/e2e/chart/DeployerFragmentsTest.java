package io.platformtenant.e2e.chart;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.platformtenant.testkit.chart.Chart;
import io.platformtenant.testkit.chart.DeployerFragments;
import io.platformtenant.testkit.chart.RbacRule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** Roles of the chart for what charts of tenants bring: none unless asked for, and each narrow. */
final class DeployerFragmentsTest {
  static final List<String> NAMES = DeployerFragments.NAMES;
  private static final Set<String> WRITES =
      Set.of("get", "list", "watch", "create", "update", "patch", "delete");
  private static final Chart ALL = Chart.render(DeployerFragments.asked(NAMES));

  @Test
  void noneIsThereUnlessAskedFor() {
    assertThat(Chart.render(Map.of()).text())
        .doesNotContainPattern("platform-tenant-deployer-[a-z]+");
  }

  @ParameterizedTest
  @FieldSource("NAMES")
  void theOneThatIsAskedForIsThereAndBindable(String fragment) {
    Chart chart = Chart.render(DeployerFragments.asked(List.of(fragment)));
    String role = DeployerFragments.role(fragment);

    assertThat(rolesOf(chart)).containsExactly(role);
    assertThat(RbacRule.in(chart))
        .filteredOn(rule -> rule.verbs().contains("bind"))
        .allSatisfy(rule -> assertThat(rule.resourceNames()).contains(role));
    assertThat(chart.text())
        .as("the operator's own list, and the policy over its bindings")
        .containsPattern("--bindable-cluster-roles=.*" + role + "[,\n]")
        .containsPattern("roleRef.name in .*\"" + role + "\"");
  }

  @ParameterizedTest
  @CsvSource({
    "serviceaccounts, /serviceaccounts",
    "httproutes, gateway.networking.k8s.io/httproutes",
    "externalsecrets, external-secrets.io/externalsecrets",
    "certificates, cert-manager.io/certificates",
    "scaledobjects, keda.sh/scaledobjects",
    "rollouts, argoproj.io/rollouts"
  })
  void itWritesItsOneKind(String fragment, String kind) {
    assertThat(grants(fragment).filter(DeployerFragmentsTest::writes))
        .allMatch(
            grant ->
                grant.endsWith(" " + kind) || grant.equals("patch argoproj.io/rollouts/status"));
    assertThat(grants(fragment).filter(grant -> grant.endsWith(" " + kind)))
        .containsExactlyInAnyOrderElementsOf(
            WRITES.stream().map(verb -> verb + " " + kind).collect(toSet()));
  }

  @Test
  void noneTakesATokenOrHandsOutRights() {
    assertThat(NAMES.stream().flatMap(DeployerFragmentsTest::grants))
        .isNotEmpty()
        .noneMatch(
            grant ->
                grant.contains("token")
                    || grant.contains("rbac.authorization")
                    || grant.contains("*")
                    || grant.matches("(escalate|bind|impersonate|deletecollection) .*"));
  }

  @Test
  void aMisspeltOneIsRefusedByName() {
    assertThatThrownBy(() -> Chart.render(Map.of("deployerFragments.rollout", "true")))
        .hasMessageContaining("'rollout'");
  }

  private static boolean writes(String grant) {
    return !grant.matches("(get|list|watch) .*");
  }

  private static Stream<String> grants(String fragment) {
    return RbacRule.in(ALL).stream()
        .filter(rule -> rule.role().equals(DeployerFragments.role(fragment)))
        .flatMap(rule -> rule.grants().stream());
  }

  private static Set<String> rolesOf(Chart chart) {
    return RbacRule.in(chart).stream()
        .map(RbacRule::role)
        .filter(role -> role.startsWith("platform-tenant-deployer-"))
        .collect(toSet());
  }
}
