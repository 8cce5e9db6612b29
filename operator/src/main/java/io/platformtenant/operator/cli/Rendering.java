package io.platformtenant.operator.cli;

import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.operator.contract.Classes;
import io.platformtenant.operator.model.ClassChoice;
import io.platformtenant.operator.model.ClassPlan;
import io.platformtenant.operator.model.ClassWorld;
import io.platformtenant.operator.model.Observed;
import io.platformtenant.operator.model.TenantPlan;
import io.platformtenant.operator.model.Tenants;
import io.platformtenant.operator.model.World;
import io.platformtenant.operator.plan.Planner;
import io.platformtenant.operator.plan.cluster.ClassPlanner;
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
    return world(Tenants.of(inputs.tenants()), inputs.classes(), tenant, observed, openGates);
  }

  /** As {@link #world(Inputs, PlatformTenant, Observed, boolean)}. */
  public static World world(
      Tenants tenants,
      List<PlatformTenantClass> classes,
      PlatformTenant tenant,
      Observed observed,
      boolean openGates) {
    ClassChoice choice = Classes.choose(tenant, classes);
    return new World(
        tenant,
        choice,
        tenants.around(tenant.getMetadata().getName()),
        classes,
        OPERATOR_NAMESPACE,
        Set.of(),
        observed,
        openGates);
  }

  /** What a class becomes itself. */
  public static ClassPlan plan(PlatformTenantClass tenantClass) {
    return ClassPlanner.plan(new ClassWorld(tenantClass, Set.of()));
  }

  static TenantPlan plan(
      Tenants tenants,
      List<PlatformTenantClass> classes,
      PlatformTenant tenant,
      boolean openGates) {
    return Planner.plan(world(tenants, classes, tenant, Observed.NOTHING, openGates));
  }
}
