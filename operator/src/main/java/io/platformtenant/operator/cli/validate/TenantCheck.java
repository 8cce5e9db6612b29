package io.platformtenant.operator.cli.validate;

import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.operator.cli.Rendering;
import io.platformtenant.operator.contract.Classes;
import io.platformtenant.operator.model.ClassChoice;
import io.platformtenant.operator.model.FieldPath;
import io.platformtenant.operator.model.Finding;
import io.platformtenant.operator.model.Observed;
import io.platformtenant.operator.model.Tenants;
import io.platformtenant.operator.model.World;
import io.platformtenant.operator.plan.Planner;
import io.platformtenant.operator.rules.PlanRules;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** The rulebook over all tenants, each among the others. */
final class TenantCheck {
  private final Tenants tenants;
  private final List<PlatformTenantClass> sound;
  private final Set<String> classNames;
  private final AtomicInteger unchecked = new AtomicInteger();

  /**
   * @param sound classes without a finding
   * @param classNames names of all classes there are, broken ones included
   */
  TenantCheck(
      Collection<PlatformTenant> tenants, List<PlatformTenantClass> sound, Set<String> classNames) {
    this.tenants = Tenants.of(tenants);
    this.sound = List.copyOf(sound);
    this.classNames = Set.copyOf(classNames);
  }

  /** How many tenants wait for their class to be sound. */
  int unchecked() {
    return unchecked.get();
  }

  List<Finding> check(PlatformTenant tenant) {
    return switch (Classes.choose(tenant, sound)) {
      case ClassChoice.Found(var tenantClass) -> Planner.findings(world(tenant), tenantClass);
      case ClassChoice.Missing(String why) -> {
        if (isBroken(tenant.getSpec().className())) {
          unchecked.incrementAndGet();
          yield List.of();
        }
        yield List.of(PlanRules.NO_CLASS.finding(FieldPath.of("spec", "className"), why));
      }
    };
  }

  /** A class that is there and broken is told where it stands, not once more with each tenant. */
  private boolean isBroken(String className) {
    return className == null ? sound.size() < classNames.size() : classNames.contains(className);
  }

  private World world(PlatformTenant tenant) {
    return Rendering.world(tenants, sound, tenant, Observed.NOTHING, true);
  }
}
