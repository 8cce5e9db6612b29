package io.platformtenant.operator.rules.guardrails;

import io.platformtenant.api.v1alpha1.Delivery;
import io.platformtenant.api.v1alpha1.Limits;
import io.platformtenant.api.v1alpha1.PlatformTenantSpec;
import io.platformtenant.api.v1alpha1.Stage;
import io.platformtenant.operator.contract.EffectiveBootstrap;
import io.platformtenant.operator.rules.At;
import io.platformtenant.operator.rules.Rule.Breach;
import io.platformtenant.operator.rules.bootstrap.StageList;
import io.platformtenant.operator.rules.names.NamespaceRules;
import io.platformtenant.operator.text.Durations;
import io.platformtenant.operator.text.Phrase;
import java.util.stream.Stream;

/** How much a tenant may ask for. */
final class LimitGuardrails {
  private LimitGuardrails() {}

  static Stream<Breach> environments(TenantUnderClass guarded) {
    return more(
        guarded,
        guarded.spec().child("environments", spec -> spec.environments().size()),
        "environments",
        limits(guarded).environments());
  }

  static Stream<Breach> namespaces(TenantUnderClass guarded) {
    int count = (int) NamespaceRules.namespaces(guarded.spec()).count();
    return more(
        guarded,
        guarded.spec().child("environments", spec -> count),
        "namespaces",
        limits(guarded).namespaces());
  }

  static Stream<Breach> stages(TenantUnderClass guarded) {
    return more(
        guarded,
        guarded
            .spec()
            .child("bootstrap", PlatformTenantSpec::bootstrap)
            .child("stages", bootstrap -> bootstrap.stages().size()),
        "stages",
        limits(guarded).stages());
  }

  static Stream<Breach> applications(TenantUnderClass guarded) {
    return more(
        guarded,
        delivery(guarded).child("applications", delivery -> delivery.applications().size()),
        "applications",
        limits(guarded).applications());
  }

  static Stream<Breach> applicationSets(TenantUnderClass guarded) {
    return more(
        guarded,
        delivery(guarded).child("applicationSets", delivery -> delivery.applicationSets().size()),
        "sets of applications",
        limits(guarded).applicationSets());
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
        delivery(guarded).child("applicationSets", delivery -> count),
        "generated applications",
        limits(guarded).generatedApplications());
  }

  static Stream<Breach> timeouts(TenantUnderClass guarded) {
    String longest = limits(guarded).timeout();
    return StageList.ofTenant(guarded.spec()).stages().stream()
        .filter(stage -> longest != null)
        .map(stage -> stage.child("timeout", s -> s))
        .filter(at -> Durations.isShorter(longest, EffectiveBootstrap.timeoutOf(at.value())))
        .map(at -> tooLong(guarded, at, longest));
  }

  private static Breach tooLong(TenantUnderClass guarded, At<Stage> stage, String longest) {
    return stage
        .<String>map(EffectiveBootstrap::timeoutOf)
        .says(
            "timeout {}{} is longer than {} permits, {}",
            new Phrase(EffectiveBootstrap.timeoutOf(stage.value())),
            new Phrase(stage.value().timeout() == null ? " (built in)" : ""),
            guarded.title(),
            new Phrase(longest));
  }

  private static At<Delivery> delivery(TenantUnderClass guarded) {
    return guarded.spec().child("delivery", PlatformTenantSpec::delivery);
  }

  private static Limits limits(TenantUnderClass guarded) {
    return guarded.boundary().limits();
  }

  private static Stream<Breach> more(
      TenantUnderClass guarded, At<Integer> counted, String what, Integer most) {
    return counted
        .said()
        .filter(count -> most != null && count.value() > most)
        .map(
            count ->
                count.says(
                    "{} {}; {} permits {}",
                    count.value(),
                    new Phrase(what),
                    guarded.title(),
                    most));
  }
}
