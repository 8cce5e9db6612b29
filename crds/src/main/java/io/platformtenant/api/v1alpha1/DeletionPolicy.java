package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.ValidationRule;

/** What goes with a tenant that is deleted, and what is left. */
@ValidationRule(
    value =
        "!has(self.namespaces) || self.namespaces != 'Delete' || ((!has(self.delivery) || self.delivery != 'Orphan') && (!has(self.bootstrap) || self.bootstrap != 'Orphan'))",
    message = DeletionPolicy.LEFT_IN_NOTHING,
    fieldPath = ".namespaces")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeletionPolicy(
    @JsonPropertyDescription(
            "Whether what Argo CD delivered goes with its Applications (Delete) or is left running (Orphan); what the class says when absent, and without it Delete.")
        PlaneDeletion delivery,
    @JsonPropertyDescription(
            "Whether what Flux applied goes with its stages (Delete) or is left as it is (Orphan), the home namespace with it; what the class says when absent, and without it Delete.")
        PlaneDeletion bootstrap,
    @JsonPropertyDescription(
            "Whether environment namespaces that were made for the tenant go with all that is in them (Delete) or stay without its marks (Retain); what was taken over always stays. What the class says when absent, and without it Retain.")
        NamespaceDeletion namespaces) {
  public static final DeletionPolicy NONE = new DeletionPolicy(null, null, null);

  public static final String LEFT_IN_NOTHING =
      "namespaces: Delete would take along what delivery or bootstrap: Orphan leaves behind";
}
