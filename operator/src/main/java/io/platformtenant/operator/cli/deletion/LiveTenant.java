package io.platformtenant.operator.cli.deletion;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.operator.apply.ApiFailure;
import io.platformtenant.operator.apply.Clusters;
import io.platformtenant.operator.apply.KubernetesCluster;
import io.platformtenant.operator.apply.LiveObjects;
import io.platformtenant.operator.apply.StageExits;
import io.platformtenant.operator.change.Holdings;
import io.platformtenant.operator.change.Home;
import io.platformtenant.operator.change.Inventory;
import io.platformtenant.operator.cli.ExitCode;
import io.platformtenant.operator.cli.InputException;
import io.platformtenant.operator.client.RequestGate;
import io.platformtenant.operator.contract.EffectiveDeletion;
import io.platformtenant.operator.lifecycle.DeletionHold;
import io.platformtenant.operator.lifecycle.DeletionPace;
import io.platformtenant.operator.model.Owner;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Asks a cluster what the deletion of a tenant would take. Writes nothing. */
final class LiveTenant {
  private static final int AT_ONCE = 8;

  private final KubernetesClient client;
  private final Clock clock;

  LiveTenant(KubernetesClient client, Clock clock) {
    this.client = client;
    this.clock = clock;
  }

  DeletePlan plan(String name) {
    try {
      List<PlatformTenant> all = client.resources(PlatformTenant.class).list().getItems();
      PlatformTenant tenant =
          all.stream()
              .filter(t -> t.getMetadata().getName().equals(name))
              .findFirst()
              .orElseThrow(() -> missing(name));
      return DeletePlan.of(
          name,
          holdings(tenant),
          EffectiveDeletion.ofDeleted(tenant, classes()),
          hold(tenant, all, clock.instant()));
    } catch (KubernetesClientException | ApiFailure e) {
      throw new InputException(
          ExitCode.UNREADABLE, "the cluster could not be read: " + e.getMessage());
    }
  }

  private List<PlatformTenantClass> classes() {
    return client.resources(PlatformTenantClass.class).list().getItems();
  }

  private InputException missing(String name) {
    return new InputException(
        ExitCode.USED_WRONGLY,
        "there is no PlatformTenant \"" + name + "\" in " + client.getMasterUrl());
  }

  private Holdings holdings(PlatformTenant tenant) {
    var gate = new RequestGate(AT_ONCE);
    Clusters clusters = Clusters.only(new KubernetesCluster(client, gate, written -> {}));
    var live =
        new LiveObjects(clusters)
            .of(Owner.ofTenant(tenant.getMetadata().getName()), Inventory.listed(tenant));
    return new Holdings(
        Home.of(tenant.lastStatus().homeNamespace()),
        live,
        Map.of(),
        new StageExits(clusters, clock).of(live),
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
