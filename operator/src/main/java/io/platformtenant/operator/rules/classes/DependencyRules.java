package io.platformtenant.operator.rules.classes;

import io.platformtenant.api.v1alpha1.ExistingKustomization;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.api.v1alpha1.PlatformTenantClassSpec;
import io.platformtenant.operator.contract.ClassDefaults;
import io.platformtenant.operator.contract.ReservedNames;
import io.platformtenant.operator.findings.Layer;
import io.platformtenant.operator.rules.At;
import io.platformtenant.operator.rules.Rule;
import io.platformtenant.operator.rules.Rule.Breach;
import io.platformtenant.operator.rules.RuleInfo;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a class found there and waits for. */
public final class DependencyRules {
  public static final List<Rule<PlatformTenantClass>> ALL =
      List.of(
          RuleInfo.of("PC036", "A class waits for nothing of a tenant's or of a class's.")
              .layer(Layer.REFERENCE)
              .remedy("Name Kustomizations of a namespace of the platform's own, as flux-system.")
              .check(DependencyRules::existing));

  private DependencyRules() {}

  private static Stream<Breach> existing(PlatformTenantClass tenantClass) {
    return At.spec(tenantClass.getSpec())
        .items("dependsOn", PlatformTenantClassSpec::dependsOn)
        .map(one -> one.child("namespace", ExistingKustomization::namespace))
        .flatMap(namespace -> namespace.is(problemIn(namespace.value(), tenantClass)));
  }

  private static Optional<String> problemIn(String namespace, PlatformTenantClass tenantClass) {
    if (ReservedNames.isOfClass(namespace)) {
      return Optional.of(
          "is a name of the namespaces of classes, whose stages come in their order by themselves;"
              + " name what was there before");
    }
    return isHome(namespace, tenantClass)
        ? Optional.of(
            "is the name of a home namespace: its tenant could hold up all others; name what is"
                + " nobody's")
        : Optional.empty();
  }

  /** A tenant whose home would be Flux's own namespace, or the cluster's, gets none. */
  private static boolean isHome(String namespace, PlatformTenantClass tenantClass) {
    return ReservedNames.isHome(namespace, ClassDefaults.of(tenantClass).homeNamespace())
        && ReservedNames.ownerOfHome(namespace, "", List.of(tenantClass)).isEmpty();
  }
}
