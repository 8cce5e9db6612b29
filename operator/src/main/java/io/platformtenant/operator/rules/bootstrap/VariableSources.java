package io.platformtenant.operator.rules.bootstrap;

import io.platformtenant.api.v1alpha1.Environment;
import io.platformtenant.api.v1alpha1.Stage;
import io.platformtenant.api.v1alpha1.SubstituteFrom;
import io.platformtenant.operator.contract.EnvironmentStage;
import io.platformtenant.operator.contract.ReservedNames;
import io.platformtenant.operator.findings.Layer;
import io.platformtenant.operator.rules.At;
import io.platformtenant.operator.rules.Rule;
import io.platformtenant.operator.rules.Rule.Breach;
import io.platformtenant.operator.rules.RuleInfo;
import io.platformtenant.operator.rules.TenantInWorld;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Secrets and ConfigMaps of the home namespace that stages take variables from. Flux reads them
 * with rights of its own and writes their values where whoever may look in the environment reads
 * them: one of production is none of staging's.
 */
final class VariableSources {
  static final Rule<TenantInWorld> RULE =
      RuleInfo.of("PT089", "Variables come from Secrets and ConfigMaps of the environment.")
          .layer(Layer.REFERENCE)
          .remedy(
              "Begin its name with the environment's and a dash, and name it in a stage of that"
                  + " environment alone; or have it listed in substituteSecrets of the class. The"
                  + " next version refuses it.")
          .warning()
          .check(VariableSources::in);

  private VariableSources() {}

  private static Stream<Breach> in(TenantInWorld checked) {
    return ResolvedStageRules.ofTenant(checked).flatMap(here -> strangers(checked, here));
  }

  private static Stream<Breach> strangers(TenantInWorld checked, At<EnvironmentStage> here) {
    return here.map(EnvironmentStage::stage)
        .items("substituteFrom", Stage::substituteFrom)
        .map(from -> from.child("name", SubstituteFrom::name))
        .flatMap(At::said)
        .filter(name -> !ReservedNames.isOfClass(name.value()))
        .filter(name -> !checked.contract().defaults().substituteSecrets().contains(name.value()))
        .flatMap(name -> stranger(checked, here.value(), name).stream());
  }

  private static Optional<Breach> stranger(
      TenantInWorld checked, EnvironmentStage here, At<String> name) {
    Optional<String> owner = owner(checked, name.value());
    if (owner.isPresent() && owner.get().equals(here.environmentName())) {
      return Optional.empty();
    }
    return Optional.of(
        owner
            .map(
                other ->
                    name.says(
                        "stage {} reads {} in environment {}; by its name it is environment {}'s",
                        here.stage().name(),
                        name.value(),
                        here.environmentName(),
                        other))
            .orElseGet(
                () ->
                    name.says(
                        "stage {} reads {} in environment {}; its name does not begin with {}",
                        here.stage().name(),
                        name.value(),
                        here.environmentName(),
                        here.environmentName() + "-")));
  }

  /** The environment with the longest name that it begins with. */
  private static Optional<String> owner(TenantInWorld checked, String name) {
    return checked
        .environments()
        .map(environment -> environment.child("name", Environment::name).value())
        .filter(environment -> name.startsWith(environment + "-"))
        .max(Comparator.comparingInt(String::length));
  }
}
