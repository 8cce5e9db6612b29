package io.platformtenant.operator.reconcile.overriding;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.platformtenant.api.v1alpha1.PlatformTenantOverride;
import io.platformtenant.api.v1alpha1.PlatformTenantOverrideStatus;
import io.platformtenant.operator.status.StatusWriter;
import io.platformtenant.operator.telemetry.OverrideEvents;

/** Tells people of an override: its status, and what is news in it as events. */
public record OverrideTeller(StatusWriter statuses, OverrideEvents events) {
  /** Whether it was told; else it changed since it was read. */
  boolean tell(PlatformTenantOverride read, PlatformTenantOverrideStatus status) {
    boolean told = statuses.write(read, status, PlatformTenantOverride::new).isPresent();
    if (told) {
      events.tell(read, status);
    }
    return told;
  }

  /** Something unforeseen, as far as it can be told. */
  void tellTrouble(
      PlatformTenantOverride read, PlatformTenantOverrideStatus status, Exception problem) {
    try {
      tell(read, status);
    } catch (KubernetesClientException unreachable) {
      problem.addSuppressed(unreachable);
    }
  }

  void forget(PlatformTenantOverride gone) {
    statuses.forget(gone);
  }
}
