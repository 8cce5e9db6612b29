package io.platformtenant.operator.rules.guardrails;

import io.platformtenant.api.v1alpha1.ApplicationEnvironment;
import io.platformtenant.api.v1alpha1.GatePolicy;
import io.platformtenant.operator.contract.ResolvedTenant;
import io.platformtenant.operator.rules.Rule.Breach;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How a tenant may have its applications delivered. */
final class DeliveryGuardrails {
  private DeliveryGuardrails() {}

  static Stream<Breach> autoSync(TenantUnderClass guarded) {
    if (guarded.boundary().permitsProtectedAutoSync()) {
      return Stream.empty();
    }
    var delivery = guarded.contract().delivery();
    var applications = delivery.applications();
    var sets = delivery.applicationSets();
    return Stream.concat(
        IntStream.range(0, applications.size())
            .boxed()
            .flatMap(
                i ->
                    autoSync(
                        guarded,
                        "spec.delivery.applications[" + i + "]",
                        "application \"" + applications.get(i).name() + "\"",
                        applications.get(i).environments())),
        IntStream.range(0, sets.size())
            .boxed()
            .flatMap(
                i ->
                    autoSync(
                        guarded,
                        "spec.delivery.applicationSets[" + i + "]",
                        "set \"" + sets.get(i).name() + "\"",
                        sets.get(i).environments())));
  }

  private static Stream<Breach> autoSync(
      TenantUnderClass guarded, String field, String what, List<ApplicationEnvironment> said) {
    return IntStream.range(0, said.size())
        .filter(i -> Boolean.TRUE.equals(said.get(i).autoSync()))
        .filter(
            i ->
                guarded
                    .contract()
                    .environment(said.get(i).name())
                    .filter(ResolvedTenant::isProtected)
                    .isPresent())
        .mapToObj(
            i ->
                new Breach(
                    field + ".environments[" + i + "].autoSync",
                    "true",
                    what
                        + " syncs by itself in protected environment \""
                        + said.get(i).name()
                        + "\"; "
                        + guarded.title()
                        + " forbids it"));
  }

  static Stream<Breach> gate(TenantUnderClass guarded) {
    return guarded.boundary().permitsNoGate() || guarded.contract().gate() != GatePolicy.None
        ? Stream.empty()
        : Stream.of(
            new Breach(
                "spec.delivery.gate",
                "None",
                "gate \"None\" is not permitted by " + guarded.title() + ", which wants Ready"));
  }
}
