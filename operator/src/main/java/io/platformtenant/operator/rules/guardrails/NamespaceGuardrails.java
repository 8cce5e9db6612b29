package io.platformtenant.operator.rules.guardrails;

import io.platformtenant.api.v1alpha1.Adoption;
import io.platformtenant.api.v1alpha1.EnvironmentNamespace;
import io.platformtenant.api.v1alpha1.PlatformTenantSpec;
import io.platformtenant.operator.contract.ResolvedTenant;
import io.platformtenant.operator.rules.Rule.Breach;
import io.platformtenant.operator.rules.names.NamespaceMetadataRules;
import io.platformtenant.operator.rules.names.NamespaceRules;
import java.util.List;
import java.util.stream.Stream;

/** What the namespaces and environments of a tenant may be, and what of it may be there. */
final class NamespaceGuardrails {
  private static final String DEFAULT = "default";

  private NamespaceGuardrails() {}

  static Stream<Breach> names(TenantUnderClass guarded) {
    List<String> permitted = guarded.boundary().namespaces();
    return NamespaceRules.namespaces(guarded.spec())
        .map(namespace -> namespace.child("name", EnvironmentNamespace::name))
        .filter(name -> !guarded.fits(name.value(), permitted))
        .map(
            name ->
                name.says(
                    "namespace {} does not fit {}, which permits {}",
                    name.value(),
                    guarded.title(),
                    TenantUnderClass.list(permitted)));
  }

  static Stream<Breach> profiles(TenantUnderClass guarded) {
    List<String> permitted = guarded.boundary().profiles().stream().sorted().toList();
    return NamespaceRules.namespaces(guarded.spec())
        .map(namespace -> namespace.child("profile", NamespaceGuardrails::profileOf))
        .filter(profile -> !permitted.isEmpty() && !permitted.contains(profile.value()))
        .map(
            profile ->
                profile.says(
                    "profile {} is not permitted by {}, which permits {}",
                    profile.value(),
                    guarded.title(),
                    TenantUnderClass.list(permitted)));
  }

  private static String profileOf(EnvironmentNamespace namespace) {
    return namespace.profile() == null ? DEFAULT : namespace.profile();
  }

  static Stream<Breach> metadata(TenantUnderClass guarded) {
    List<String> permitted = guarded.boundary().namespaceMetadata();
    return NamespaceRules.namespaces(guarded.spec())
        .flatMap(NamespaceMetadataRules::keys)
        .filter(key -> !guarded.fits(key.value(), permitted))
        .map(
            key ->
                key.says(
                    "key {} is not permitted by {}, which permits {}",
                    key.value(),
                    guarded.title(),
                    TenantUnderClass.list(permitted)));
  }

  /** What the class says for tenants that say nothing is judged with it. */
  static Stream<Breach> adoption(TenantUnderClass guarded) {
    Adoption adoption = guarded.contract().adoption();
    return guarded.boundary().permits(adoption)
        ? Stream.empty()
        : Stream.of(
            guarded
                .spec()
                .child("lifecycle", PlatformTenantSpec::lifecycle)
                .child("adoption", lifecycle -> adoption)
                .says(
                    "adoption {} is not permitted by {}, which permits {}",
                    adoption,
                    guarded.title(),
                    TenantUnderClass.list(guarded.boundary().adoption())));
  }

  static Stream<Breach> mustProtect(TenantUnderClass guarded) {
    return guarded
        .spec()
        .items("environments", PlatformTenantSpec::environments)
        .filter(e -> !ResolvedTenant.isProtected(e.value()))
        .filter(e -> guarded.fits(e.value().name(), guarded.boundary().mustProtect()))
        .map(
            environment ->
                environment
                    .child("protected", ResolvedTenant::isProtected)
                    .says(
                        "environment {} has to be protected under {}",
                        environment.value().name(),
                        guarded.title()));
  }
}
