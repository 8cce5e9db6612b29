package io.platformtenant.operator.rules.classes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.platformtenant.api.v1alpha1.ExistingKustomization;
import java.util.Map;
import java.util.Optional;

/** Which Kustomization an object was applied by; Flux says so in labels. */
final class Origin {
  private static final String NAME = "kustomize.toolkit.fluxcd.io/name";
  private static final String NAMESPACE = "kustomize.toolkit.fluxcd.io/namespace";

  private Origin() {}

  static Optional<ExistingKustomization> of(HasMetadata object) {
    return of(Optional.ofNullable(object.getMetadata().getLabels()).orElse(Map.of()));
  }

  static Optional<ExistingKustomization> of(Map<String, String> labels) {
    return Optional.ofNullable(labels.get(NAME))
        .flatMap(
            name ->
                Optional.ofNullable(labels.get(NAMESPACE))
                    .map(namespace -> new ExistingKustomization(namespace, name)));
  }

  static String text(ExistingKustomization one) {
    return one.namespace() + "/" + one.name();
  }
}
