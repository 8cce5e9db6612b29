package io.platformtenant.operator.rules.guardrails;

import io.platformtenant.api.v1alpha1.ApplicationEnvironment;
import io.platformtenant.api.v1alpha1.ApplicationSet;
import io.platformtenant.api.v1alpha1.Delivery;
import io.platformtenant.api.v1alpha1.GatePolicy;
import io.platformtenant.api.v1alpha1.PlatformTenantSpec;
import io.platformtenant.api.v1alpha1.SetGenerator;
import io.platformtenant.operator.contract.ResolvedTenant;
import io.platformtenant.operator.rules.At;
import io.platformtenant.operator.rules.Rule.Breach;
import io.platformtenant.operator.rules.delivery.DeclaredApplication;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** How a tenant may have its applications delivered. */
final class DeliveryGuardrails {
  private DeliveryGuardrails() {}

  static Stream<Breach> autoSync(TenantUnderClass guarded) {
    return guarded.boundary().permitsProtectedAutoSync()
        ? Stream.empty()
        : DeclaredApplication.in(guarded.contract()).flatMap(said -> autoSync(guarded, said));
  }

  private static Stream<Breach> autoSync(TenantUnderClass guarded, DeclaredApplication declared) {
    return declared
        .environments()
        .filter(e -> Boolean.TRUE.equals(e.value().autoSync()))
        .filter(e -> isProtected(guarded.contract(), e.value().name()))
        .map(
            e ->
                e.child("autoSync", ApplicationEnvironment::autoSync)
                    .says(
                        "{} syncs by itself in protected environment {}; {} forbids it",
                        declared.title(),
                        e.value().name(),
                        guarded.title()));
  }

  /** What Git makes of a set is not known before, so that only a list can be bounded. */
  static Stream<Breach> generators(TenantUnderClass guarded) {
    Set<SetGenerator> permitted = Set.copyOf(guarded.boundary().setGenerators());
    return guarded
        .spec()
        .child("delivery", PlatformTenantSpec::delivery)
        .items("applicationSets", Delivery::applicationSets)
        .flatMap(set -> Stream.of(SetGenerator.values()).flatMap(g -> isOf(set, g).stream()))
        .filter(generator -> !permitted.contains(generator.value()))
        .map(
            generator ->
                generator.says(
                    "a set of {} is not permitted by {}, which permits {}",
                    generator.value(),
                    guarded.title(),
                    TenantUnderClass.list(guarded.boundary().setGenerators())));
  }

  private static Optional<At<SetGenerator>> isOf(At<ApplicationSet> set, SetGenerator generator) {
    Object said =
        switch (generator) {
          case list -> set.value().list();
          case gitDirectories -> set.value().gitDirectories();
          case gitFiles -> set.value().gitFiles();
        };
    return Optional.ofNullable(said).map(there -> set.child(generator.name(), s -> generator));
  }

  private static boolean isProtected(ResolvedTenant contract, String environment) {
    return contract.environment(environment).filter(ResolvedTenant::isProtected).isPresent();
  }

  static Stream<Breach> gate(TenantUnderClass guarded) {
    GatePolicy gate = guarded.contract().gate();
    return guarded.boundary().permitsNoGate() || gate != GatePolicy.None
        ? Stream.empty()
        : Stream.of(
            guarded
                .spec()
                .child("delivery", PlatformTenantSpec::delivery)
                .child("gate", delivery -> gate)
                .says("gate {} is not permitted by {}, which wants Ready", gate, guarded.title()));
  }
}
