package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.platformtenant.api.schema.Copies;
import java.util.List;

/** An object that is there already, and is not the tenant's. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record AdoptionItem(
    @JsonPropertyDescription("Kind of the object, such as AppProject.") @Required String kind,
    @JsonPropertyDescription("Namespace of the object; absent for one of the whole cluster.")
        String namespace,
    @JsonPropertyDescription("Name of the object.") @Required String name,
    @JsonPropertyDescription(
            "Whether it is another's and never taken (Owned), nobody has handed it over (Unmarked), something has to be done about it first (Held), it was handed over and is only compared (Marked), or it is taken over at the next look (Adopting).")
        AdoptionState state,
    @JsonPropertyDescription("Whose it is, by its labels, annotations, owners and field managers.")
        String owner,
    @JsonPropertyDescription("What to do about it, for people; absent where nothing is to be done.")
        @Size(max = 1024)
        String message,
    @JsonPropertyDescription(
            "What taking it over would widen, or have an engine do that it does not do now: the first 10. Nothing is taken over before this stands here.")
        @Size(max = 10)
        List<String> effects,
    @JsonPropertyDescription("How many effects there are; absent where all are listed.")
        Integer effectsTotal,
    @JsonPropertyDescription("In which fields it differs from what is planned: the first 5.")
        @Size(max = 5)
        List<FieldDifference> differences,
    @JsonPropertyDescription("In how many fields it differs; absent where all are listed.")
        Integer differencesTotal) {
  public AdoptionItem {
    effects = Copies.list(effects);
    differences = Copies.list(differences);
  }
}
