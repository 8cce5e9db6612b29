package io.platformtenant.operator.contract;

import io.platformtenant.api.v1alpha1.Adoption;
import io.platformtenant.api.v1alpha1.Enforcement;
import io.platformtenant.api.v1alpha1.GatePolicy;
import io.platformtenant.api.v1alpha1.Guardrails;
import io.platformtenant.api.v1alpha1.Limits;
import io.platformtenant.api.v1alpha1.MustProtect;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.api.v1alpha1.ProtectedAutoSync;
import io.platformtenant.api.v1alpha1.ProtectedRevisions;
import io.platformtenant.api.v1alpha1.SetGenerator;
import io.platformtenant.api.v1alpha1.SourceKind;
import io.platformtenant.api.v1alpha1.SourceProvider;
import io.platformtenant.api.v1alpha1.TenantStages;
import io.platformtenant.api.v1alpha1.Verification;
import io.platformtenant.api.v1alpha1.VerificationRequirement;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The guardrails of a class with what is built in where it says nothing: closed. */
public record EffectiveGuardrails(String className, List<String> tenants, Guardrails said) {

  public static EffectiveGuardrails of(PlatformTenantClass tenantClass) {
    return new EffectiveGuardrails(
        tenantClass.getMetadata().getName(),
        tenantClass.getSpec().tenants(),
        Optional.ofNullable(tenantClass.getSpec().guardrails()).orElse(Guardrails.NONE));
  }

  /** None where a file without a schema says nothing: nothing is permitted then. */
  public List<String> repositories() {
    return said.repositories();
  }

  public List<String> namespaces() {
    return said.namespaces().isEmpty() ? List.of("{tenant}", "{tenant}-*") : said.namespaces();
  }

  /** Empty where every profile of the class is permitted. */
  public Set<String> profiles() {
    return Set.copyOf(said.profiles());
  }

  public List<String> namespaceMetadata() {
    return said.namespaceMetadata();
  }

  public List<SourceProvider> providers() {
    return said.providers().isEmpty() ? List.of(SourceProvider.generic) : said.providers();
  }

  public List<SourceKind> sourceKinds() {
    return said.sourceKinds().isEmpty() ? List.of(SourceKind.values()) : said.sourceKinds();
  }

  public List<SetGenerator> setGenerators() {
    return said.setGenerators().isEmpty() ? List.of(SetGenerator.values()) : said.setGenerators();
  }

  public boolean permitsInsecure() {
    return Boolean.TRUE.equals(said.insecure());
  }

  public boolean permitsSubmodules() {
    return Boolean.TRUE.equals(said.submodules());
  }

  /** Whether what a tenant says under bootstrap is its team's, and not the platform's. */
  public boolean permitsTenantStages() {
    return said.tenantStages() == TenantStages.Allow;
  }

  public boolean permitsProtectedAutoSync() {
    return said.protectedAutoSync() == ProtectedAutoSync.Allow;
  }

  public boolean permitsAnyProtectedRevision() {
    return said.protectedRevisions() == ProtectedRevisions.Any;
  }

  public Verification verification() {
    return Optional.ofNullable(said.verification()).orElse(Verification.NONE);
  }

  /** Whether every source of a tenant is verified. */
  public boolean requiresVerifiedSources() {
    return verification().require() == VerificationRequirement.Bootstrap
        || verification().require() == VerificationRequirement.All;
  }

  /** Patterns of the names of environments that have to be protected. */
  public List<String> mustProtect() {
    return Optional.ofNullable(said.mustProtect()).map(MustProtect::environments).orElse(List.of());
  }

  /** What a tenant may say beside Fail, which takes nothing. */
  public List<Adoption> adoption() {
    return said.adoption().isEmpty() ? List.of(Adoption.Fail) : said.adoption();
  }

  public boolean permits(Adoption adoption) {
    return adoption == Adoption.Fail || adoption().contains(adoption);
  }

  public boolean permitsNoGate() {
    return said.minimumGate() == GatePolicy.None;
  }

  public boolean requiresEnforcement() {
    return said.enforcement() == Enforcement.Required;
  }

  public Limits limits() {
    return Optional.ofNullable(said.limits()).orElse(Limits.NONE);
  }
}
