package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.platformtenant.api.schema.Bounds;
import io.platformtenant.api.schema.Copies;
import io.platformtenant.api.schema.ListMap;
import java.util.List;
import java.util.Map;

/**
 * What one tenant asks for: who owns it, where it lives, what is bootstrapped and what is
 * delivered.
 */
@ValidationRule(
    value =
        "self.environments.map(e, e.namespaces.size()).sum() <= "
            + PlatformTenantSpec.MOST_NAMESPACES,
    message = PlatformTenantSpec.TOO_MANY_NAMESPACES,
    fieldPath = ".environments")
// The sum comes first: with more namespaces than that, comparing all of them would cost more than
// the API server lets a rule cost, and it would refuse with words about that.
@ValidationRule(
    value =
        "self.environments.map(e, e.namespaces.size()).sum() > "
            + PlatformTenantSpec.MOST_NAMESPACES
            + " || self.environments.all(e, e.namespaces.all(n, self.environments.exists_one(f, n.name in f.namespaces.map(m, m.name))))",
    message = PlatformTenantSpec.NAMESPACE_TWICE,
    fieldPath = ".environments")
@ValidationRule(
    value =
        "!has(self.bootstrap) || ((!has(self.bootstrap.sources) || self.bootstrap.sources.all(s, s.name != 'platform' && !s.name.startsWith('platform-'))) && (!has(self.bootstrap.stages) || self.bootstrap.stages.all(s, s.name != 'platform' && !s.name.startsWith('platform-'))))",
    message = PlatformTenantSpec.RESERVED_NAMES,
    fieldPath = ".bootstrap")
@ValidationRule(
    value =
        "!has(self.bootstrap) || !has(self.bootstrap.sources) || self.bootstrap.sources.all(s, (!has(s.secretRef) || !s.secretRef.name.startsWith('platform-')) && (!has(s.certSecretRef) || !s.certSecretRef.name.startsWith('platform-')) && (!has(s.proxySecretRef) || !s.proxySecretRef.name.startsWith('platform-')))",
    message = PlatformTenantSpec.SECRETS,
    fieldPath = ".bootstrap.sources")
@ValidationRule(
    value =
        "!has(self.bootstrap) || !has(self.bootstrap.stages) || self.bootstrap.stages.all(s, (!has(s.decryption) || !has(s.decryption.secretRef) || !s.decryption.secretRef.name.startsWith('platform-')) && (!has(s.substituteFrom) || s.substituteFrom.all(f, !f.name.startsWith('platform-'))))",
    message = PlatformTenantSpec.REFERENCES,
    fieldPath = ".bootstrap.stages")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record PlatformTenantSpec(
    @JsonPropertyDescription(
            "The PlatformTenantClass this tenant follows; the default class when absent.")
        @Size(min = 1, max = 40)
        @Pattern(Bounds.DNS_LABEL)
        String className,
    @JsonPropertyDescription("Description of the AppProject; none when absent.") @Size(max = 255)
        String description,
    @JsonPropertyDescription("Who answers for this tenant.") @Required Owner owner,
    @JsonPropertyDescription(
            "Identity-provider groups and single people by tier: who may look and who may sync; nobody when absent.")
        Access access,
    @JsonPropertyDescription(
            "Values of parameters that the class declares; its defaults when absent.")
        @Size(max = 64)
        Map<String, @Size(max = 256) String> parameters,
    @JsonPropertyDescription("Where the tenant runs: environments, with namespaces of their own.")
        @Required
        @ListMap("name")
        @Size(min = 1, max = 16)
        List<Environment> environments,
    @JsonPropertyDescription("What Flux puts in place before any application; nothing when absent.")
        Bootstrap bootstrap,
    @JsonPropertyDescription(
            "What Argo CD delivers once bootstrapping is Ready; nothing when absent.")
        Delivery delivery,
    @JsonPropertyDescription(
            "When both engines take in nothing new, beside what the class says; never when absent.")
        @Size(max = 16)
        List<Freeze> freeze,
    @JsonPropertyDescription("How the tenant may end; what the class says when absent.")
        Lifecycle lifecycle,
    @JsonPropertyDescription(
            "Whether both engines stop and the operator leaves everything as it is, but for rights of people that leave access: those are taken away all the same; they work when absent or false.")
        Boolean suspend) {
  /** Of all environments together. */
  public static final int MOST_NAMESPACES = 128;

  public static final String TOO_MANY_NAMESPACES =
      "a tenant can have at most "
          + MOST_NAMESPACES
          + " namespaces over all its environments: split it into several tenants";

  public static final String NAMESPACE_TWICE = "a namespace can belong to one environment only";

  public static final String RESERVED_NAMES =
      "names beginning with platform- are kept for the sources and stages of the class";

  public static final String SECRETS =
      "Secrets named platform-* belong to the platform; a tenant's source can not use them";

  public static final String REFERENCES =
      "Secrets and ConfigMaps named platform-* belong to the platform; a tenant's stage can not use them";

  public PlatformTenantSpec {
    parameters = Copies.map(parameters);
    environments = Copies.list(environments);
    freeze = Copies.list(freeze);
  }
}
