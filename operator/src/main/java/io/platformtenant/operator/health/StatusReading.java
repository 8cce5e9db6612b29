package io.platformtenant.operator.health;

import com.fasterxml.jackson.databind.JsonNode;
import io.platformtenant.operator.kinds.ManagedKind;

/**
 * All that is read off the status of an object by itself. What else stands there is no news, and
 * nobody needs to keep it.
 *
 * @param settled whether its engine has come to an end, good or bad, with what it says now
 * @param revision what a source has, or what a stage has applied; "" for nothing yet, or for none
 */
public record StatusReading(
    Health health, boolean settled, String revision, boolean synced, boolean healthy) {

  public static StatusReading of(ManagedKind kind, JsonNode live) {
    return switch (kind.purpose()) {
      // Nothing acts for these: what is written is in force.
      case NAMESPACE, BOUND, ACCOUNT, BINDING, PROJECT ->
          new StatusReading(Health.IN_FORCE, true, "", false, false);
      case SOURCE, STAGE ->
          new StatusReading(
              FluxHealth.of(live),
              FluxHealth.isSettled(live),
              FluxHealth.revision(live),
              false,
              false);
      case APPLICATION ->
          new StatusReading(
              ArgoHealth.of(live),
              ArgoHealth.isSettled(live),
              "",
              ArgoHealth.isSynced(live),
              ArgoHealth.isHealthy(live));
      // Whether one is settled, its Applications tell.
      case APPLICATION_SET ->
          new StatusReading(ApplicationSetHealth.of(live), true, "", false, false);
    };
  }
}
