package io.platformtenant.e2e.platform;

import static io.platformtenant.testkit.waiting.Eventually.PATIENCE;
import static io.platformtenant.testkit.waiting.Eventually.within;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.platformtenant.testkit.chart.Chart;
import io.platformtenant.testkit.controlplane.ControlPlane;
import io.platformtenant.testkit.operator.RunningOperator;

/**
 * What becomes of the operator's Deployment where there are nodes: here it runs in this JVM, with
 * the account and the rights that came with it.
 */
final class Kubelet implements AutoCloseable {
  private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);

  private final RunningOperator operator;

  private Kubelet(RunningOperator operator) {
    this.operator = operator;
  }

  /** Waits for the Deployment, starts what it asks for, and says that it is available. */
  static Kubelet start(ControlPlane plane) {
    within(PATIENCE).until("the operator is to run", () -> isAsked(plane.admin()));
    var kubelet = new Kubelet(RunningOperator.over(plane, RunningOperator.quick(null, true)));
    within(PATIENCE)
        .until(
            "its Deployment is available",
            () -> {
              saysThatPodsAreReady(plane.admin());
              return isAvailable(plane.admin());
            });
    return kubelet;
  }

  private static boolean isAsked(KubernetesClient admin) {
    return admin.apps().deployments().inNamespace(Chart.NAMESPACE).withName(Chart.NAME).get()
            != null
        && admin.serviceAccounts().inNamespace(Chart.NAMESPACE).withName(Chart.NAME).get() != null;
  }

  /** There is no controller for pods; that of Deployments sums up what is written here. */
  private static void saysThatPodsAreReady(KubernetesClient admin) {
    var sets = admin.apps().replicaSets().inNamespace(Chart.NAMESPACE);
    sets.list()
        .getItems()
        .forEach(
            set ->
                sets.withName(set.getMetadata().getName())
                    .subresource("status")
                    .patch(
                        MERGE,
                        """
                        {"status": {"observedGeneration": %1$d, "replicas": %2$d,
                          "fullyLabeledReplicas": %2$d, "readyReplicas": %2$d,
                          "availableReplicas": %2$d}}"""
                            .formatted(
                                set.getMetadata().getGeneration(), set.getSpec().getReplicas())));
  }

  private static boolean isAvailable(KubernetesClient admin) {
    var status =
        admin
            .apps()
            .deployments()
            .inNamespace(Chart.NAMESPACE)
            .withName(Chart.NAME)
            .get()
            .getStatus();
    return status != null
        && status.getConditions().stream()
            .anyMatch(c -> c.getType().equals("Available") && c.getStatus().equals("True"));
  }

  @Override
  public void close() {
    operator.close();
  }
}
