package io.platformtenant.operator.cli.deletion;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.operator.apply.StageExits;
import io.platformtenant.operator.change.Holdings;
import io.platformtenant.operator.change.Home;
import io.platformtenant.operator.cli.live.LiveContracts;
import io.platformtenant.operator.contract.EffectiveDeletion;
import io.platformtenant.operator.contract.Placement;
import io.platformtenant.operator.lifecycle.DeletionHold;
import io.platformtenant.operator.lifecycle.DeletionPace;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Asks a cluster what the deletion of a tenant would take. Writes nothing. */
final class LiveTenant {
  private final LiveContracts contracts;
  private final Clock clock;

  LiveTenant(KubernetesClient client, Clock clock) {
    this.contracts = new LiveContracts(client);
    this.clock = clock;
  }

  DeletePlan plan(String name) {
    return LiveContracts.read(() -> planOf(name));
  }

  private DeletePlan planOf(String name) {
    List<PlatformTenant> all = contracts.tenants();
    PlatformTenant tenant = contracts.named(name, all);
    return DeletePlan.of(
        name,
        holdings(tenant),
        EffectiveDeletion.ofDeleted(tenant, contracts.classes()),
        hold(tenant, all, clock.instant()));
  }

  private Holdings holdings(PlatformTenant tenant) {
    var live = contracts.objectsOf(tenant);
    return new Holdings(
        new Home(Placement.of(tenant, live).home()),
        live,
        Map.of(),
        new StageExits(contracts.clusters(), clock).of(live),
        Set.of(),
        Collections.emptySortedMap());
  }

  /** As if it was deleted now, unless it is deleted already. */
  static DeletionHold hold(PlatformTenant tenant, List<PlatformTenant> all, Instant now) {
    PlatformTenant deleted = deleted(tenant, now);
    List<PlatformTenant> others = new ArrayList<>(all);
    others.remove(tenant);
    others.add(deleted);
    return DeletionHold.of(deleted, others, DeletionPace.USUAL, now);
  }

  private static PlatformTenant deleted(PlatformTenant tenant, Instant now) {
    if (tenant.getMetadata().getDeletionTimestamp() != null) {
      return tenant;
    }
    var deleted = new PlatformTenant();
    deleted.setMetadata(
        new ObjectMetaBuilder(tenant.getMetadata()).withDeletionTimestamp(now.toString()).build());
    deleted.setSpec(tenant.getSpec());
    deleted.setStatus(tenant.getStatus());
    return deleted;
  }
}
