package io.platformtenant.e2e.boundary;

import static io.platformtenant.e2e.stories.Refusals.assertRefused;
import static io.platformtenant.testkit.waiting.Eventually.eventually;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.platformtenant.testkit.chart.Chart;
import io.platformtenant.testkit.controlplane.ControlPlane;
import io.platformtenant.testkit.users.ClusterUser;
import io.platformtenant.testkit.users.Rights;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A field by which a tenant's Git would reach past its namespaces, in a kind that it may write. */
class DoorsIT {
  private static final KubernetesClient ADMIN = ControlPlane.shared().admin();
  private static final ClusterUser GIT = user("doors-home:tenant-reconciler-prod");

  private static ClusterUser user(String account) {
    return new Rights(ADMIN).writerOfEverything("system:serviceaccount:" + account);
  }

  static Stream<ClusterUser> accountsOfTheTenant() {
    return Stream.of(GIT, user("doors-home:argocd-deployer-prod"), user("doors-prod:some-program"));
  }

  @BeforeAll
  static void anEnvironmentIsThere() {
    Chart.render(Map.of()).install(ADMIN);
    ADMIN
        .resource(
            Act.object(
                "Namespace",
                "v1",
                "name: doors-prod, labels: {platformtenant.io/tenant: doors,"
                    + " platformtenant.io/environment: prod}",
                ""))
        .createOr(there -> null);
    eventually(
        "the policy is in force",
        () -> new DryRuns(GIT).isRefusedBy("doors", service("externalIPs: [203.0.113.10]")));
  }

  @ParameterizedTest
  @MethodSource("accountsOfTheTenant")
  void noServiceDrawsTheClustersTraffic(ClusterUser account) {
    assertRefused(
        "doors",
        () -> new DryRuns(account).creates(service("externalIPs: [203.0.113.10]")),
        "Service \"doors-prod/mine\" names 203.0.113.10");
    new DryRuns(account).creates(service("type: ClusterIP"));
    new DryRuns(account).creates(service("type: LoadBalancer"));
  }

  @Test
  void theClassBringsWhatItNeeds() {
    new DryRuns(user("doors-home:platform-reconciler-prod"))
        .creates(service("externalIPs: [203.0.113.10]"));
  }

  private static String service(String spec) {
    return Act.object(
        "Service",
        "v1",
        "name: mine, namespace: doors-prod",
        "spec: {selector: {app: a}, ports: [{port: 443}], " + spec + "}");
  }
}
