package io.platformtenant.operator.cli;

import io.platformtenant.api.PlatformTenant;
import io.platformtenant.operator.model.ClassChoice;
import io.platformtenant.operator.model.Classes;
import io.platformtenant.operator.model.Observed;
import io.platformtenant.operator.model.TenantPlan;
import io.platformtenant.operator.model.World;
import io.platformtenant.operator.plan.Planner;
import java.util.List;
import java.util.Set;

/** Plans tenants from files alone, with the very planner the operator uses. */
public final class Rendering {
  /** Where the chart and the docs install the operator; files do not say. */
  public static final String OPERATOR_NAMESPACE = "platform-tenant-system";

  private Rendering() {}

  /** The world of one tenant, as files and what was observed describe it. */
  public static World world(
      Inputs inputs, PlatformTenant tenant, Observed observed, boolean openGates) {
    List<PlatformTenant> others =
        inputs.tenants().stream()
            .filter(t -> !t.getMetadata().getName().equals(tenant.getMetadata().getName()))
            .toList();
    ClassChoice choice = Classes.choose(tenant, inputs.classes());
    return new World(
        tenant,
        choice,
        others,
        inputs.classes(),
        OPERATOR_NAMESPACE,
        Set.of(),
        observed,
        openGates);
  }

  static TenantPlan plan(Inputs inputs, PlatformTenant tenant, boolean openGates) {
    return Planner.plan(world(inputs, tenant, Observed.NOTHING, openGates));
  }
}
