package io.platformtenant.operator.rules;

import io.platformtenant.api.v1alpha1.PlatformTenantSpec;
import io.platformtenant.operator.contract.ResolvedNeighbours;
import io.platformtenant.operator.contract.ResolvedTenant;
import io.platformtenant.operator.model.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.World;

/** A tenant read together with its class, and the world around it. */
public record TenantInWorld(World world, ResolvedTenant contract) {
  /** Where the tenant is read from. */
  public At<PlatformTenantSpec> spec() {
    return At.spec(contract.spec());
  }

  /** The other tenants, read as this one is. */
  public ResolvedNeighbours neighbours() {
    return new ResolvedNeighbours(world.others(), world.classes());
  }

  /** Whether the tenant has an object of this kind and name in the namespace of Argo CD. */
  public boolean delivers(ManagedKind kind, String name) {
    return world.observed().has(ObjectId.of(kind, contract.names().argocdNamespace(), name));
  }
}
