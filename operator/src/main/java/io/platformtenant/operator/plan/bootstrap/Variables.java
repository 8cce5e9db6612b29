package io.platformtenant.operator.plan.bootstrap;

import io.platformtenant.api.v1alpha1.Substitution;
import io.platformtenant.operator.contract.EnvironmentStage;
import io.platformtenant.operator.contract.ResolvedTenant;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is filled into the files of a stage. */
final class Variables {
  private Variables() {}

  /** Its own, and where a class says so, where it is and the parameters. */
  static SortedMap<String, String> of(ResolvedTenant contract, EnvironmentStage here) {
    SortedMap<String, String> variables = new TreeMap<>(here.substitute());
    if (!here.ofClass() || here.stage().substitution() != Substitution.Enabled) {
      return variables;
    }
    variables.put("tenant", contract.tenant());
    variables.put("cluster", here.cluster());
    if (here.isOnce()) {
      variables.putAll(contract.parametersOnce());
    } else {
      variables.put("environment", here.environmentName());
      variables.put("namespace", here.placeNamespace());
      variables.putAll(contract.parametersIn(here.environment()));
    }
    return variables;
  }
}
