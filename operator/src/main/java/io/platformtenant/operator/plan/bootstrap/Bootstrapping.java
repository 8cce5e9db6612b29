package io.platformtenant.operator.plan.bootstrap;

import io.platformtenant.operator.contract.ResolvedTenant;
import io.platformtenant.operator.model.PlannedObject;
import java.util.stream.Stream;

/** Everything Flux acts on for a tenant. */
public final class Bootstrapping {
  private Bootstrapping() {}

  public static Stream<PlannedObject> of(ResolvedTenant contract, FrozenSources sources) {
    return Stream.concat(sources.objects(), Kustomizations.of(contract, sources));
  }
}
