package io.platformtenant.e2e.boundary;

import static io.platformtenant.testkit.waiting.Eventually.eventually;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.platformtenant.testkit.chart.Chart;
import io.platformtenant.testkit.controlplane.ControlPlane;
import io.platformtenant.testkit.users.ClusterUser;
import io.platformtenant.testkit.users.Rights;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The namespace of an environment as the operator makes it, under the shipped policies, and those
 * who write there: each may write everything, so that only admission is in the way.
 */
record Environment(String tenant) {
  static final KubernetesClient ADMIN = ControlPlane.shared().admin();

  String namespace() {
    return tenant + "-prod";
  }

  /** Makes it, and waits until the policy refuses this manifest. */
  void isThere(String notes, String policy, String refused) {
    Chart.render(Map.of()).install(ADMIN);
    has(namespace(), notes);
    eventually("the policy is in force", () -> new DryRuns(git()).isRefusedBy(policy, refused));
  }

  /** A further namespace of it. */
  void has(String name, String notes) {
    keeps(
        Act.object(
            "Namespace",
            "v1",
            "name: %s, annotations: {platformtenant.io/home: %s%s}, labels: {platformtenant.io/tenant: %s, platformtenant.io/environment: prod}"
                .formatted(name, home(), notes, tenant),
            ""));
  }

  /** Puts something there that no policy judges, as it was before there were any. */
  void keeps(String manifest) {
    ADMIN.resource(manifest).createOr(there -> null);
  }

  /** All whom the policies take for the tenant. */
  Stream<ClusterUser> accountsOfTheTenant() {
    return Stream.of(
        git(), argocd(), user("system:serviceaccount:" + namespace() + ":program"), person());
  }

  ClusterUser git() {
    return user("system:serviceaccount:" + home() + ":tenant-reconciler-prod");
  }

  ClusterUser argocd() {
    return user("system:serviceaccount:" + home() + ":argocd-deployer-prod");
  }

  /** Of a tier to which its class gives more than to look. */
  ClusterUser person() {
    return user(tenant + "-developer");
  }

  /**
   * Who is not the tenant: a stage of the class, a controller of the cluster, the platform team.
   */
  Stream<ClusterUser> everybodyElse() {
    return Stream.of(
        user("system:serviceaccount:" + home() + ":platform-reconciler-prod"),
        user("system:serviceaccount:cert-manager:cert-manager"),
        new Rights(ADMIN).administrator(tenant + "-platform"));
  }

  private String home() {
    return tenant + "-home";
  }

  private static ClusterUser user(String name) {
    return new Rights(ADMIN).writerOfEverything(name);
  }
}
