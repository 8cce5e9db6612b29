package io.platformtenant.operator.reconcile;

import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.operator.contract.Classes;
import io.platformtenant.operator.model.JudgedClass;
import io.platformtenant.operator.model.World;
import io.platformtenant.operator.watch.Registry;
import java.util.List;

/** The world around what one look at a tenant saw. */
public record TenantWorlds(
    OperatorSettings settings,
    Registry registry,
    JudgedClasses classes,
    EnforcementCheck enforcement) {

  World around(Look<PlatformTenant> look) {
    List<JudgedClass> judged = classes.all();
    return World.of(
            look.resource(),
            Classes.choose(look.resource(), judged),
            registry.indexedTenants(),
            judged.stream().map(JudgedClass::tenantClass).toList(),
            settings.namespace())
        .withBindableRoles(settings.bindableRoles())
        .withEnforced(enforcement.check(look.resource()))
        .withObserved(look.seen());
  }
}
