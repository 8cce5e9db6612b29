package io.platformtenant.operator.client;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionVersion;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What fields the release of an engine that is installed gives its kinds. */
public final class DefinedFields {
  private DefinedFields() {}

  /** The fields of the spec in a version; none where there is no such definition. */
  public static Optional<Set<String>> ofSpec(
      KubernetesClient client, String definition, String version) {
    return Optional.ofNullable(
            client.apiextensions().v1().customResourceDefinitions().withName(definition).get())
        .flatMap(
            there ->
                there.getSpec().getVersions().stream()
                    .filter(one -> one.getName().equals(version))
                    .findFirst())
        .map(DefinedFields::ofSpec);
  }

  private static Set<String> ofSpec(CustomResourceDefinitionVersion version) {
    JSONSchemaProps object = version.getSchema().getOpenAPIV3Schema();
    return Optional.ofNullable(object.getProperties().get("spec"))
        .map(JSONSchemaProps::getProperties)
        .map(Map::keySet)
        .map(Set::copyOf)
        .orElse(Set.of());
  }
}
