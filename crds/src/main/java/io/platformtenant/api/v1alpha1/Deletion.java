package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.platformtenant.api.schema.Copies;
import java.util.List;

/** How far a take-down has come. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Deletion(
    @JsonPropertyDescription(
            "Which step it is at: Approval where it waits for annotation platformtenant.io/deletion-approved, then ApplicationSets, Applications, AppProject, Kustomizations, Sources, Identities and Namespaces, in this order.")
        String step,
    @JsonPropertyDescription(
            "What is not gone yet in this step: the first ten, as kind/namespace/name@uid, each with what holds it or with its place in the queue. Annotation platformtenant.io/force-step takes such an id.")
        List<String> waitingFor,
    @JsonPropertyDescription("How many objects are not gone yet, those of later steps included.")
        int total,
    @JsonPropertyDescription("When this step began, a time as RFC 3339 in UTC.") String since,
    @JsonPropertyDescription(
            "The step that annotation platformtenant.io/force-step named before the first step was taken: it is not followed.")
        String forceIgnored) {
  public Deletion {
    waitingFor = Copies.list(waitingFor);
  }
}
