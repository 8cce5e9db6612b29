package io.platformtenant.operator.contract;

import io.platformtenant.api.v1alpha1.BuiltIn;
import io.platformtenant.api.v1alpha1.Environment;
import io.platformtenant.api.v1alpha1.SyncWindow;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A sync window as it holds for a tenant, whoever said it. */
public record EffectiveWindow(SyncWindow said, List<Environment> environments) {

  static EffectiveWindow of(SyncWindow said, List<Environment> all) {
    return new EffectiveWindow(
        said,
        all.stream()
            .filter(e -> said.environments().isEmpty() || said.environments().contains(e.name()))
            .toList());
  }

  public String timeZone() {
    return Optional.ofNullable(said.timeZone()).orElse(BuiltIn.TIME_ZONE);
  }

  /** Argo CD refuses a window that is there already (argo-cd, types.go, HashIdentity). */
  public Object identity() {
    Set<String> names = environments.stream().map(Environment::name).collect(Collectors.toSet());
    return List.of(said.kind(), said.schedule(), said.duration(), timeZone(), names);
  }
}
