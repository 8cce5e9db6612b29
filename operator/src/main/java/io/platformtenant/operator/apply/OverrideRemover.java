package io.platformtenant.operator.apply;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.platformtenant.api.v1alpha1.PlatformTenantOverride;
import io.platformtenant.operator.change.narrowing.Removals;
import io.platformtenant.operator.client.Attempts;
import io.platformtenant.operator.client.RequestGate;

/** Deletes overrides that nobody needs any more. */
public final class OverrideRemover {
  private final KubernetesClient client;
  private final Attempts attempts;
  private final RequestGate gate;
  private final Removals removals;

  /**
   * @param removals whether anything is removed now
   */
  public OverrideRemover(KubernetesClient client, RequestGate gate, Removals removals) {
    this.client = Attempts.once(client);
    this.attempts = Attempts.of(client);
    this.gate = gate;
    this.removals = removals;
  }

  /**
   * Exactly this version: somebody may sign it meanwhile, or make another one of its name.
   *
   * @return whether it is gone; else it is to be looked at again
   */
  public boolean remove(PlatformTenantOverride override) {
    if (removals.areHeld()) {
      return false;
    }
    try {
      gate.pass(
          attempts,
          () ->
              client
                  .resource(override)
                  .lockResourceVersion(override.getMetadata().getResourceVersion())
                  .delete());
      return true;
    } catch (KubernetesClientException e) {
      if (e.getCode() == 409) {
        return false;
      }
      if (e.getCode() == 404) {
        return true;
      }
      throw e;
    }
  }
}
