package io.platformtenant.operator.rules.ending;

import io.platformtenant.api.v1alpha1.DeletionPolicy;
import io.platformtenant.api.v1alpha1.Lifecycle;
import io.platformtenant.api.v1alpha1.NamespaceDeletion;
import io.platformtenant.api.v1alpha1.PlaneDeletion;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.api.v1alpha1.PlatformTenantClassSpec;
import io.platformtenant.api.v1alpha1.PlatformTenantSpec;
import io.platformtenant.operator.contract.EffectiveDeletion;
import io.platformtenant.operator.findings.Layer;
import io.platformtenant.operator.rules.At;
import io.platformtenant.operator.rules.Rule;
import io.platformtenant.operator.rules.Rule.Breach;
import io.platformtenant.operator.rules.RuleInfo;
import io.platformtenant.operator.rules.TenantInWorld;
import io.platformtenant.operator.text.Phrase;
import java.util.List;
import java.util.stream.Stream;

/** What is left of a tenant has a place to be left in. */
public final class DeletionRules {
  private static final RuleInfo ENTRY =
      RuleInfo.of("PT014", "What is left of a tenant has a namespace to be left in.")
          .twin(DeletionPolicy.LEFT_IN_NOTHING)
          .remedy("Retain the namespaces, or delete what both engines brought.");

  public static final List<Rule<TenantInWorld>> OF_TENANTS =
      List.of(ENTRY.layer(Layer.REFERENCE).check(DeletionRules::ofTenant));

  public static final List<Rule<PlatformTenantClass>> OF_CLASSES =
      List.of(ENTRY.named("PC037").check(DeletionRules::ofClass));

  private DeletionRules() {}

  private static Stream<Breach> ofTenant(TenantInWorld checked) {
    return breaches(
        checked.spec().child("lifecycle", PlatformTenantSpec::lifecycle),
        checked.contract().defaults().deletion());
  }

  private static Stream<Breach> ofClass(PlatformTenantClass tenantClass) {
    return breaches(
        At.spec(tenantClass.getSpec()).child("lifecycle", PlatformTenantClassSpec::lifecycle),
        DeletionPolicy.NONE);
  }

  /**
   * @param below what holds where nothing is said; what is wrong with that alone is told of whoever
   *     says it
   */
  private static Stream<Breach> breaches(At<Lifecycle> lifecycle, DeletionPolicy below) {
    DeletionPolicy all =
        EffectiveDeletion.over(EffectiveDeletion.policyIn(lifecycle.value()), below);
    if (!EffectiveDeletion.contradicts(all)) {
      return Stream.empty();
    }
    At<DeletionPolicy> said = lifecycle.child("deletion", Lifecycle::deletion);
    At<NamespaceDeletion> namespaces = said.child("namespaces", DeletionPolicy::namespaces);
    return namespaces.value() == null
        ? leftIn(said).limit(1)
        : Stream.of(
            namespaces.says(
                "{} would take along what {} leaves behind; write Retain, or Delete for both planes",
                NamespaceDeletion.Delete,
                new Phrase(leaving(all, said.value()))));
  }

  private static Stream<Breach> leftIn(At<DeletionPolicy> said) {
    return Stream.of(
            said.child("delivery", DeletionPolicy::delivery),
            said.child("bootstrap", DeletionPolicy::bootstrap))
        .filter(plane -> plane.value() == PlaneDeletion.Orphan)
        .map(
            plane ->
                plane.says(
                    "{} leaves things in namespaces that go, as the class says; write namespaces {}"
                        + " as well",
                    PlaneDeletion.Orphan,
                    NamespaceDeletion.Retain));
  }

  private static String leaving(DeletionPolicy all, DeletionPolicy own) {
    boolean isOwn = EffectiveDeletion.contradicts(own);
    DeletionPolicy policy = isOwn ? own : all;
    return (policy.delivery() == PlaneDeletion.Orphan ? "delivery" : "bootstrap")
        + " \""
        + PlaneDeletion.Orphan
        + "\""
        + (isOwn ? "" : " of the class");
  }
}
