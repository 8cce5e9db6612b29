package io.platformtenant.operator.contract;

import io.platformtenant.api.v1alpha1.Access;
import io.platformtenant.api.v1alpha1.AccountRoles;
import io.platformtenant.api.v1alpha1.Adoption;
import io.platformtenant.api.v1alpha1.BuiltIn;
import io.platformtenant.api.v1alpha1.ClassDelivery;
import io.platformtenant.api.v1alpha1.DeletionPolicy;
import io.platformtenant.api.v1alpha1.EngineNamespace;
import io.platformtenant.api.v1alpha1.Freeze;
import io.platformtenant.api.v1alpha1.GatePolicy;
import io.platformtenant.api.v1alpha1.Guardrails;
import io.platformtenant.api.v1alpha1.Identity;
import io.platformtenant.api.v1alpha1.Lifecycle;
import io.platformtenant.api.v1alpha1.NamespaceProfile;
import io.platformtenant.api.v1alpha1.OverrideApproval;
import io.platformtenant.api.v1alpha1.OverridePolicy;
import io.platformtenant.api.v1alpha1.PeopleRoles;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.api.v1alpha1.PlatformTenantClassSpec;
import io.platformtenant.api.v1alpha1.PodSecurity;
import io.platformtenant.api.v1alpha1.Roles;
import io.platformtenant.api.v1alpha1.StageScope;
import io.platformtenant.api.v1alpha1.Verification;
import io.platformtenant.api.v1alpha1.VerificationRequirement;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A class with what is built in where it says nothing.
 *
 * @param access null for nobody
 * @param deliverySigners GPG keys that may have signed what Argo CD delivers; none where nobody has
 *     to
 */
public record ClassDefaults(
    String argocdNamespace,
    String fluxNamespace,
    String homeNamespace,
    AccountRoles accounts,
    PeopleRoles people,
    Access access,
    ClassDelivery delivery,
    List<NamespaceProfile> profiles,
    List<String> hosts,
    Optional<List<String>> deliverySigners,
    List<String> substituteSecrets,
    List<Identity> identities,
    List<Freeze> freeze,
    OverrideApproval overrideApproval,
    Optional<Boolean> deletionProtection,
    DeletionPolicy deletion,
    Optional<Adoption> adoption) {
  private static final List<String> VIEWER = List.of(BuiltIn.VIEWER_ROLE);
  private static final NamespaceProfile DEFAULT_PROFILE =
      new NamespaceProfile(
          "default",
          PodSecurity.restricted,
          null,
          null,
          null,
          null,
          Map.of(),
          Map.of(),
          null,
          null,
          null,
          List.of());

  /** Those of a class that says nothing. */
  static final ClassDefaults BUILT_IN =
      of(
          new PlatformTenantClassSpec(
              null, null, null, null, null, null, null, null, null, null, null, null, null, null,
              null, null, null, null));

  public static ClassDefaults of(PlatformTenantClass tenantClass) {
    return of(tenantClass.getSpec());
  }

  private static ClassDefaults of(PlatformTenantClassSpec spec) {
    Optional<Roles> roles = Optional.ofNullable(spec.roles());
    Guardrails guardrails = Optional.ofNullable(spec.guardrails()).orElse(Guardrails.NONE);
    return new ClassDefaults(
        engine(spec.argocd(), BuiltIn.ARGOCD_NAMESPACE),
        engine(spec.flux(), BuiltIn.FLUX_NAMESPACE),
        Optional.ofNullable(spec.homeNamespace()).orElse(BuiltIn.HOME_NAMESPACE),
        accounts(roles.map(Roles::accounts).orElse(AccountRoles.NONE)),
        people(roles.map(Roles::people).orElse(PeopleRoles.NONE)),
        spec.access(),
        Optional.ofNullable(spec.delivery())
            .orElse(new ClassDelivery(null, null, List.of(), List.of(), List.of(), List.of())),
        spec.namespaceProfiles().isEmpty() ? List.of(DEFAULT_PROFILE) : spec.namespaceProfiles(),
        guardrails.hosts(),
        Optional.ofNullable(guardrails.verification())
            .filter(said -> said.require() == VerificationRequirement.All)
            .map(Verification::gpgKeys),
        spec.substituteSecrets(),
        spec.identities(),
        spec.freeze(),
        Optional.ofNullable(spec.override())
            .map(OverridePolicy::approval)
            .orElse(OverrideApproval.Afterwards),
        Optional.ofNullable(spec.lifecycle()).map(Lifecycle::deletionProtection),
        EffectiveDeletion.policyIn(spec.lifecycle()),
        Optional.ofNullable(spec.lifecycle()).map(Lifecycle::adoption));
  }

  public String homeNamespaceOf(String tenant) {
    return homeNamespace.replace("{tenant}", tenant);
  }

  /** Patterns of the hosts a tenant may claim; empty where no host is checked. */
  public List<String> hostsOf(String tenant) {
    return hosts.stream().map(pattern -> pattern.replace("{tenant}", tenant)).toList();
  }

  public GatePolicy gate() {
    return delivery.gate() == null ? GatePolicy.Ready : delivery.gate();
  }

  /** The profile of this name; absent means {@code default}. */
  public Optional<NamespaceProfile> profile(String name) {
    String wanted = name == null ? DEFAULT_PROFILE.name() : name;
    return profiles.stream().filter(p -> p.name().equals(wanted)).findFirst();
  }

  /** The identity of this name and scope. */
  public Optional<Identity> identity(String name, StageScope scope) {
    return identities.stream()
        .filter(identity -> identity.name().equals(name) && identity.scope() == scope)
        .findFirst();
  }

  private static String engine(EngineNamespace engine, String builtIn) {
    return engine == null || engine.namespace() == null ? builtIn : engine.namespace();
  }

  private static AccountRoles accounts(AccountRoles said) {
    return new AccountRoles(
        orElse(said.home(), List.of(BuiltIn.HOME_ROLE)),
        orElse(said.cluster(), List.of(BuiltIn.CLUSTER_ROLE)),
        orElse(said.platform(), List.of(BuiltIn.PLATFORM_ROLE)),
        orElse(said.reconciler(), List.of(BuiltIn.RECONCILER_ROLE)),
        orElse(said.deployer(), List.of(BuiltIn.DEPLOYER_ROLE)));
  }

  private static PeopleRoles people(PeopleRoles said) {
    return new PeopleRoles(
        orElse(said.viewers(), VIEWER),
        orElse(said.deployers(), VIEWER),
        orElse(said.approvers(), VIEWER));
  }

  private static List<String> orElse(List<String> said, List<String> builtIn) {
    return said.isEmpty() ? builtIn : said;
  }
}
