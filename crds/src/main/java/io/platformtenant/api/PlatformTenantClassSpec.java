package io.platformtenant.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;

/** What the platform team promises and permits to the tenants of a class. */
@ValidationRule(
    value =
        "(has(self.homeNamespace) ? self.homeNamespace : 'tenant-{tenant}') == (has(oldSelf.homeNamespace) ? oldSelf.homeNamespace : 'tenant-{tenant}')",
    message = "homeNamespace can not change: tenants would lose what they have there",
    fieldPath = ".homeNamespace")
@ValidationRule(
    value =
        "(!has(self.argocd) || !has(self.argocd.__namespace__)) ? (!has(oldSelf.argocd) || !has(oldSelf.argocd.__namespace__) || oldSelf.argocd.__namespace__ == 'argocd') : (has(oldSelf.argocd) && has(oldSelf.argocd.__namespace__) ? self.argocd.__namespace__ == oldSelf.argocd.__namespace__ : self.argocd.__namespace__ == 'argocd')",
    message = "argocd.namespace can not change: the Applications of tenants are there",
    fieldPath = ".argocd")
@ValidationRule(
    value =
        "(!has(self.flux) || !has(self.flux.__namespace__)) ? (!has(oldSelf.flux) || !has(oldSelf.flux.__namespace__) || oldSelf.flux.__namespace__ == 'flux-system') : (has(oldSelf.flux) && has(oldSelf.flux.__namespace__) ? self.flux.__namespace__ == oldSelf.flux.__namespace__ : self.flux.__namespace__ == 'flux-system')",
    message = "flux.namespace can not change",
    fieldPath = ".flux")
@ValidationRule(
    value = "!has(self.homeNamespace) || !self.homeNamespace.startsWith('platform-')",
    message =
        "homeNamespace can not begin with platform-: those namespaces are kept for the platform",
    fieldPath = ".homeNamespace")
@ValidationRule(
    value =
        "!has(self.bootstrap) || ((!has(self.bootstrap.sources) || self.bootstrap.sources.all(s, s.name.startsWith('platform-'))) && (!has(self.bootstrap.stages) || self.bootstrap.stages.all(s, s.name.startsWith('platform-'))))",
    message =
        "sources and stages of a class are named platform-*, so that they never meet those of a tenant",
    fieldPath = ".bootstrap")
@ValidationRule(
    value =
        "!has(self.bootstrap) || !has(self.bootstrap.sources) || self.bootstrap.sources.all(s, (!has(s.secretRef) || s.secretRef.name.startsWith('platform-')) && (!has(s.certSecretRef) || s.certSecretRef.name.startsWith('platform-')) && (!has(s.proxySecretRef) || s.proxySecretRef.name.startsWith('platform-')))",
    message = "Secrets of a class are named platform-*, so that no tenant can use them",
    fieldPath = ".bootstrap.sources")
@ValidationRule(
    value =
        "!has(self.bootstrap) || !has(self.bootstrap.stages) || self.bootstrap.stages.all(s, !has(s.__namespace__))",
    message =
        "a stage of a class goes to the first namespace of each environment and names none itself",
    fieldPath = ".bootstrap.stages")
@ValidationRule(
    value = "!has(self.namespaceProfiles) || self.namespaceProfiles.exists(p, p.name == 'default')",
    message = "one of namespaceProfiles must be named default",
    fieldPath = ".namespaceProfiles")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record PlatformTenantClassSpec(
    @JsonPropertyDescription("Where Argo CD lives.") EngineNamespace argocd,
    @JsonPropertyDescription("Where Flux lives.") EngineNamespace flux,
    @JsonPropertyDescription(
            "Pattern of the home namespace of a tenant; tenant-{tenant} when absent.")
        @Size(min = 8, max = 41)
        @Pattern("^([a-z0-9][-a-z0-9]*)?[{]tenant[}]([-a-z0-9]*[a-z0-9])?$")
        String homeNamespace,
    @JsonPropertyDescription("ClusterRoles behind accounts and tiers.") Roles roles,
    @JsonPropertyDescription("Stages every tenant gets before its own.") Bootstrap bootstrap,
    @JsonPropertyDescription("Defaults and limits of delivery.") ClassDelivery delivery,
    @JsonPropertyDescription("What namespaces of tenants look like; one is named default.")
        @ListMap("name")
        @Size(max = 16)
        List<NamespaceProfile> namespaceProfiles) {
  public PlatformTenantClassSpec {
    namespaceProfiles = Copies.list(namespaceProfiles);
  }
}
