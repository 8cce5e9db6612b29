package io.platformtenant.operator.contract;

import io.platformtenant.api.v1alpha1.Environment;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What a tenant delivers, by the names of Argo CD. */
public final class ApplicationNames {
  private ApplicationNames() {}

  /**
   * Where each Application has a name of its own; what a set makes is found by its pattern.
   *
   * @param which by the name of the application or set in the contract
   */
  public static List<String> of(
      ResolvedTenant contract, Predicate<Environment> where, Predicate<String> which) {
    return Stream.concat(
            contract.delivery().applications().stream()
                .filter(application -> which.test(application.name()))
                .flatMap(application -> contract.instancesOf(application).stream())
                .filter(here -> where.test(here.environment()))
                .map(EnvironmentApplication::objectName),
            contract.delivery().applicationSets().stream()
                .filter(set -> which.test(set.name()))
                .flatMap(set -> contract.instancesOf(set).stream())
                .filter(set -> where.test(set.here().environment()))
                .map(set -> set.nameOf("*")))
        .sorted()
        .toList();
  }
}
