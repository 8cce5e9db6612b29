package io.platformtenant.operator.plan;

import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.api.v1alpha1.Environment;
import io.platformtenant.operator.contract.ResolvedTenant;
import java.util.Map;

/** Labels of objects that belong to an environment, a stage or an application. */
public final class Labels {
  private Labels() {}

  public static Map<String, String> of(Environment environment) {
    return Map.of(
        ApiGroup.ENVIRONMENT_LABEL, environment.name(),
        ApiGroup.CLUSTER_LABEL, ResolvedTenant.cluster(environment));
  }

  public static Map<String, String> of(Environment environment, String key, String value) {
    return Map.of(
        ApiGroup.ENVIRONMENT_LABEL,
        environment.name(),
        ApiGroup.CLUSTER_LABEL,
        ResolvedTenant.cluster(environment),
        key,
        value);
  }
}
