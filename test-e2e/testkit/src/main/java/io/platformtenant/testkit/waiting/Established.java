package io.platformtenant.testkit.waiting;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.concurrent.TimeUnit;

/** Waits until the API server serves a kind. */
public final class Established {
  private static final long PATIENCE_SECONDS = 60;

  private Established() {}

  /**
   * @param name of the CRD, such as {@code platformtenants.platformtenant.io}
   */
  public static void await(KubernetesClient client, String name) {
    client
        .apiextensions()
        .v1()
        .customResourceDefinitions()
        .withName(name)
        .waitUntilCondition(Established::is, PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  /** A new one has a status without conditions for a moment. */
  private static boolean is(CustomResourceDefinition crd) {
    return crd != null
        && crd.getStatus() != null
        && crd.getStatus().getConditions() != null
        && crd.getStatus().getConditions().stream()
            .anyMatch(c -> c.getType().equals("Established") && c.getStatus().equals("True"));
  }
}
