package io.platformtenant.operator.rules.classes;

import io.platformtenant.api.v1alpha1.ExistingKustomization;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.api.v1alpha1.PlatformTenantClassSpec;
import io.platformtenant.operator.contract.ClassDefaults;
import io.platformtenant.operator.contract.ReservedNames;
import io.platformtenant.operator.findings.Layer;
import io.platformtenant.operator.model.ClassChoice;
import io.platformtenant.operator.rules.At;
import io.platformtenant.operator.rules.Rule;
import io.platformtenant.operator.rules.Rule.Breach;
import io.platformtenant.operator.rules.RuleInfo;
import io.platformtenant.operator.rules.TenantInWorld;
import io.platformtenant.operator.text.Phrase;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a class found there and waits for. */
public final class DependencyRules {
  public static final List<Rule<PlatformTenantClass>> OF_CLASSES =
      List.of(
          RuleInfo.of("PC036", "A class waits for nothing of a tenant's or of a class's.")
              .layer(Layer.REFERENCE)
              .remedy("Name Kustomizations of a namespace of the platform's own, as flux-system.")
              .check(DependencyRules::existing));

  /** Asks what the cluster says of the class and of its kind. */
  public static final Rule<ClassOnCluster> BROUGHT =
      RuleInfo.of("PC075", "A class waits for nothing that brings it or its kind.")
          .layer(Layer.REFERENCE)
          .remedy("Name what is applied before the class, or bring the class by another one.")
          .source("kustomize-controller, kustomization_controller.go checkDependencies")
          .check(DependencyRules::origin);

  public static final List<Rule<TenantInWorld>> OF_TENANTS =
      List.of(
          RuleInfo.of("PT094", "A tenant waits for nothing that brings it.")
              .layer(Layer.REFERENCE)
              .remedy("Bring the tenant by another one, or take it out of dependsOn of the class.")
              .source("kustomize-controller, kustomization_controller.go checkDependencies")
              .check(DependencyRules::originOfTenant));

  private DependencyRules() {}

  /** A Kustomization that waits for the health of what it brings would never be Ready. */
  private static Stream<Breach> origin(ClassOnCluster checked) {
    Optional<ExistingKustomization> ofClass = Origin.of(checked.tenantClass());
    List<ExistingKustomization> ofKinds =
        checked.kinds().stream().flatMap(labels -> Origin.of(labels).stream()).toList();
    return At.spec(checked.tenantClass().getSpec())
        .items("dependsOn", PlatformTenantClassSpec::dependsOn)
        .flatMap(
            one ->
                ofClass.equals(Optional.of(one.value()))
                    ? Stream.of(brings(one, "this class"))
                    : ofKinds.contains(one.value())
                        ? Stream.of(brings(one, "the kinds of the operator"))
                        : Stream.empty());
  }

  private static Breach brings(At<ExistingKustomization> one, String what) {
    return one.says(
        "Kustomization {} brings {}: stages that wait for it would never begin where it waits for"
            + " them",
        Origin.text(one.value()),
        new Phrase(what));
  }

  private static Stream<Breach> originOfTenant(TenantInWorld checked) {
    if (!(checked.world().choice() instanceof ClassChoice.Found(var sound))) {
      return Stream.empty();
    }
    List<ExistingKustomization> needed = sound.tenantClass().getSpec().dependsOn();
    return Origin.of(checked.world().tenant())
        .filter(needed::contains)
        .map(
            origin ->
                checked
                    .className()
                    .says(
                        "class {} waits for Kustomization {}, which brings this tenant: its stages"
                            + " would never begin where it waits for them",
                        sound.tenantClass().getMetadata().getName(),
                        Origin.text(origin)))
        .stream();
  }

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
