package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.platformtenant.api.schema.Copies;
import io.platformtenant.api.schema.ListMap;
import java.util.List;

/** What the platform team promises and permits to the tenants of a class. */
@ValidationRule(
    value =
        "(has(self.homeNamespace) ? self.homeNamespace : 'tenant-{tenant}') == (has(oldSelf.homeNamespace) ? oldSelf.homeNamespace : 'tenant-{tenant}')",
    message = PlatformTenantClassSpec.HOME_CHANGES,
    fieldPath = ".homeNamespace")
@ValidationRule(
    value =
        "(!has(self.argocd) || !has(self.argocd.__namespace__)) ? (!has(oldSelf.argocd) || !has(oldSelf.argocd.__namespace__) || oldSelf.argocd.__namespace__ == 'argocd') : (has(oldSelf.argocd) && has(oldSelf.argocd.__namespace__) ? self.argocd.__namespace__ == oldSelf.argocd.__namespace__ : self.argocd.__namespace__ == 'argocd')",
    message = PlatformTenantClassSpec.ARGOCD_CHANGES,
    fieldPath = ".argocd")
@ValidationRule(
    value =
        "(!has(self.flux) || !has(self.flux.__namespace__)) ? (!has(oldSelf.flux) || !has(oldSelf.flux.__namespace__) || oldSelf.flux.__namespace__ == 'flux-system') : (has(oldSelf.flux) && has(oldSelf.flux.__namespace__) ? self.flux.__namespace__ == oldSelf.flux.__namespace__ : self.flux.__namespace__ == 'flux-system')",
    message = PlatformTenantClassSpec.FLUX_CHANGES,
    fieldPath = ".flux")
@ValidationRule(
    value = "!has(self.homeNamespace) || !self.homeNamespace.startsWith('platform-')",
    message = PlatformTenantClassSpec.HOME_OF_THE_PLATFORM,
    fieldPath = ".homeNamespace")
@ValidationRule(
    value =
        "!has(self.bootstrap) || ((!has(self.bootstrap.sources) || self.bootstrap.sources.all(s, s.name.startsWith('platform-'))) && (!has(self.bootstrap.stages) || self.bootstrap.stages.all(s, s.name.startsWith('platform-'))))",
    message = PlatformTenantClassSpec.NAMES,
    fieldPath = ".bootstrap")
@ValidationRule(
    value =
        "!has(self.bootstrap) || !has(self.bootstrap.sources) || self.bootstrap.sources.all(s, (!has(s.secretRef) || s.secretRef.name.startsWith('platform-')) && (!has(s.certSecretRef) || s.certSecretRef.name.startsWith('platform-')) && (!has(s.proxySecretRef) || s.proxySecretRef.name.startsWith('platform-')) && (!has(s.verify) || ((!has(s.verify.secretRef) || s.verify.secretRef.name.startsWith('platform-')) && (!has(s.verify.trustedRootSecretRef) || s.verify.trustedRootSecretRef.name.startsWith('platform-')))))",
    message = PlatformTenantClassSpec.SECRETS,
    fieldPath = ".bootstrap.sources")
@ValidationRule(
    value =
        "!has(self.bootstrap) || !has(self.bootstrap.stages) || self.bootstrap.stages.all(s, has(self.bootstrap.sources) && self.bootstrap.sources.exists(x, x.name == s.source))",
    message = PlatformTenantClassSpec.SOURCE_UNKNOWN,
    fieldPath = ".bootstrap.stages")
@ValidationRule(
    value =
        "!has(self.bootstrap) || !has(self.bootstrap.stages) || self.bootstrap.stages.all(s, !has(s.__namespace__) || s.__namespace__ == 'AsWritten' || s.__namespace__.contains('{'))",
    message = PlatformTenantClassSpec.STAGE_NAMESPACE,
    fieldPath = ".bootstrap.stages")
@ValidationRule(
    value =
        "!has(self.bootstrap) || !has(self.bootstrap.stages) || self.bootstrap.stages.all(s, (!has(s.decryption) || !has(s.decryption.secretRef) || s.decryption.secretRef.name.startsWith('platform-')) && (!has(s.substituteFrom) || s.substituteFrom.all(f, f.name.startsWith('platform-'))))",
    message = PlatformTenantClassSpec.REFERENCES,
    fieldPath = ".bootstrap.stages")
@ValidationRule(
    value =
        "!has(self.clusterStages) || self.clusterStages.all(s, !has(s.environments) && !has(s.scope) && has(self.bootstrap) && has(self.bootstrap.sources) && self.bootstrap.sources.exists(x, x.name == s.source))",
    message = PlatformTenantClassSpec.CLUSTER_STAGE,
    fieldPath = ".clusterStages")
@ValidationRule(
    value =
        "!has(self.clusterStages) || self.clusterStages.all(s, !has(s.dependsOn) || s.dependsOn.all(d, d == 'none' ? s.dependsOn.size() == 1 : (d != s.name && self.clusterStages.exists(x, x.name == d))))",
    message = PlatformTenantClassSpec.CLUSTER_DEPENDENCIES,
    fieldPath = ".clusterStages")
@ValidationRule(
    value =
        "!has(self.clusterStages) || self.clusterStages.all(s, (!has(s.decryption) || !has(s.decryption.secretRef) || s.decryption.secretRef.name.startsWith('platform-')) && (!has(s.substituteFrom) || s.substituteFrom.all(f, f.name.startsWith('platform-'))))",
    message = PlatformTenantClassSpec.REFERENCES,
    fieldPath = ".clusterStages")
