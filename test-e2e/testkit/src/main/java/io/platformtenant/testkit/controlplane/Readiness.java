package io.platformtenant.testkit.controlplane;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** What has to be true before anybody may use a control plane. */
record Readiness(Pulse pulse, Duration patience) {

  static final Duration PAUSE = Duration.ofMillis(50);

  /** Passes {@link #PAUSE}; throws when waiting has become pointless or was the last time. */
  interface Pulse {
    void beat(String waitingFor, boolean last);
  }

  void await(String what, BooleanSupplier met) {
    var deadline = System.nanoTime() + patience.toNanos();
    while (!met.getAsBoolean()) {
      pulse.beat(what, System.nanoTime() > deadline);
    }
  }

  void awaitServer(Config admin) {
    await("/readyz to be ok", admin, client -> "ok".equals(client.raw("/readyz")));
  }

  /**
   * Without the aggregation controller `edit` has no rules at all, and every test of what RBAC
   * refuses would pass for nothing.
   */
  void awaitControllers(Config admin) {
    await("ClusterRole 'edit' to have rules", admin, Readiness::editHasRules);
    await(
        "the service account 'default' of namespace 'default'",
        admin,
        client ->
            client.serviceAccounts().inNamespace("default").withName("default").get() != null);
  }

  private void await(String what, Config admin, Predicate<KubernetesClient> met) {
    var impatient = new ConfigBuilder(admin).withRequestRetryBackoffLimit(0).build();
    try (var client = new KubernetesClientBuilder().withConfig(impatient).build()) {
      await(what, () -> holds(client, met));
    }
  }

  private static boolean holds(KubernetesClient client, Predicate<KubernetesClient> met) {
    try {
      return met.test(client);
    } catch (KubernetesClientException e) {
      return false;
    }
  }

  private static boolean editHasRules(KubernetesClient client) {
    var edit = client.rbac().clusterRoles().withName("edit").get();
    return edit != null && edit.getRules() != null && !edit.getRules().isEmpty();
  }
}
