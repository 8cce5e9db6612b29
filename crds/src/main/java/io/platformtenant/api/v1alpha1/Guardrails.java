package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.platformtenant.api.schema.Bounds;
import io.platformtenant.api.schema.Copies;
import java.util.List;

/** What the tenants of a class may ask for. What is not permitted is refused. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Guardrails(
    @JsonPropertyDescription(
            "Patterns of addresses that sources, applications and sets may have. They know {tenant}, * within a segment and ** across; [**] permits any.")
        @Required
        @Size(min = 1, max = 64)
        List<@Size(min = 1, max = 512) @Pattern(Bounds.PATTERN) String> repositories,
    @JsonPropertyDescription(
            "Patterns of the names of environment namespaces; {tenant} and {tenant}-* when absent.")
        @Size(min = 1, max = 16)
        List<@Size(min = 1, max = 63) @Pattern("^([a-z0-9*-]|[{]tenant[}])+$") String> namespaces,
    @JsonPropertyDescription(
            "Namespace profiles a tenant may choose; all of the class when absent.")
        @Size(min = 1, max = 16)
        List<@Size(min = 1, max = 30) @Pattern(Bounds.DNS_LABEL) String> profiles,
    @JsonPropertyDescription(
            "Patterns of the keys of labels and annotations that a tenant may put on its namespaces; none when absent.")
        @Size(max = 32)
        List<@Size(min = 1, max = 253) @Pattern("^[A-Za-z0-9_./*-]+$") String> namespaceMetadata,
    @JsonPropertyDescription("Providers of sources a tenant may choose; generic when absent.")
        @Size(min = 1, max = 5)
        List<SourceProvider> providers,
    @JsonPropertyDescription("Kinds of sources a tenant may have; all when absent.")
        @Size(min = 1, max = 3)
        List<SourceKind> sourceKinds,
    @JsonPropertyDescription(
            "Whether whoever may update a tenant may change what stands under bootstrap (Allow), or only holders of the verb administer (Forbid); Forbid when absent.")
        TenantStages tenantStages,
    @JsonPropertyDescription(
            "Patterns of the hosts that Ingresses and routes of a tenant may claim. They know {tenant}, * within a label and ** across; none are checked when absent.")
        @Size(min = 1, max = 32)
        List<@Size(min = 1, max = 253) @Pattern(Bounds.HOST_PATTERN) String> hosts,
    @JsonPropertyDescription(
            "What a tenant's sets may take their items from; all when absent. Only the items of a list are known before they are made.")
        @Size(min = 1, max = 3)
        List<SetGenerator> setGenerators,
    @JsonPropertyDescription(
            "Whether sources may be fetched without TLS from registries and stores; false when absent.")
        Boolean insecure,
    @JsonPropertyDescription(
            "Whether Git sources may bring their submodules, whose addresses nobody has judged; false when absent.")
        Boolean submodules,
    @JsonPropertyDescription(
            "Whether applications may say autoSync in protected environments; Forbid when absent.")
        ProtectedAutoSync protectedAutoSync,
    @JsonPropertyDescription(
            "What stages of a tenant may follow in protected environments: a tag, semver, digest, commit or what the class's signers signed (Pinned), or anything (Any); Pinned when absent.")
        ProtectedRevisions protectedRevisions,
    @JsonPropertyDescription(
            "Who may have signed the sources of a tenant and what Argo CD delivers, and whether somebody must have; nobody and nothing when absent.")
        Verification verification,
    @JsonPropertyDescription("Environments that have to be protected; none when absent.")
        MustProtect mustProtect,
    @JsonPropertyDescription(
            "Whether every application waits for the stages (Ready), or a tenant may say gate None (None); Ready when absent.")
        GatePolicy minimumGate,
    @JsonPropertyDescription(
            "What a tenant may say in lifecycle.adoption; Fail when absent, which every tenant may say.")
        @Size(min = 1, max = 3)
        List<Adoption> adoption,
    @JsonPropertyDescription(
            "Whether no gate opens until condition Enforced is True (Required), or the condition is only told (Report); Report when absent.")
        Enforcement enforcement,
    @JsonPropertyDescription("How much a tenant may ask for; what the schema permits when absent.")
        Limits limits) {
  /** Those of a class that says nothing: closed. */
  public static final Guardrails NONE =
      new Guardrails(
          null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
          null, null, null, null);

  public Guardrails {
    repositories = Copies.list(repositories);
    namespaces = Copies.list(namespaces);
    profiles = Copies.list(profiles);
    namespaceMetadata = Copies.list(namespaceMetadata);
    providers = Copies.list(providers);
    sourceKinds = Copies.list(sourceKinds);
    hosts = Copies.list(hosts);
    setGenerators = Copies.list(setGenerators);
    adoption = Copies.list(adoption);
  }
}
