package io.platformtenant.operator.contract;

import io.platformtenant.api.v1alpha1.BuiltIn;
import io.platformtenant.api.v1alpha1.Environment;
import io.platformtenant.api.v1alpha1.SyncWindow;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A sync window as it holds for a tenant, whoever said it.
 *
 * @param environments those it is for, of which the tenant may have none
 * @param applications names of Applications, and patterns of what sets make, where it is about
 *     single ones
 */
public record EffectiveWindow(
    SyncWindow said, List<Environment> environments, List<String> applications) {

  static EffectiveWindow of(SyncWindow said, ResolvedTenant contract) {
    List<Environment> environments =
        contract.environments().stream()
            .filter(e -> said.environments().isEmpty() || said.environments().contains(e.name()))
            .toList();
    return new EffectiveWindow(
        said,
        environments,
        ApplicationNames.of(contract, environments::contains, said.applications()::contains));
  }

  /** Whether it is about single applications, and not about all in its environments. */
  public boolean isOfApplications() {
    return !said.applications().isEmpty();
  }

  public String timeZone() {
    return Optional.ofNullable(said.timeZone()).orElse(BuiltIn.TIME_ZONE);
  }

  /** Argo CD refuses a window that is there already (argo-cd, types.go, HashIdentity). */
  public Object identity() {
    Set<String> names =
        isOfApplications()
            ? Set.copyOf(applications)
            : environments.stream().map(Environment::name).collect(Collectors.toSet());
    return List.of(
        said.kind(), said.schedule(), said.duration(), timeZone(), isOfApplications(), names);
  }
}
