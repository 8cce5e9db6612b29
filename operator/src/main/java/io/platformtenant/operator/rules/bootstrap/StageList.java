package io.platformtenant.operator.rules.bootstrap;

import io.platformtenant.api.v1alpha1.Bootstrap;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.api.v1alpha1.PlatformTenantClassSpec;
import io.platformtenant.api.v1alpha1.PlatformTenantSpec;
import io.platformtenant.api.v1alpha1.Source;
import io.platformtenant.api.v1alpha1.Stage;
import io.platformtenant.operator.contract.ReservedNames;
import io.platformtenant.operator.rules.At;
import java.util.List;
import java.util.function.Predicate;

/**
 * A list of stages and the sources beside it, each where it stands: a tenant's, a class's, or that
 * of a class for its cluster, which has no sources of its own.
 *
 * @param elsewhere the names of sources that are not missing where this list has none of the name
 */
public record StageList(
    List<At<Source>> sources, List<At<Stage>> stages, Predicate<String> elsewhere) {

  /** Sources named platform-* are the class's, which it may share. */
  public static StageList ofTenant(At<PlatformTenantSpec> spec) {
    At<Bootstrap> bootstrap = spec.child("bootstrap", PlatformTenantSpec::bootstrap);
    return new StageList(
        bootstrap.items("sources", Bootstrap::sources).toList(),
        bootstrap.items("stages", Bootstrap::stages).toList(),
        ReservedNames::isOfClass);
  }

  public static StageList ofClass(PlatformTenantClass tenantClass) {
    At<Bootstrap> bootstrap =
        At.spec(tenantClass.getSpec()).child("bootstrap", PlatformTenantClassSpec::bootstrap);
    return new StageList(
        bootstrap.items("sources", Bootstrap::sources).toList(),
        bootstrap.items("stages", Bootstrap::stages).toList(),
        name -> false);
  }

  static StageList ofCluster(PlatformTenantClass tenantClass) {
    List<At<Stage>> stages =
        At.spec(tenantClass.getSpec())
            .items("clusterStages", PlatformTenantClassSpec::clusterStages)
            .toList();
    List<At<Source>> ofClass = ofClass(tenantClass).sources();
    return new StageList(
        List.of(), stages, name -> ofClass.stream().anyMatch(s -> s.value().name().equals(name)));
  }

  /** Whether no source has the name, and none elsewhere may have it. */
  boolean lacksSource(String name) {
    return !elsewhere.test(name) && sources.stream().noneMatch(s -> s.value().name().equals(name));
  }

  boolean hasStage(String name) {
    return stages.stream().anyMatch(s -> s.value().name().equals(name));
  }
}
