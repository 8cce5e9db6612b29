package io.platformtenant.e2e.boundary;

import static io.platformtenant.e2e.stories.Refusals.assertRefused;
import static io.platformtenant.testkit.waiting.Eventually.eventually;

import io.fabric8.kubernetes.api.model.rbac.PolicyRuleBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.testkit.chart.Chart;
import io.platformtenant.testkit.controlplane.ControlPlane;
import io.platformtenant.testkit.users.ClusterUser;
import io.platformtenant.testkit.users.Rights;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Nobody fills a contract so that it can neither be told about nor deleted. Classless, so that no
 * operator of another test makes anything of it.
 */
class ContractSizeIT {
  private static final KubernetesClient ADMIN = ControlPlane.shared().admin();
  private static final ClusterUser TEAM =
      new Rights(ADMIN)
          .user(
              "brimming-developer",
              new PolicyRuleBuilder()
                  .withApiGroups("platformtenant.io")
                  .withResources("platformtenants")
                  .withResourceNames("brimming")
                  .withVerbs("get", "update", "patch")
                  .build());

  /** How each is stored takes more than a megabyte, whatever it takes in a request. */
  static Stream<String> fillings() {
    return Stream.of(
        "{a: " + "x".repeat(1_000_000) + "}",
        "{a: " + "\u00e9".repeat(500_000) + "}",
        "{a: '" + "<".repeat(170_000) + "'}",
        "{a: \"" + "\\u0001".repeat(170_000) + "\"}",
        "{a: '" + "\\".repeat(170_000) + "'}",
        keys(40_000));
  }

  private static String keys(int howMany) {
    return IntStream.range(0, howMany)
        .mapToObj(i -> "key" + i + ": 1")
        .collect(Collectors.joining(", ", "{", "}"));
  }

  @BeforeAll
  static void aContractIsThere() {
    Chart.render(Map.of()).install(ADMIN);
    ADMIN.resource(filledWith("{a: b}")).createOr(there -> null);
    eventually("the policy is in force", ContractSizeIT::isRefused);
  }

  private static boolean isRefused() {
    try {
      new DryRuns(TEAM).merges(filledWith(fillings().findFirst().orElseThrow()));
      return false;
    } catch (RuntimeException e) {
      return e.getMessage().contains("'platform-tenant-size'");
    }
  }

  @AfterAll
  static void itGoes() {
    ADMIN.resources(PlatformTenant.class).withName("brimming").delete();
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("fillings")
  void nobodyFillsTheirContractToTheBrim(String values) {
    assertRefused(
        "size",
        () -> new DryRuns(TEAM).merges(filledWith(values)),
        "PlatformTenant \"brimming\" would take",
        "of at most 1000 kB");
  }

  @Test
  void whatAContractMayHoldIsTaken() {
    new DryRuns(TEAM).merges(filledWith("{a: " + "x".repeat(900_000) + "}"));
    new DryRuns(TEAM).merges(filledWith("{a: '" + "<".repeat(150_000) + "'}"));
    new DryRuns(TEAM).merges(filledWith(keys(10_000)));
  }

  /** Somebody has to be able to approve the deletion of what was filled before. */
  @Test
  void whoHoldsTheVerbGoesOn() {
    new DryRuns(new Rights(ADMIN).administrator("brimming-platform"))
        .merges(filledWith(fillings().findFirst().orElseThrow()));
  }

  private static String filledWith(String values) {
    return Act.object(
        "PlatformTenant",
        "platformtenant.io/v1alpha1",
        "name: brimming",
        "spec: {className: of-nobody, owner: {team: a, contact: a}, environments: [{name: prod,"
            + " namespaces: [{name: brimming-prod}]}], delivery: {applications: [{name: a, source:"
            + " {repoURL: 'https://git.example.com/a', path: a, targetRevision: a, helm:"
            + " {valuesObject: "
            + values
            + "}}}]}}");
  }
}
