package io.platformtenant.operator.cli.validate;

import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.api.v1alpha1.PlatformTenantOverride;
import io.platformtenant.operator.cli.Rendering;
import io.platformtenant.operator.contract.ResolvedTenant;
import io.platformtenant.operator.findings.Finding;
import io.platformtenant.operator.model.ClassChoice;
import io.platformtenant.operator.model.JudgedClass;
import io.platformtenant.operator.model.SoundClass;
import io.platformtenant.operator.model.World;
import io.platformtenant.operator.plan.Planner;
import io.platformtenant.operator.rules.Rulebook;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** The rulebook over all tenants, each among the others. */
final class TenantCheck {
  private final Rendering rendering;
  private final Map<String, PlatformTenant> byName;
  private final Set<String> classNames;
  private final Optional<Before> before;
  private final AtomicInteger unchecked = new AtomicInteger();

  /**
   * @param before what the files said before, where that is known; applied to the tenants already
   * @param classNames names of all classes there are, those included that can not even be read
   */
  TenantCheck(
      Collection<PlatformTenant> tenants,
      Collection<JudgedClass> classes,
      Set<String> classNames,
      Optional<Before> before) {
    this.before = before;
    this.rendering = new Rendering(tenants, classes);
    this.byName =
        tenants.stream()
            .collect(
                Collectors.toMap(
                    tenant -> tenant.getMetadata().getName(), tenant -> tenant, (one, two) -> one));
    this.classNames = Set.copyOf(classNames);
  }

  /** How many tenants wait for their class to be sound. */
  int unchecked() {
    return unchecked.get();
  }

  /** What sound classes are told for what their tenants say together, by their names. */
  Map<String, List<Finding>> besideFollowers() {
    return rendering.classes().stream()
        .filter(SoundClass.class::isInstance)
        .collect(
            Collectors.toMap(JudgedClass::name, c -> Rulebook.amongFollowers(rendering.world(c))));
  }

  List<Finding> check(PlatformTenant tenant) {
    World world = rendering.world(tenant).withOpenGates(true);
    if (waits(tenant, world.choice())) {
      unchecked.incrementAndGet();
      return List.of();
    }
    return Planner.found(world).stream()
        .map(finding -> before.map(was -> was.weighed(tenant, finding)).orElse(finding))
        .toList();
  }

  /** Of a tenant that is in no file nothing is known. */
  List<Finding> check(PlatformTenantOverride override) {
    return Rulebook.found(
        override,
        Optional.ofNullable(byName.get(override.getSpec().tenant()))
            .flatMap(
                tenant ->
                    rendering.world(tenant).choice() instanceof ClassChoice.Found(var sound)
                        ? Optional.of(ResolvedTenant.of(tenant, sound.tenantClass()))
                        : Optional.empty()));
  }

  /** A class that is there and broken is told where it stands, not once more with each tenant. */
  private boolean waits(PlatformTenant tenant, ClassChoice choice) {
    return switch (choice) {
      case ClassChoice.Found(var sound) -> false;
      case ClassChoice.Broken(var broken) -> true;
      case ClassChoice.Missing(var why) -> isUnread(tenant.getSpec().className());
    };
  }

  private boolean isUnread(String className) {
    return className == null
        ? rendering.classes().size() < classNames.size()
        : classNames.contains(className);
  }
}
