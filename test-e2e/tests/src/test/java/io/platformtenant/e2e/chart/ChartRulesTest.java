package io.platformtenant.e2e.chart;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.platformtenant.operator.contract.ShippedRoles;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.testkit.chart.Chart;
import io.platformtenant.testkit.chart.ChartFolder;
import io.platformtenant.testkit.chart.RbacRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What no rule of the chart may ever say. */
final class ChartRulesTest {

  private static final Set<String> POWERS = Set.of("escalate", "impersonate", "deletecollection");

  private static final Set<String> WAYS_INTO_A_POD =
      Set.of(
          "serviceaccounts/token",
          "pods/exec",
          "pods/attach",
          "pods/portforward",
          "pods/proxy",
          "pods/ephemeralcontainers",
          "services/proxy");

  private static final Set<String> ENGINES =
      Set.of(
          "source.toolkit.fluxcd.io",
          "kustomize.toolkit.fluxcd.io",
          "helm.toolkit.fluxcd.io",
          "notification.toolkit.fluxcd.io",
          "image.toolkit.fluxcd.io",
          "source.extensions.fluxcd.io",
          "fluxcd.controlplane.io",
          "argoproj.io",
          "platformtenant.io");

  private static final List<RbacRule> RULES = RbacRule.in(Chart.render(Map.of()));
  private static final List<RbacRule> OPERATORS =
      RULES.stream().filter(RbacRule::isTheOperators).toList();
  private static final List<RbacRule> TENANTS =
      RULES.stream().filter(rule -> !rule.isTheOperators() && !rule.isTheLooks()).toList();

  @Test
  void thereAreRulesOfBothSortsToJudge() {
    assertThat(OPERATORS).hasSizeGreaterThan(10);
    assertThat(TENANTS).hasSizeGreaterThan(20);
  }

  /** One that it does not bring along would be bound all the same, and give nobody anything. */
  @Test
  void theChartBringsTheRolesThatStandWhereAClassNamesNone() {
    assertThat(TENANTS.stream().map(RbacRule::role).collect(toSet()))
        .containsExactlyInAnyOrderElementsOf(ShippedRoles.all());
  }

  @Test
  void noRuleHasAWildcard() {
    assertThat(RULES).noneMatch(rule -> rule.toString().contains("*"));
  }

  @Test
  void nobodyMayEscalateImpersonateOrEmptyANamespace() {
    assertThat(RULES).noneMatch(rule -> rule.verbs().stream().anyMatch(POWERS::contains));
  }

  @Test
  void nobodyMayTakeATokenOrEnterAPod() {
    assertThat(RULES)
        .noneMatch(rule -> rule.resources().stream().anyMatch(WAYS_INTO_A_POD::contains));
  }

  @Test
  void bindIsGivenOnNamedRolesAndToTheOperatorOnly() {
    assertThat(RULES)
        .filteredOn(rule -> rule.verbs().contains("bind"))
        .isNotEmpty()
        .allMatch(RbacRule::isTheOperators)
        .allMatch(rule -> !rule.resourceNames().isEmpty())
        .allMatch(rule -> rule.verbs().size() == 1);
  }

  @Test
  void theOperatorTouchesNoSecret() {
    assertThat(OPERATORS).noneMatch(rule -> rule.resources().contains("secrets"));
  }

  /** What it could not see it would wait for in vain, and what nobody applies it need not see. */
  @Test
  void theOperatorsLookIsAtWhatStagesWriteAndAtNoSecret() {
    var stages =
        Set.of(
            "platform-tenant-reconciler",
            "platform-tenant-platform",
            "platform-tenant-home",
            "platform-tenant-cluster");
    assertThat(RULES.stream().filter(RbacRule::isTheLooks).flatMap(r -> r.grants().stream()))
        .containsExactlyInAnyOrderElementsOf(
            TENANTS.stream()
                .filter(rule -> stages.contains(rule.role()))
                .flatMap(rule -> rule.grants().stream())
                .filter(grant -> grant.startsWith("create ") && !grant.endsWith(" /secrets"))
                .map(grant -> grant.replaceFirst("create", "list"))
                .collect(toSet()));
  }

  @Test
  void theOperatorMakesAndWidensNoRole() {
    assertThat(OPERATORS)
        .filteredOn(rule -> rule.apiGroups().contains("rbac.authorization.k8s.io"))
        .flatExtracting(RbacRule::resources)
        .containsOnly("rolebindings", "clusterrolebindings", "clusterroles");
    assertThat(OPERATORS)
        .filteredOn(rule -> rule.resources().contains("clusterroles"))
        .flatExtracting(RbacRule::verbs)
        .containsExactlyInAnyOrder("bind", "get");
  }