@ValidationRule(
    value =
        "!has(self.namespaceProfiles) || self.namespaceProfiles.size() == 0 || self.namespaceProfiles.exists(p, p.name == 'default')",
    message = PlatformTenantClassSpec.DEFAULT_PROFILE,
    fieldPath = ".namespaceProfiles")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record PlatformTenantClassSpec(
    @JsonPropertyDescription(
            "Where Argo CD lives; in namespace " + BuiltIn.ARGOCD_NAMESPACE + " when absent.")
        EngineNamespace argocd,
    @JsonPropertyDescription(
            "Where Flux lives; in namespace " + BuiltIn.FLUX_NAMESPACE + " when absent.")
        EngineNamespace flux,
    @JsonPropertyDescription(
            "Pattern of the home namespace of a tenant; "
                + BuiltIn.HOME_NAMESPACE
                + " when absent. Never changes.")
        @Size(min = 8, max = 41)
        @Pattern("^([a-z0-9][-a-z0-9]*)?[{]tenant[}]([-a-z0-9]*[a-z0-9])?$")
        String homeNamespace,
    @JsonPropertyDescription(
            "ClusterRoles behind accounts and people; those of the chart when absent.")
        Roles roles,
    @JsonPropertyDescription(
            "Who sees or acts in every tenant of the class by tier, beside the tenant's own people, such as on-call, security and audit; nobody when absent.")
        Access access,
    @JsonPropertyDescription("Stages every tenant gets before its own; none when absent.")
        Bootstrap bootstrap,
    @JsonPropertyDescription("Defaults and limits of delivery; the built-in ones when absent.")
        ClassDelivery delivery,
    @JsonPropertyDescription(
            "What namespaces of tenants look like; one is named default, which is all there is when absent.")
        @ListMap("name")
        @Size(max = 16)
        List<NamespaceProfile> namespaceProfiles,
    @JsonPropertyDescription(
            "Globs of tenant names that may use the class, * standing for any text; all when absent.")
        @Size(min = 1, max = 64)
        List<@Size(min = 1, max = 30) @Pattern("^[a-z0-9*-]+$") String> tenants,
    @JsonPropertyDescription("What tenants may, or must, give values to; nothing when absent.")
        @ListMap("name")
        @Size(max = 64)
        List<Parameter> parameters,
    @JsonPropertyDescription(
            "Applied once per cluster, not per tenant; the first class stage of every tenant waits for the last of them. None when absent.")
        @ListMap("name")
        @Size(max = 32)
        List<Stage> clusterStages,
    @JsonPropertyDescription(
            "Kustomizations that are there already, such as those of a Flux bootstrap: the first stages of the cluster and of every tenant wait for them, and nothing else is done with them; none when absent.")
        @Size(max = 16)
        List<ExistingKustomization> dependsOn,
    @JsonPropertyDescription(
            "Names of Secrets and ConfigMaps in home namespaces that stages of every environment may take variables from; none when absent, and then each belongs to the environment that its name begins with.")
        @Size(max = 32)
        List<@Size(min = 1, max = 253) @Pattern("^[a-z0-9]([-.a-z0-9]*[a-z0-9])?$") String>
            substituteSecrets,
    @JsonPropertyDescription(
            "Accounts of every tenant by which Flux authenticates to clouds, for sources and decryption; none when absent, and then clouds know the Flux controllers alone.")
        @ListMap("name")
        @Size(max = 16)
        List<Identity> identities,
    @JsonPropertyDescription(
            "When both engines take in nothing new for any of its tenants, beside what each says itself; never when absent.")
        @Size(max = 16)
        List<Freeze> freeze,
    @JsonPropertyDescription(
            "How a freeze is broken where it has to be; the built-in way when absent.")
        OverridePolicy override,
    @JsonPropertyDescription(
            "How its tenants may end where they do not say so themselves; the built-in way when absent.")
        Lifecycle lifecycle,
    @JsonPropertyDescription("What tenants may ask for.") @Required Guardrails guardrails) {
  public static final String HOME_CHANGES =
      "homeNamespace can not change: tenants would lose what they have there";

  public static final String ARGOCD_CHANGES =
      "argocd.namespace can not change: the Applications of tenants are there";

  public static final String FLUX_CHANGES = "flux.namespace can not change";

  public static final String HOME_OF_THE_PLATFORM =
      "homeNamespace can not begin with platform-: those namespaces are kept for the platform";

  public static final String NAMES =
      "sources and stages of a class are named platform-*, so that they never meet those of a tenant";

  public static final String SECRETS =
      "Secrets of a class are named platform-*, so that no tenant can use them";

  public static final String SOURCE_UNKNOWN =
      "a stage names a source that bootstrap.sources does not have";

  public static final String STAGE_NAMESPACE =
      "a stage of a class goes to many tenants: its namespace is AsWritten or holds a placeholder, or is left out";

  public static final String REFERENCES =
      "Secrets and ConfigMaps that stages of a class use are named platform-*, so that no tenant can use them";

  public static final String CLUSTER_STAGE =
      "a stage of the cluster names a source of bootstrap.sources, and neither environments nor scope";

  public static final String CLUSTER_DEPENDENCIES =
      "dependsOn names other stages of the same list, or is [none]";

  public static final String DEFAULT_PROFILE = "one of namespaceProfiles must be named default";

  public PlatformTenantClassSpec {
    namespaceProfiles = Copies.list(namespaceProfiles);
    tenants = Copies.list(tenants);
    parameters = Copies.list(parameters);
    clusterStages = Copies.list(clusterStages);
    dependsOn = Copies.list(dependsOn);
    substituteSecrets = Copies.list(substituteSecrets);
    identities = Copies.list(identities);
    freeze = Copies.list(freeze);
  }
}
