package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** An action of Argo CD's on a kind of resource. The core group is the empty string. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ResourceAction(
    @JsonPropertyDescription("API group of the kind, literally; empty is the core group.")
        @Required
        @Size(max = 253)
        @Pattern("^([a-z0-9]([-.a-z0-9]*[a-z0-9])?)?$")
        String group,
    @JsonPropertyDescription("Kind that the action is run on, literally.")
        @Required
        @Size(min = 1, max = 63)
        @Pattern("^[A-Za-z0-9]+$")
        String kind,
    @JsonPropertyDescription(
            "Name of the action as Argo CD lists it for the kind, literally, such as scale.")
        @Required
        @Size(min = 1, max = 63)
        @Pattern("^[A-Za-z0-9]([-_A-Za-z0-9]*[A-Za-z0-9])?$")
        String action,
    @JsonPropertyDescription(
            "Who may run it: deployers in unprotected environments (deployer), or approvers in protected ones (approver); each where they act when absent.")
        ActionTier tier) {}