  /** What they say of it, it could take back. */
  @Test
  void nobodyWritesPolicies() {
    assertThat(RULES)
        .flatExtracting(RbacRule::apiGroups)
        .doesNotContain("admissionregistration.k8s.io");
  }

  /** What a sheet lacks cannot be done, and what it does not have nobody needs. */
  @ParameterizedTest
  @EnumSource
  void theOperatorHoldsForEachKindTheRightsOfItsSheet(ManagedKind kind) {
    assertThat(verbsOn(kind, true)).isEqualTo(kind.rights().everywhere());
    assertThat(verbsOn(kind, false)).isEqualTo(kind.rights().whereArgoCdReads());
  }

  @Test
  void noTenantRoleWritesWhatBelongsToTheEngines() {
    assertThat(TENANTS)
        .filteredOn(rule -> !rule.role().equals("platform-tenant-home"))
        .filteredOn(rule -> rule.apiGroups().stream().anyMatch(ENGINES::contains))
        .noneMatch(RbacRule::writes);
  }

  @Test
  void thePlatformsStagesOfTheHomeWriteCredentialsAndHelmAndNothingElse() {
    assertThat(grantsOf("platform-tenant-home"))
        .extracting(grant -> grant.substring(grant.indexOf(' ') + 1))
        .containsOnly(
            "/secrets",
            "external-secrets.io/externalsecrets",
            "helm.toolkit.fluxcd.io/helmreleases",
            "source.toolkit.fluxcd.io/helmrepositories");
  }

  @Test
  void onlyThePlatformsStagesWriteQuotasAccountsAndRights() {
    var reserved =
        Set.of("resourcequotas", "limitranges", "serviceaccounts", "roles", "rolebindings");
    assertThat(TENANTS)
        .filteredOn(RbacRule::writes)
        .filteredOn(rule -> rule.resources().stream().anyMatch(reserved::contains))
        .isNotEmpty()
        .allMatch(rule -> rule.role().equals("platform-tenant-platform"));
  }

  @Test
  void noTenantRoleReachesPastItsNamespace() {
    var clusterScoped =
        Set.of("namespaces", "nodes", "persistentvolumes", "clusterroles", "clusterrolebindings");
    assertThat(TENANTS)
        .noneMatch(rule -> rule.resources().stream().anyMatch(clusterScoped::contains));
  }

  @Test
  void viewersWriteNothingAndReadNoSecret() {
    assertThat(TENANTS)
        .filteredOn(rule -> rule.role().endsWith("-viewer"))
        .isNotEmpty()
        .noneMatch(RbacRule::writes)
        .noneMatch(rule -> rule.resources().contains("secrets"));
  }

  @Test
  void aTenantsOwnStagesStartNoWorkload() {
    assertThat(grantsOf("platform-tenant-reconciler"))
        .isNotEmpty()
        .noneMatch(grant -> grant.contains(" apps/") || grant.contains(" batch/"))
        .noneMatch(grant -> grant.endsWith(" /pods"));
  }

  @Test
  void thePlatformsStagesMayWhateverATenantsMay() {
    assertThat(grantsOf("platform-tenant-platform"))
        .containsAll(grantsOf("platform-tenant-reconciler"));
  }

  @Test
  void everyRuleSaysWhyItIsThere() throws IOException {
    var silent = new ArrayList<String>();
    var rules = 0;
    for (var template : templates()) {
      var lines = Files.readAllLines(template);
      for (var n = 0; n < lines.size(); n++) {
        if (lines.get(n).strip().startsWith("- apiGroups:")) {
          rules++;
          if (n == 0 || !lines.get(n - 1).strip().startsWith("# ")) {
            silent.add(template.getFileName() + ":" + (n + 1));
          }
        }
      }
    }
    assertThat(silent).isEmpty();
    assertThat(rules).isGreaterThan(30);
  }

  private static Set<String> verbsOn(ManagedKind kind, boolean everywhere) {
    return OPERATORS.stream()
        .filter(rule -> rule.everywhere() == everywhere)
        .filter(rule -> rule.apiGroups().contains(kind.group()))
        .filter(rule -> rule.resources().contains(kind.plural()))
        .flatMap(rule -> rule.verbs().stream())
        .collect(toSet());
  }

  private static Set<String> grantsOf(String role) {
    return TENANTS.stream()
        .filter(rule -> rule.role().equals(role))
        .flatMap(rule -> rule.grants().stream())
        .collect(toSet());
  }

  private static List<Path> templates() throws IOException {
    try (var files = Files.walk(ChartFolder.find().resolve("templates"))) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
