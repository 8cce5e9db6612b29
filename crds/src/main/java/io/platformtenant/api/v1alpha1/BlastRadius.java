package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.platformtenant.api.schema.Copies;
import java.util.List;

/** What would go if the tenant was deleted. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record BlastRadius(
    @JsonPropertyDescription("In one line, for people.") String summary,
    @JsonPropertyDescription(
            "Namespaces of its environments: what both engines brought there goes, and they themselves stay, where lifecycle.deletion does not say otherwise.")
        List<String> namespaces,
    @JsonPropertyDescription("Applications it has, without those that sets make.") int applications,
    @JsonPropertyDescription("ApplicationSets, with every Application they make.")
        int applicationSets,
    @JsonPropertyDescription("Stages, each with everything that Flux applied for it.") int stages,
    @JsonPropertyDescription("Everything the operator made, those above included.") int objects,
    @JsonPropertyDescription("Groups that lose access: every group of a tier.") List<String> groups,
    @JsonPropertyDescription("Single people that lose access: every user of a tier.")
        List<String> users) {
  public BlastRadius {
    namespaces = Copies.list(namespaces);
    groups = Copies.list(groups);
    users = Copies.list(users);
  }
}
