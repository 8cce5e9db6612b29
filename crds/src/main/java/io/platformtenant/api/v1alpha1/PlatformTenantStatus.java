package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import io.platformtenant.api.schema.Copies;
import io.platformtenant.api.schema.ListMap;
import java.util.List;

/** What became of a tenant. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record PlatformTenantStatus(
    @JsonPropertyDescription("Generation of the spec that this status is about.")
        Long observedGeneration,
    @JsonPropertyDescription(
            "Last value of annotation platformtenant.io/reconcile-at that was acted on; absent while there was none.")
        String lastHandledReconcileAt,
    @JsonPropertyDescription("Class that the tenant was planned with.") String className,
    @JsonPropertyDescription(
            "Namespace with what Flux works on for the tenant, and with the engines' accounts; it never changes.")
        String homeNamespace,
    @JsonPropertyDescription(
            "Namespace with the AppProject and the Applications of the tenant; it never changes.")
        String argocdNamespace,
    @JsonPropertyDescription(
            "What holds now: Ready, Reconciling and Stalled as kstatus reads them, and what is said of each part.")
        @ListMap("type")
        List<Condition> conditions,
    @JsonPropertyDescription("How many stages are Ready, those of the class included.")
        BootstrapCount bootstrap,
    @JsonPropertyDescription("How many Applications are synced and healthy.")
        DeliveryCount delivery,
    @JsonPropertyDescription("What became of each environment, and what fails there first.")
        @ListMap("name")
        List<EnvironmentStatus> environments,
    @JsonPropertyDescription("The freeze that holds now; absent while none does.")
        FreezeStatus freeze,
    @JsonPropertyDescription("How far the off-boarding has come; absent while the tenant lives.")
        Deletion deletion,
    @JsonPropertyDescription("Everything that was made for the tenant and may still be there.")
        List<InventoryEntry> inventory,
    @JsonPropertyDescription("First breaches of rules and guardrails, errors before warnings.")
        @Size(max = 20)
        List<Violation> violations,
    @JsonPropertyDescription(
            "How many breaches of severity Error there are; absent while there are none.")
        Integer violationsTotal,
    @JsonPropertyDescription(
            "What is in error and therefore not carried out as it is written; absent while there is nothing.")
        List<HeldBackItem> heldBack,
    @JsonPropertyDescription(
            "Who has to act before the tenant can be Ready: its team, the platform team, or an engine that is at work; absent where it is Ready or that can not be told.")
        Actor actor,
    @JsonPropertyDescription(
            "ControllerRevision in the namespace of the operator that keeps what the team wrote, as it was last accepted.")
        String acceptedRevision,
    @JsonPropertyDescription(
            "Whether the tenant can only be deleted after that was approved; admission reads it here.")
        Boolean deletionProtection,
    @JsonPropertyDescription(
            "What goes with the tenant when it is deleted, and what is left, whoever says so: remembered here for when neither class nor contract can be read.")
        EffectiveDeletionPolicy deletionPolicy,
    @JsonPropertyDescription("What would go if the tenant was deleted.") BlastRadius blastRadius,
    @JsonPropertyDescription(
            "Objects that are there already and are not the tenant's, those first that are taken over next; absent while there are none, and under adoption Fail.")
        @Size(max = 20)
        List<AdoptionItem> adoption,
    @JsonPropertyDescription("How many such objects there are; absent where all are listed.")
        Integer adoptionTotal,
    @JsonPropertyDescription(
            "What Ready said last, newest first: an entry for each change of its status, its reason, or the generation that it is about; and one, of reason Overridden, for what somebody let through in a freeze.")
        @Size(max = 5)
        List<HistoryEntry> history) {
  /** Of a tenant nobody has looked at yet. */
  public static final PlatformTenantStatus NONE = new PlatformTenantStatusBuilder().build();

  public PlatformTenantStatus {
    conditions = Copies.list(conditions);
    environments = Copies.list(environments);
    inventory = Copies.list(inventory);
    violations = Copies.list(violations);
    heldBack = Copies.list(heldBack);
    adoption = Copies.list(adoption);
    history = Copies.list(history);
  }
}
