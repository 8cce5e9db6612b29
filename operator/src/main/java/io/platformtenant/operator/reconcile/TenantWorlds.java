package io.platformtenant.operator.reconcile;

import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.operator.contract.Classes;
import io.platformtenant.operator.contract.ResolvedTenant;
import io.platformtenant.operator.enforcement.Subject;
import io.platformtenant.operator.model.ClassChoice;
import io.platformtenant.operator.model.JudgedClass;
import io.platformtenant.operator.model.SoundClass;
import io.platformtenant.operator.model.World;
import io.platformtenant.operator.reconcile.EnforcementCheck.Engines;
import io.platformtenant.operator.watch.Registry;
import java.time.Instant;
import java.util.List;

/** The world around what one look at a tenant saw. */
public record TenantWorlds(
    OperatorSettings settings,
    Registry registry,
    JudgedClasses classes,
    EnforcementCheck enforcement) {

  World around(Look<PlatformTenant> look, Instant now) {
    List<JudgedClass> judged = classes.all();
    ClassChoice choice = Classes.choose(look.resource(), judged);
    Engines engines = engines(look.resource(), choice);
    return World.of(
            look.resource(),
            choice,
            registry.indexedTenants(),
            judged.stream().map(JudgedClass::tenantClass).toList(),
            settings.namespace())
        .withBindableRoles(settings.bindableRoles())
        .withSubjects(settings.subjects())
        .withEnforced(engines.enforced())
        .withCapabilities(engines.capabilities())
        .withObserved(look.seen())
        .withOverrides(registry.overridesOf(look.resource().getMetadata().getName()))
        .at(now);
  }

  private Engines engines(PlatformTenant tenant, ClassChoice choice) {
    return choice instanceof ClassChoice.Found(SoundClass followed)
        ? enforcement.check(Subject.of(ResolvedTenant.of(tenant, followed.tenantClass())))
        : Engines.UNSEEN;
  }
}
