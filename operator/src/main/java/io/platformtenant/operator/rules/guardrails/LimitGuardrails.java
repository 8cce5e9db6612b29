package io.platformtenant.operator.rules.guardrails;

import io.platformtenant.operator.rules.Rule.Breach;
import java.util.stream.Stream;

/** How much a tenant may ask for. */
final class LimitGuardrails {
  private LimitGuardrails() {}

  static Stream<Breach> environments(TenantUnderClass guarded) {
    return more(
        guarded,
        "spec.environments",
        "environments",
        guarded.contract().environments().size(),
        guarded.boundary().limits().environments());
  }

  static Stream<Breach> namespaces(TenantUnderClass guarded) {
    return more(
        guarded,
        "spec.environments",
        "namespaces",
        guarded.contract().environments().stream().mapToInt(e -> e.namespaces().size()).sum(),
        guarded.boundary().limits().namespaces());
  }

  static Stream<Breach> stages(TenantUnderClass guarded) {
    return more(
        guarded,
        "spec.bootstrap.stages",
        "stages",
        guarded.contract().bootstrap().stages().size(),
        guarded.boundary().limits().stages());
  }

  static Stream<Breach> applications(TenantUnderClass guarded) {
    return more(
        guarded,
        "spec.delivery.applications",
        "applications",
        guarded.contract().delivery().applications().size(),
        guarded.boundary().limits().applications());
  }

  static Stream<Breach> applicationSets(TenantUnderClass guarded) {
    return more(
        guarded,
        "spec.delivery.applicationSets",
        "sets of applications",
        guarded.contract().delivery().applicationSets().size(),
        guarded.boundary().limits().applicationSets());
  }

  /** What Git makes is not known before it is made; a list says all of it. */
  static Stream<Breach> generatedApplications(TenantUnderClass guarded) {
    int count =
        guarded.contract().delivery().applicationSets().stream()
            .filter(set -> set.list() != null)
            .mapToInt(
                set -> set.list().elements().size() * guarded.contract().instancesOf(set).size())
            .sum();
    return more(
        guarded,
        "spec.delivery.applicationSets",
        "generated applications",
        count,
        guarded.boundary().limits().generatedApplications());
  }

  private static Stream<Breach> more(
      TenantUnderClass guarded, String field, String what, int count, Integer most) {
    return most == null || count <= most
        ? Stream.empty()
        : Stream.of(
            new Breach(
                field,
                Integer.toString(count),
                count + " " + what + "; " + guarded.title() + " permits " + most));
  }
}
