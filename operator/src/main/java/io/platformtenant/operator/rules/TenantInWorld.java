package io.platformtenant.operator.rules;

import io.platformtenant.api.v1alpha1.Environment;
import io.platformtenant.api.v1alpha1.PlatformTenantSpec;
import io.platformtenant.operator.contract.ResolvedNeighbours;
import io.platformtenant.operator.contract.ResolvedTenant;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.World;
import java.util.stream.Stream;

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

  public At<String> name() {
    return At.name(world.tenant());
  }

  /** The class as the tenant says it; it need not. */
  public At<String> className() {
    return spec().child("className", PlatformTenantSpec::className);
  }

  public Stream<At<Environment>> environments() {
    return spec().items("environments", PlatformTenantSpec::environments);
  }

  /** Whether the tenant has an object of this kind and name in the namespace of Argo CD. */
  public boolean delivers(ManagedKind kind, String name) {
    return world.observed().has(ObjectId.of(kind, contract.names().argocdNamespace(), name));
  }
}
