package io.platformtenant.operator.plan.foundation;

import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.api.v1alpha1.NamespaceProfile;
import io.platformtenant.api.v1alpha1.ServiceProfile;
import io.platformtenant.operator.contract.ResolvedTenant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What policies of the chart read on the namespace of an environment: objects do not carry their
 * class, and a policy has one kind of parameters.
 */
final class AdmissionNotes {
  private AdmissionNotes() {}

  static Map<String, String> of(ResolvedTenant contract, NamespaceProfile profile) {
    Map<String, String> notes = new TreeMap<>();
    notes.put(ApiGroup.HOME_ANNOTATION, contract.names().homeNamespace());
    put(notes, ApiGroup.SERVICES_ANNOTATION, types(profile));
    put(
        notes,
        ApiGroup.HOSTS_ANNOTATION,
        contract.defaults().hostsOf(contract.names().tenant()).stream());
    return notes;
  }

  private static Stream<String> types(NamespaceProfile profile) {
    ServiceProfile said = Optional.ofNullable(profile.services()).orElse(ServiceProfile.NONE);
    return Stream.of(
            Boolean.TRUE.equals(said.externalName()) ? "ExternalName" : "",
            Boolean.TRUE.equals(said.nodePort()) ? "NodePort" : "")
        .filter(type -> !type.isEmpty());
  }

  /** Nothing to say is no note. */
  private static void put(Map<String, String> notes, String key, Stream<String> values) {
    String value = values.collect(Collectors.joining(","));
    if (!value.isEmpty()) {
      notes.put(key, value);
    }
  }
}
