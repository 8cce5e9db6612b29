package io.platformtenant.operator.rules;

import io.platformtenant.operator.contract.Contract;
import io.platformtenant.operator.model.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.World;

/** A tenant read together with its class, and the world around it. */
public record Checked(World world, Contract contract) {
  /** Whether the tenant has an object of this kind and name in the namespace of Argo CD. */
  public boolean delivers(ManagedKind kind, String name) {
    return world.observed().has(ObjectId.of(kind, contract.names().argocdNamespace(), name));
  }
}
