package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** Of a freeze that holds. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record FreezeStatus(
    @JsonPropertyDescription("Whether one holds now.") Boolean active,
    @JsonPropertyDescription("When the last of what holds now ends.") String until,
    @JsonPropertyDescription("Why, as the contract or the class says; absent where it does not.")
        String reason) {}
