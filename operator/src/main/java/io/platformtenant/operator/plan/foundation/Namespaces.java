package io.platformtenant.operator.plan.foundation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.api.v1alpha1.Environment;
import io.platformtenant.api.v1alpha1.EnvironmentNamespace;
import io.platformtenant.api.v1alpha1.NamespacePolicy;
import io.platformtenant.api.v1alpha1.NamespaceProfile;
import io.platformtenant.api.v1alpha1.PodSecurity;
import io.platformtenant.operator.contract.ResolvedTenant;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.Owner;
import io.platformtenant.operator.model.PlannedObject;
import io.platformtenant.operator.plan.Bodies;
import io.platformtenant.operator.plan.Labels;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The home namespace, in which no pod can run, and the namespaces of the environments. */
final class Namespaces {
  private Namespaces() {}

  static Stream<PlannedObject> of(ResolvedTenant contract) {
    return Stream.concat(
        HomeNamespace.of(
            contract.names().homeNamespace(),
            Owner.ofTenant(contract.tenant()),
            Map.of(ApiGroup.ARGOCD_NAMESPACE_ANNOTATION, contract.names().argocdNamespace())),
        contract.environments().stream()
            .flatMap(e -> e.namespaces().stream().map(n -> environment(contract, e, n))));
  }

  private static PlannedObject environment(
      ResolvedTenant contract, Environment environment, EnvironmentNamespace namespace) {
    NamespaceProfile profile = contract.defaults().profile(namespace.profile()).orElseThrow();
    // The operator over the class over the tenant: what comes later wins.
    Map<String, String> labels = new TreeMap<>(namespace.labels());
    labels.putAll(profile.labels());
    labels.putAll(Labels.of(environment));
    labels.putAll(podSecurity(profile));
    Map<String, String> annotations = new TreeMap<>(namespace.annotations());
    annotations.putAll(profile.annotations());
    annotations.putAll(HomeNamespace.KEPT);
    annotations.putAll(AdmissionNotes.of(contract, profile));
    ObjectId id = ObjectId.namespace(namespace.name());
    ObjectNode body = Bodies.of(id, contract.tenant(), labels);
    HomeNamespace.annotate(body, annotations);
    return new PlannedObject(
        id,
        environment.name(),
        body,
        Collections.emptySortedSet(),
        namespace.policy() == NamespacePolicy.Existing);
  }

  private static Map<String, String> podSecurity(NamespaceProfile profile) {
    Map<String, String> labels = new TreeMap<>();
    PodSecurity enforced = profile.podSecurity();
    put(labels, "enforce", enforced == null ? PodSecurity.restricted : enforced, profile);
    put(labels, "warn", profile.podSecurityWarn(), profile);
    put(labels, "audit", profile.podSecurityAudit(), profile);
    return labels;
  }

  private static void put(
      Map<String, String> labels, String mode, PodSecurity level, NamespaceProfile profile) {
    if (level != null) {
      labels.put(HomeNamespace.POD_SECURITY + mode, level.name());
      Optional.ofNullable(profile.podSecurityVersion())
          .ifPresent(v -> labels.put(HomeNamespace.POD_SECURITY + mode + "-version", v));
    }
  }
}
