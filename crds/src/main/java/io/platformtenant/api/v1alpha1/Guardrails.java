package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.List;

/** What the tenants of a class may ask for. What is not permitted is refused. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Guardrails(
    @JsonPropertyDescription(
            "Addresses that sources, applications and sets may have. Patterns know {tenant}, * within a segment and ** across; [**] permits any.")
        @Required
        @Size(min = 1, max = 64)
        List<@Size(min = 1, max = 512) @Pattern(Bounds.PATTERN) String> repositories,
    @JsonPropertyDescription(
            "Names of environment namespaces; {tenant} and {tenant}-* when absent.")
        @Size(min = 1, max = 16)
        List<@Size(min = 1, max = 63) @Pattern("^([a-z0-9*-]|[{]tenant[}])+$") String> namespaces,
    @JsonPropertyDescription("Namespace profiles; all of the class when absent.")
        @Size(min = 1, max = 16)
        List<@Size(min = 1, max = 30) @Pattern(Bounds.DNS_LABEL) String> profiles,
    @JsonPropertyDescription(
            "Keys of labels and annotations a tenant may put on its namespaces; none when absent.")
        @Size(max = 32)
        List<@Size(min = 1, max = 253) @Pattern("^[A-Za-z0-9_./*-]+$") String> namespaceMetadata,
    @JsonPropertyDescription("Providers of sources; generic when absent.") @Size(min = 1, max = 5)
        List<SourceProvider> providers,
    @JsonPropertyDescription("Kinds of sources; all when absent.") @Size(min = 1, max = 3)
        List<SourceKind> sourceKinds,
    @JsonPropertyDescription("Forbid when absent.") ProtectedAutoSync protectedAutoSync,
    @JsonPropertyDescription(
            "Pinned when absent: stages of a tenant follow a tag, semver, digest, commit or verified source in protected environments.")
        ProtectedRevisions protectedRevisions,
    @JsonPropertyDescription("Whether every source of a tenant must say verify; false when absent.")
        Boolean requireVerifiedSources,
    @JsonPropertyDescription("Environments that have to be protected; none when absent.")
        MustProtect mustProtect,
    @JsonPropertyDescription("Ready when absent: no tenant may say gate None.")
        GatePolicy minimumGate,
    @JsonPropertyDescription("Ways of adoption a tenant may choose; Fail when absent.")
        @Size(min = 1, max = 3)
        List<Adoption> adoption,
    @JsonPropertyDescription(
            "Report when absent. Required: no gate opens until condition Enforced is True.")
        Enforcement enforcement,
    @JsonPropertyDescription("The bounds of the schema when absent.") Limits limits) {
  public Guardrails {
    repositories = Copies.list(repositories);
    namespaces = Copies.list(namespaces);
    profiles = Copies.list(profiles);
    namespaceMetadata = Copies.list(namespaceMetadata);
    providers = Copies.list(providers);
    sourceKinds = Copies.list(sourceKinds);
    adoption = Copies.list(adoption);
  }
}
